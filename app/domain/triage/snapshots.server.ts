import { and, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm'
import { pageCopies } from '#db/tables/links.ts'
import { pageSnapshots } from '#db/tables/triage.ts'
import { readPageCopy } from '../pages/page-copies.server.ts'
import { inTransaction, soon, type Scope } from '../values/scope.server.ts'

const HOUR_MS = 3_600_000
/** What was read longer ago is read anew, and shown as it was until then. */
const FRESH_MS = 7 * 24 * HOUR_MS
/** A page that could not be read is tried again when somebody meets it after this. */
const RETRY_MS = HOUR_MS

export type SnapshotFacts = {
  state: 'waiting' | 'read' | 'failed'
  because: string | null
  fetchedAt: Date | null
  /** There is something to show, though it may be about to be read anew. */
  isShown: boolean
}

/** The page of a prospect: its own, or the front page of its site. */
export function pageOfProspect({ pageUrl, domain }: { pageUrl: string | null; domain: string }): string {
  return pageUrl ?? `http://${domain}/`
}

/** How far the reading of these pages is, by address. */
export function snapshotsOf(scope: Scope, { urls }: { urls: string[] }): Map<string, SnapshotFacts> {
  const rows = scope.db
    .select({
      url: pageSnapshots.url,
      state: pageSnapshots.state,
      because: pageSnapshots.because,
      fetchedAt: pageSnapshots.fetchedAt,
      isShown: sql<boolean>`${pageCopies.hash} is not null`.mapWith(Boolean),
    })
    .from(pageSnapshots)
    .leftJoin(pageCopies, eq(pageCopies.hash, pageSnapshots.pageHash))
    .where(and(eq(pageSnapshots.workspaceId, scope.workspaceId), inArray(pageSnapshots.url, urls)))
    .all()
  return new Map(rows.map(({ url, ...facts }) => [url, facts]))
}

/**
 * Has pages read that nobody has read yet, or not lately. Writes only where something is to be done.
 * @param urls the one in hand first
 */
export function askForSnapshots(scope: Scope, { urls }: { urls: string[] }): void {
  const wanted = [...new Set(urls)]
  const known = snapshotsOf(scope, { urls: wanted })
  const fresh = [...known].filter(([, facts]) => !isToBeRead(scope, facts)).map(([url]) => url)
  const rest = wanted.filter((url) => !fresh.includes(url))
  if (rest.length === 0) return
  inTransaction(scope, (tx) => {
    for (const url of rest) ask(tx, url)
  })
}

/** Has a page read anew, whatever is known of it. */
export function askAgain(scope: Scope, { url }: { url: string }): void {
  ask(scope, url)
}

/** The HTML of a page that was read, with the address at which it was found; null when there is none (any more). */
export function snapshotPage(scope: Scope, { url }: { url: string }): { html: string; url: string } | null {
  const row = scope.db
    .select({ pageHash: pageSnapshots.pageHash, finalUrl: pageSnapshots.finalUrl })
    .from(pageSnapshots)
    .where(and(eq(pageSnapshots.workspaceId, scope.workspaceId), eq(pageSnapshots.url, url)))
    .get()
  const html = row?.pageHash ? readPageCopy(scope, row.pageHash) : null
  return html === null ? null : { html, url: row?.finalUrl ?? url }
}

function isToBeRead(scope: Scope, { state, fetchedAt, isShown }: SnapshotFacts): boolean {
  if (state === 'waiting') return false
  const age = scope.now.getTime() - (fetchedAt?.getTime() ?? 0)
  return state === 'failed' ? age > RETRY_MS * scope.tempo : !isShown || age > FRESH_MS
}

function ask(tx: Scope, url: string): void {
  const asked = { state: 'waiting', askedAt: tx.now, attempts: 0, claimedUntil: null } as const
  tx.db
    .insert(pageSnapshots)
    .values({ workspaceId: tx.workspaceId, url, ...asked })
    .onConflictDoUpdate({ target: [pageSnapshots.workspaceId, pageSnapshots.url], set: asked })
    .run()
}

const LEASE_MS = 90_000

/** A page that waits and that nobody reads, those asked for last before all others; claimed, or null. */
export function claimSnapshot(scope: Scope): typeof pageSnapshots.$inferSelect | null {
  const isFree = or(isNull(pageSnapshots.claimedUntil), lte(pageSnapshots.claimedUntil, scope.now))
  const isDue = and(
    eq(pageSnapshots.workspaceId, scope.workspaceId),
    sql`${pageSnapshots.state} = 'waiting'`,
    isFree,
  )
  return inTransaction(scope, (tx) => {
    const due = tx.db
      .select({ id: pageSnapshots.id })
      .from(pageSnapshots)
      .where(isDue)
      .orderBy(sql`${pageSnapshots.askedAt} desc, ${pageSnapshots.id}`)
      .limit(1)
      .get()
    if (!due) return null
    return tx.db
      .update(pageSnapshots)
      .set({ claimedUntil: soon(tx, { ms: LEASE_MS }), attempts: sql`${pageSnapshots.attempts} + 1` })
      .where(eq(pageSnapshots.id, due.id))
      .returning()
      .get()
  })
}

/** Writes down what a page was found to be; one that was asked for again meanwhile is taken as read. */
export function settleSnapshot(
  scope: Scope,
  id: number,
  found: { state: 'read'; pageHash: string; finalUrl: string } | { state: 'failed'; because: string },
): void {
  scope.db
    .update(pageSnapshots)
    .set({ because: null, ...found, fetchedAt: scope.now, claimedUntil: null })
    .where(eq(pageSnapshots.id, id))
    .run()
}
