import type { Scope } from '../values/scope.server.ts'
import { fileBefore } from './gap-queries.server.ts'
import type { GapSearch } from './gap-query.ts'
import type { Subject } from './gap-book.ts'
import { linkGap, rivalPages, type LinkGapRow, type RivalPage } from './link-gap.server.ts'
import { storedGap, type StoredGap } from './stored-gap.server.ts'

export type GapAnswer = Pick<StoredGap, 'languages' | 'platforms' | 'isBehind'> & {
  answer:
    | ({ kind: 'sites' } & Pick<StoredGap, 'rows' | 'total' | 'leftOut' | 'sets'>)
    | { kind: 'links'; rows: LinkGapRow[]; total: number; leftOut: StoredGap['leftOut'] }
    | { kind: 'pages'; rows: RivalPage[] }
}

/** The gap as asked: sites out of the book; pages, and links to a page of theirs, out of the links themselves. */
export function answerGap(
  scope: Scope,
  { projectId, query, subjects }: { projectId: number; query: GapSearch; subjects: Subject[] },
): GapAnswer {
  const { since, range, ...plain } = query
  const sinceFileId = fileBefore(scope, { projectId, since })
  const ranges = range ? [range] : []
  const { languages, platforms, isBehind, ...sites } = storedGap(scope, {
    ...plain,
    projectId,
    sinceFileId,
    ranges,
  })
  const around = { languages, platforms, isBehind }
  const rivals = subjects.filter((one) => !one.isOurs).map((one) => one.subject)
  const wanted = { ...plain, range, projectId, sinceFileId }
  if (query.level === 'target' && query.target === null)
    return { ...around, answer: { kind: 'pages', rows: rivalPages(scope, wanted) } }
  if (query.level === 'page' || query.target !== null)
    return { ...around, answer: { kind: 'links', ...linkGap(scope, wanted, rivals) } }
  return { ...around, answer: { kind: 'sites', ...sites } }
}
