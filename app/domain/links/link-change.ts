import { partsOf, type DiffPart } from './page-diff.ts'
import { seenIn, whatChanged, type KeptCheck } from './what-changed.ts'

/** The link in one of two checks, cut into what stayed and what changed; null when there was none. */
export type LinkSide = { id: number; at: Date; parts: DiffPart[] | null }
export type LinkChange = { before: LinkSide; after: LinkSide; changes: string[]; isSame: boolean }

/** Two checks compared for showing: the clauses of the sentence and the link's HTML on both sides. */
export function changeBetween<C extends KeptCheck & { id: number; at: Date }>(
  before: C,
  after: C,
): LinkChange {
  const [was, is] = [before.linkHtml, after.linkHtml]
  const parts = was !== null && is !== null ? partsOf(was, is) : { before: whole(was), after: whole(is) }
  return {
    before: { id: before.id, at: before.at, parts: parts.before },
    after: { id: after.id, at: after.at, parts: parts.after },
    changes: whatChanged(seenIn(before), seenIn(after)),
    isSame: was === is,
  }
}

function whole(text: string | null): DiffPart[] | null {
  return text === null ? null : [{ text, isChanged: false }]
}
