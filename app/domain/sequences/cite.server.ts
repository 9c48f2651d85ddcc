import { eq } from 'drizzle-orm'
import { prospects } from '#db/tables/prospects.ts'
import { record } from '../activity/record.server.ts'
import { readPage } from '../pages/reading.ts'
import { getProspect } from '../prospects/get-prospect.server.ts'
import { askForSnapshots, snapshotPage, snapshotsOf } from '../triage/snapshots.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getEnrolment } from './get-sequence.server.ts'
import { quotableIn, QUOTE_AT_MOST } from './quotable.ts'
import { settle } from './settle.server.ts'
import { says } from './truth/judgement.ts'

export type CiteRefusal = 'too-long' | 'no-page' | 'not-read' | 'not-on-page'

/** What can be quoted from the page of a prospect, as it was read last. It is read now when it was not, or long ago. */
export function quotable(
  scope: Scope,
  { pageUrl }: { pageUrl: string | null },
): { sentences: string[]; readAt: Date | null; because: string | null } {
  if (!pageUrl) return { sentences: [], readAt: null, because: 'The prospect has no page, only a site' }
  askForSnapshots(scope, { urls: [pageUrl] })
  const facts = snapshotsOf(scope, { urls: [pageUrl] }).get(pageUrl)
  const page = snapshotPage(scope, { url: pageUrl })
  if (!page)
    return {
      sentences: [],
      readAt: null,
      because: facts?.state === 'failed' ? facts.because : 'The page is being read: look again in a moment',
    }
  return { sentences: quotableIn(readPage(page).text), readAt: facts?.fetchedAt ?? null, because: null }
}

/**
 * Keeps words of theirs with the page and the day on which they were read there. Only words that the page says: what is not there
 * is refused. No words: the quote is forgotten.
 */
export function cite(
  scope: Scope,
  { prospectId, text }: { prospectId: number; text: string },
): { ok: true } | { ok: false; reason: CiteRefusal } {
  const words = text.replace(/\s+/g, ' ').trim()
  if (words.length > QUOTE_AT_MOST) return { ok: false, reason: 'too-long' }
  return inTransaction(scope, (tx) => {
    const prospect = getProspect(tx, prospectId)
    const url = prospect.pageUrl
    if (!url) return { ok: false, reason: 'no-page' } as const
    const page = words === '' ? null : snapshotPage(tx, { url })
    if (words !== '' && !page) return { ok: false, reason: 'not-read' } as const
    if (page && !says(readPage(page).text, words)) return { ok: false, reason: 'not-on-page' } as const
    const readAt = snapshotsOf(tx, { urls: [url] }).get(url)?.fetchedAt ?? tx.now
    const { quote: _before, ...rest } = prospect.facts
    const facts = words === '' ? rest : { ...rest, quote: { text: words, url, at: readAt.toISOString() } }
    tx.db.update(prospects).set({ facts, updatedAt: tx.now }).where(eq(prospects.id, prospectId)).run()
    record(tx, {
      what: 'prospect.changed',
      because: words === '' ? 'the quote was taken out by hand' : `quoted by hand: “${words}”`,
      projectId: prospect.projectId,
      siteId: prospect.siteId,
      prospectId,
    })
    return { ok: true } as const
  })
}

/** The same for the prospect of somebody in a sequence. @throws NotFound when they are not in it */
export function citeFor(
  scope: Scope,
  { sequenceId, enrolmentId, text }: { sequenceId: number; enrolmentId: number; text: string },
): ReturnType<typeof cite> {
  const enrolment = getEnrolment(scope, enrolmentId)
  if (enrolment.sequenceId !== sequenceId) throw new NotFound('There is no such enrolment.')
  const cited = cite(scope, { prospectId: enrolment.prospectId, text })
  if (cited.ok) settle(scope, { enrolmentId })
  return cited
}
