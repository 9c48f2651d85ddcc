import { and, eq, gt, inArray, ne, sql } from 'drizzle-orm'
import { triageLeases } from '#db/tables/triage.ts'
import { users } from '#db/tables/workspaces.ts'
import { Forbidden } from '../values/errors.ts'
import { inTransaction, soon, type Scope } from '../values/scope.server.ts'

/** As long as a person may look at one prospect without a sign from the page, which gives one every minute. */
const LEASE_MS = 180_000
/** Renewed only in its second half: a page that loads anew must not write each time, or all others load anew too. */
const RENEW_MS = 90_000

/** Who has which of these prospects open, by the colleague's name. My own are not among them. */
export function heldByOthers(scope: Scope, { ids }: { ids: number[] }): Map<number, string> {
  const rows = scope.db
    .select({ id: triageLeases.prospectId, name: users.name })
    .from(triageLeases)
    .innerJoin(users, eq(users.id, triageLeases.userId))
    .where(
      and(
        inArray(triageLeases.prospectId, ids),
        eq(triageLeases.workspaceId, scope.workspaceId),
        ne(triageLeases.userId, personOf(scope)),
        gt(triageLeases.until, scope.now),
      ),
    )
    .all()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

/**
 * Takes a prospect in hand, and lets go of the one before.
 * @returns false when a colleague has it open
 */
export function takeInHand(scope: Scope, { prospectId }: { prospectId: number }): boolean {
  const userId = personOf(scope)
  const mine = scope.db
    .select({ until: triageLeases.until })
    .from(triageLeases)
    .where(and(eq(triageLeases.prospectId, prospectId), eq(triageLeases.userId, userId)))
    .get()
  if (mine && mine.until > soon(scope, { ms: RENEW_MS })) return true
  return inTransaction(scope, (tx) => {
    const until = soon(tx, { ms: LEASE_MS })
    const { changes } = tx.db
      .insert(triageLeases)
      .values({ prospectId, workspaceId: tx.workspaceId, userId, until })
      .onConflictDoUpdate({
        target: triageLeases.prospectId,
        set: { userId, until },
        setWhere: sql`${triageLeases.userId} = ${userId} or ${triageLeases.until} <= ${tx.now.getTime()}`,
      })
      .run()
    if (changes === 0) return false
    tx.db
      .delete(triageLeases)
      .where(
        and(
          eq(triageLeases.workspaceId, tx.workspaceId),
          eq(triageLeases.userId, userId),
          ne(triageLeases.prospectId, prospectId),
        ),
      )
      .run()
    return true
  })
}

/** What the person has in hand now, in any project. */
export function heldByMe(scope: Scope): number[] {
  return scope.db
    .select({ id: triageLeases.prospectId })
    .from(triageLeases)
    .where(
      and(
        eq(triageLeases.workspaceId, scope.workspaceId),
        eq(triageLeases.userId, personOf(scope)),
        gt(triageLeases.until, scope.now),
      ),
    )
    .all()
    .map(({ id }) => id)
}

/** The person who acts. @throws Forbidden for a job or a command: triage is a person's word */
export function personOf({ actor }: Scope): number {
  if (actor.kind !== 'user') throw new Forbidden('Only a person decides in triage.')
  return actor.userId
}
