import { prospects } from '#db/tables/prospects.ts'
import { pageReadings, prospectScores, qualifyBatches } from '#db/tables/scores.ts'
import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import type { Web } from '#app/gateways/web/open-web.ts'
import { inTransaction, soon, tellTime, type Scope } from '../values/scope.server.ts'
import { siteOf } from '../values/web-address.ts'
import { freshReading, keepReading, readNow, type ReadNow } from './read-page.server.ts'
import { readOurPages, Topics } from './topics.server.ts'
import { weigh } from './weigh.server.ts'

type Waiting = typeof prospectScores.$inferSelect

const LEASE_MS = 180_000
const AT_ONCE = 16
/** More would only stand in the queue of their host and keep the places of others. */
const PER_SITE = 2
const LOOKED_THROUGH = 400
/** A page that a crash broke off so often is given up: something about it brings the process down. */
const MOST_ATTEMPTS = 3

/**
 * Reads the pages of prospects that wait for their score, as many side by side as there are places, until none waits.
 * Each is written down as it comes: a kill at any moment repeats at most those that were under way.
 */
export async function qualifyDue(
  scope: Scope,
  { web, signal }: { web: Web; signal?: AbortSignal },
): Promise<void> {
  const running = new Map<Promise<void>, string | null>()
  const topics = new Topics()
  const ready = new Set<number>()
  const failures: unknown[] = []
  for (;;) {
    const now = { ...scope, ...tellTime(scope.db) }
    const due = signal?.aborted || failures.length > 0 ? [] : dueScores(now, [...running.values()])
    for (const { prospectId, projectId, url } of due) {
      if (!ready.has(projectId)) {
        ready.add(projectId)
        await readOurPages(scope, web, projectId)
      }
      const row = claim(now, prospectId)
      if (!row) continue
      const look: Promise<void> = qualify(scope, row, { web, signal, topics })
        .catch((error: unknown) => void failures.push(error))
        .finally(() => running.delete(look))
      running.set(look, siteOf(url))
    }
    if (running.size === 0) break
    await Promise.race(running.keys())
  }
  if (failures.length > 0) throw failures[0]
}

/** The next ones to read, without those of sites that are busy already. */
function dueScores(scope: Scope, busy: (string | null)[]) {
  const waiting = scope.db
    .select({
      prospectId: prospectScores.prospectId,
      projectId: prospectScores.projectId,
      url: prospectScores.url,
    })
    .from(prospectScores)
    .where(
      and(
        eq(prospectScores.workspaceId, scope.workspaceId),
        eq(prospectScores.state, 'waiting'),
        isFree(scope),
      ),
    )
    .orderBy(asc(prospectScores.prospectId))
    .limit(LOOKED_THROUGH)
    .all()
  const counts = new Map<string | null, number>()
  for (const site of busy) counts.set(site, (counts.get(site) ?? 0) + 1)
  const chosen = waiting.filter(({ url }) => {
    const site = siteOf(url)
    const count = counts.get(site) ?? 0
    if (count < PER_SITE) counts.set(site, count + 1)
    return count < PER_SITE
  })
  return chosen.slice(0, AT_ONCE - busy.length)
}

function claim(scope: Scope, prospectId: number): Waiting | null {
  const row = scope.db
    .update(prospectScores)
    .set({ claimedUntil: soon(scope, { ms: LEASE_MS }), attempts: sql`${prospectScores.attempts} + 1` })
    .where(and(eq(prospectScores.prospectId, prospectId), eq(prospectScores.state, 'waiting'), isFree(scope)))
    .returning()
    .get()
  if (!row) return null
  if (row.attempts <= MOST_ATTEMPTS) return row
  inTransaction(scope, (tx) =>
    settle(tx, row, { ok: false, reason: `broken off ${MOST_ATTEMPTS} times; look by hand` }, new Topics()),
  )
  return null
}

function isFree(scope: Scope) {
  return or(isNull(prospectScores.claimedUntil), lte(prospectScores.claimedUntil, scope.now))
}

async function qualify(
  scope: Scope,
  row: Waiting,
  { web, signal, topics }: { web: Web; signal?: AbortSignal; topics: Topics },
): Promise<void> {
  const before = { ...scope, ...tellTime(scope.db) }
  const known = freshReading(before, row.url)
  const read = known === null ? await readNow(web, row.url, before.now) : known
  // A door that was closed under the look says nothing about the page: it waits for the next start.
  if (signal?.aborted && typeof read !== 'number' && !read.ok) return release(scope, row)
  inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => settle(tx, row, read, topics))
}

/** Writes down what came, unless it was cancelled in the meantime. @param read a reading, or the id of a stored one */
function settle(
  scope: Scope,
  { prospectId, projectId, batchId }: Waiting,
  read: ReadNow | number,
  topics: Topics,
): void {
  const outcome =
    typeof read === 'number'
      ? { state: 'read' as const, readingId: read, trouble: null }
      : read.ok
        ? { state: 'read' as const, readingId: keepReading(scope, read.reading), trouble: null }
        : { state: 'unreadable' as const, trouble: read.reason }
  const { changes } = scope.db
    .update(prospectScores)
    .set({ ...outcome, claimedUntil: null, attempts: 0 })
    .where(and(eq(prospectScores.prospectId, prospectId), eq(prospectScores.state, 'waiting')))
    .run()
  if (changes === 0) return
  const counted =
    outcome.state === 'read'
      ? { readCount: sql`${qualifyBatches.readCount} + 1` }
      : { unreadableCount: sql`${qualifyBatches.unreadableCount} + 1` }
  scope.db.update(qualifyBatches).set(counted).where(eq(qualifyBatches.id, batchId)).run()
  if (outcome.state !== 'read') return
  giveTitle(scope, prospectId, outcome.readingId)
  weigh(scope, { projectId, ids: [prospectId], topics })
}

/** A page that came without a title gets its own. */
function giveTitle(scope: Scope, prospectId: number, readingId: number): void {
  const reading = scope.db
    .select({ title: pageReadings.title })
    .from(pageReadings)
    .where(eq(pageReadings.id, readingId))
    .get()
  if (!reading?.title) return
  scope.db
    .update(prospects)
    .set({ pageTitle: reading.title, updatedAt: scope.now })
    .where(
      and(eq(prospects.id, prospectId), isNull(prospects.pageTitle), sql`${prospects.pageUrl} is not null`),
    )
    .run()
}

function release(scope: Scope, { prospectId, attempts }: Waiting): void {
  scope.db
    .update(prospectScores)
    .set({ claimedUntil: null, attempts: attempts - 1 })
    .where(eq(prospectScores.prospectId, prospectId))
    .run()
}
