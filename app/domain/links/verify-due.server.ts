import { and, asc, eq, gt, inArray, isNull, lte, notInArray, or, sql } from 'drizzle-orm'
import { links } from '#db/tables/links.ts'
import type { KnownPage } from '../pages/known-page.ts'
import { soon, tellTime, type Scope } from '../values/scope.server.ts'
import { noteNetwork } from './network-gone.server.ts'
import type { Evidence, Observation, Promised } from './observation.ts'
import { knownPage } from './known-page.server.ts'
import { settleCheck, type LinkRow } from './settle.server.ts'

/** Looks wait for their turn at a host and in the browser, so many take minutes; a crash frees the link after this. */
const LEASE_MS = 900_000

/** @param known the page as the last check found it, when it need not be fetched again unless it has changed */
export type Observe = (
  promised: Promised,
  known: KnownPage | null,
) => Promise<{ observation: Observation; evidence: Evidence }>

type How = {
  /** Looks to start at most. */
  atMost: number
  observe: Observe
  chance?: () => number
  /** Looking takes a while: a check is written down with the time at which it ended. */
  tell?: () => { now: Date; tempo: number }
  /** Looks under way by host, kept from one call to the next: one host must not take all places. */
  busy?: Map<string, number>
}

/** Links of one host that are looked at side by side. */
const PER_HOST = 4

/**
 * Checks the links that are due, many at once, each settled as soon as it was seen.
 * Safe to repeat and to run in two processes: a claim lets one process look, and ends by itself.
 * @returns how many were checked
 */
export async function verifyDue(scope: Scope, how: How): Promise<number> {
  const busy = how.busy ?? new Map<string, number>()
  let count = 0
  for (;;) {
    const looks = startDue(scope, { ...how, busy, atMost: how.atMost - count })
    if (looks.length === 0) return count
    await Promise.all(looks)
    count += looks.length
  }
}

/** Starts looks at links that are due, without waiting for them. @returns each until it is settled */
export function startDue(
  scope: Scope,
  {
    atMost,
    observe,
    chance = Math.random,
    tell = () => tellTime(scope.db),
    busy = new Map<string, number>(),
  }: How,
): Promise<void>[] {
  return claimDue(scope, atMost, busy).map(async (link) => {
    try {
      const { observation, evidence } = await observe(promiseOf(link), knownPage(scope, link))
      const after = { ...scope, ...tell() }
      settleCheck(after, {
        linkId: link.id,
        observation: { ...observation, checked_at: after.now.toISOString() },
        evidence,
        chance: chance(),
      })
      noteNetwork(after)
    } finally {
      addTo(busy, link.sourceHost, -1)
    }
  })
}

const AHEAD_MS = 3_600_000

/**
 * After a clock that was ahead has been set right, links would wait for a time that is far away. What was written down
 * in the future is due now. @returns how many links
 */
export function recoverFromClock(scope: Scope): number {
  const future = soon(scope, { ms: AHEAD_MS })
  return scope.db
    .update(links)
    .set({ nextAt: scope.now })
    .where(
      and(
        eq(links.workspaceId, scope.workspaceId),
        gt(links.nextAt, scope.now),
        or(gt(links.lastCheckedAt, future), and(isNull(links.lastCheckedAt), gt(links.createdAt, future))),
      ),
    )
    .run().changes
}

/** Makes links due at once: "check now" is the same path as the rhythm. @returns how many */
export function checkNow(scope: Scope, { linkIds }: { linkIds: number[] }): number {
  let count = 0
  for (let at = 0; at < linkIds.length; at += 5_000)
    count += scope.db
      .update(links)
      .set({ nextAt: scope.now })
      .where(and(eq(links.workspaceId, scope.workspaceId), inArray(links.id, linkIds.slice(at, at + 5_000))))
      .run().changes
  return count
}

export function promiseOf(link: LinkRow): Promised {
  return {
    source: link.sourceUrl,
    target: link.targetUrl,
    match: link.match,
    anchor: link.anchor ?? '',
    rel: link.rel,
  }
}

/** Takes due links, the longest due first, and no more of one host than it can bear. */
function claimDue(scope: Scope, atMost: number, busy: Map<string, number>): LinkRow[] {
  const claimed: LinkRow[] = []
  const isFull = (host: string) => (busy.get(host) ?? 0) >= PER_HOST
  while (claimed.length < atMost) {
    const full = [...busy.keys()].filter(isFull)
    const due = dueLinks(scope, { limit: atMost - claimed.length, full })
    if (due.length === 0) break
    for (const link of due) {
      if (isFull(link.sourceHost) || !claim(scope, link)) continue
      addTo(busy, link.sourceHost, 1)
      claimed.push(link)
    }
  }
  return claimed
}

function addTo(busy: Map<string, number>, host: string, change: 1 | -1): void {
  const count = (busy.get(host) ?? 0) + change
  if (count > 0) busy.set(host, count)
  else busy.delete(host)
}

function dueLinks(scope: Scope, { limit, full }: { limit: number; full: string[] }): LinkRow[] {
  // By the time first: with the plus, SQLite does not read and sort all links of the workspace for the few that are due.
  const isOurs = sql`+${links.workspaceId} = ${scope.workspaceId}`
  const isDue = and(isOurs, lte(links.nextAt, scope.now), isFree(scope))
  return scope.db
    .select()
    .from(links)
    .where(full.length > 0 ? and(isDue, notInArray(links.sourceHost, full)) : isDue)
    .orderBy(asc(links.nextAt), asc(links.id))
    .limit(limit)
    .all()
}

/** Finds the row still free and takes it; no row changed means that somebody else has it. */
function claim(scope: Scope, link: LinkRow): boolean {
  const taken = scope.db
    .update(links)
    .set({ claimedUntil: soon(scope, { ms: LEASE_MS }) })
    .where(and(eq(links.id, link.id), eq(links.nextAt, link.nextAt!), isFree(scope)))
    .run()
  return taken.changes === 1
}

/** A claim that ends later than any claim of now was made by a clock that was ahead. */
function isFree(scope: Scope) {
  return or(
    isNull(links.claimedUntil),
    lte(links.claimedUntil, scope.now),
    gt(links.claimedUntil, soon(scope, { ms: 2 * LEASE_MS })),
  )
}
