import type { Queries } from '#db/client.server.ts'
import { instance } from '#db/tables/workspaces.ts'
import { eq } from 'drizzle-orm'
import { tell, type Clock } from './clock.ts'

declare const minted: unique symbol
/** A workspace that somebody has shown a right to. Minted only at the door: the session gate and the job runner. */
export type WorkspaceId = number & { readonly [minted]: 'workspace' }

export type Actor =
  | { kind: 'user'; userId: number; name: string }
  | { kind: 'job'; name: string }
  | { kind: 'cli'; name: string }

/** Who acts, for which team, on which database, and when: the first argument of every use case. */
export type Scope = {
  db: Queries
  workspaceId: WorkspaceId
  actor: Actor
  now: Date
  /** How many times faster than the wall clock time runs: 1, except in the sandbox. */
  tempo: number
}

export function mintWorkspaceId(id: number): WorkspaceId {
  return id as WorkspaceId
}

type NotAPromise<T> = T extends PromiseLike<unknown> ? never : T

/**
 * Runs `work` in one immediate transaction. `work` must not await: on better-sqlite3 an async transaction
 * compiles and then fails at run time (drizzle-orm #2275), so its type refuses a promise.
 */
export function inTransaction<S extends { db: Queries }, T>(scope: S, work: (scope: S) => NotAPromise<T>): T {
  return scope.db.transaction((db) => work({ ...scope, db: db as unknown as Queries }) as T, {
    behavior: 'immediate',
  })
}

/** The clock of this installation: the machine's, or the sandbox's fast one. */
export function readClock(db: Queries): Clock | null {
  const row = db.select({ value: instance.value }).from(instance).where(eq(instance.key, 'clock')).get()
  return (row?.value as Clock | undefined) ?? null
}

/** @returns the product's now and tempo, at the machine's time `wall` (default: this moment). */
export function tellTime(db: Queries, wall: Date = new Date()): { now: Date; tempo: number } {
  return tell(readClock(db), wall)
}

/**
 * An instant after `scope.now` by a span of the machine's time: leases, retries and "recently" are about machines,
 * so they keep their length when the sandbox's clock runs fast.
 */
export function soon(scope: Pick<Scope, 'now' | 'tempo'>, { ms }: { ms: number }): Date {
  return new Date(scope.now.getTime() + ms * scope.tempo)
}
