import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { links } from '#db/tables/links.ts'
import type { KnownPage } from '../pages/known-page.ts'
import { soon, tellTime, type Scope } from '../values/scope.server.ts'
import { noteNetwork } from './network-gone.server.ts'
import type { Evidence, Observation, Promised } from './observation.ts'
import { knownPage } from './known-page.server.ts'
import { settleCheck, type LinkRow } from './settle.server.ts'

/** A look at one page takes half a minute at most; a crash frees the link after this. */
const LEASE_MS = 180_000

/** @param known the page as the last check found it, when it need not be fetched again unless it has changed */
export type Observe = (
  promised: Promised,
  known: KnownPage | null,
) => Promise<{ observation: Observation; evidence: Evidence }>

/**
 * Checks the links that are due, many at once, each settled as soon as it was seen.
 * Safe to repeat and to run in two processes: a claim lets one process look, and ends by itself.
 * @returns how many were checked
 */
export async function verifyDue(
  scope: Scope,
  {
    atMost,
    observe,
    chance = Math.random,
    tell = () => tellTime(scope.db),
  }: {
    atMost: number
    observe: Observe
    chance?: () => number
    /** Looking takes a while: a check is written down with the time at which it ended. */
    tell?: () => { now: Date; tempo: number }
  },
): Promise<number> {
  const due = dueLinks(scope, atMost).filter((link) => claim(scope, link))
  await Promise.all(
    due.map(async (link) => {
      const { observation, evidence } = await observe(promiseOf(link), knownPage(scope, link))
      const after = { ...scope, ...tell() }
      const at = { checked_at: after.now.toISOString() }
      settleCheck(after, {
        linkId: link.id,
        observation: { ...observation, ...at },
        evidence,
        chance: chance(),
      })
    }),
  )
  if (due.length > 0) noteNetwork({ ...scope, ...tell() })
  return due.length
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

function dueLinks(scope: Scope, atMost: number): LinkRow[] {
  return scope.db
    .select()
    .from(links)
    .where(and(eq(links.workspaceId, scope.workspaceId), lte(links.nextAt, scope.now), isFree(scope)))
    .orderBy(asc(links.nextAt), asc(links.id))
    .limit(atMost)
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

function isFree(scope: Scope) {
  return or(isNull(links.claimedUntil), lte(links.claimedUntil, scope.now))
}
