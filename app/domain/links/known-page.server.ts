import { and, eq, gte, isNull } from 'drizzle-orm'
import { checks } from '#db/tables/links.ts'
import type { KnownPage } from '../pages/known-page.ts'
import { readPageCopy } from '../pages/page-copies.server.ts'
import type { Scope } from '../values/scope.server.ts'
import type { LinkRow } from './settle.server.ts'

/** A server that says "not modified" without end is not believed longer: the page is then fetched whole again. */
const BELIEVED_MS = 35 * 24 * 3_600_000

/**
 * The page of a link as its last check found it, when a "not modified" may stand for it: the link was there, at its own
 * address, the copy is still kept, and this content was really fetched not long ago. Bad news is always fetched anew.
 */
export function knownPage(scope: Scope, link: LinkRow): KnownPage | null {
  if (link.lastCheckId === null || link.firstBadAt !== null) return null
  const last = scope.db.select().from(checks).where(eq(checks.id, link.lastCheckId)).get()
  const isGood = last?.verdict === 'live' || last?.verdict === 'live_with_issues'
  if (!last || !isGood || last.httpStatus !== 200 || !last.headers || !last.pageHash) return null
  if (last.obtained === 'as_browser' || last.seenByUserId !== null) return null
  const url = new URL(link.sourceUrl)
  url.hash = ''
  if (last.finalUrl !== url.href || !wasFetched(scope, link.id, last.pageHash)) return null
  const html = readPageCopy(scope, last.pageHash)
  if (html === null) return null
  return {
    url: url.href,
    headers: Object.entries(last.headers),
    html,
  }
}

function wasFetched(scope: Scope, linkId: number, pageHash: string): boolean {
  const since = new Date(scope.now.getTime() - BELIEVED_MS)
  const found = scope.db
    .select({ id: checks.id })
    .from(checks)
    .where(
      and(
        eq(checks.linkId, linkId),
        eq(checks.pageHash, pageHash),
        isNull(checks.obtained),
        gte(checks.at, since),
      ),
    )
    .get()
  return found !== undefined
}
