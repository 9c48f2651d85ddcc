import { and, eq, gt, inArray, isNotNull, isNull, lte, or, sql } from 'drizzle-orm'
import { outbox } from '#db/tables/outreach.ts'
import { ofWorkspace } from '../values/of-workspace.server.ts'
import { inTransaction, soon, type Scope } from '../values/scope.server.ts'
import { backOff } from './after-attempt.ts'

/** Machine milliseconds a worker has for one attempt, and for filing what was sent. */
export const LEASE_MS = 10 * 60_000
/** Machine milliseconds during which evidence is sought for a message of which nobody knows whether it left. */
export const LOOK_MS = 15 * 60_000

export type OutboxRow = typeof outbox.$inferSelect

/** The row is not ours any more: it was cancelled, or another worker has it. Nothing has left. */
export class LeaseLost extends Error {
  override name = 'LeaseLost'
  constructor() {
    super('The message was taken back or taken over.')
  }
}

/** Takes a waiting row for this worker. @returns the row, or null when somebody else was quicker */
export function takeLease(
  scope: Scope,
  { outboxId, workerId }: { outboxId: number; workerId: string },
): OutboxRow | null {
  return (
    scope.db
      .update(outbox)
      .set({
        state: 'claimed',
        claimedBy: workerId,
        claimedUntil: soon(scope, { ms: LEASE_MS }),
        attemptCount: sql`${outbox.attemptCount} + 1`,
      })
      .where(
        and(
          eq(outbox.workspaceId, scope.workspaceId),
          eq(outbox.id, outboxId),
          inArray(outbox.state, ['planned', 'failed_retry']),
          isNull(outbox.heldBecause),
        ),
      )
      .returning()
      .get() ?? null
  )
}

/**
 * Moves a row on, only if it is still ours and still where we left it.
 * @throws LeaseLost otherwise
 */
export function advance(
  scope: Scope,
  { outboxId, workerId, from }: { outboxId: number; workerId: string; from: OutboxRow['state'] },
  values: Partial<typeof outbox.$inferInsert>,
): void {
  const { changes } = scope.db
    .update(outbox)
    .set(values)
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(outbox.id, outboxId),
        eq(outbox.claimedBy, workerId),
        eq(outbox.state, from),
      ),
    )
    .run()
  if (changes !== 1) throw new LeaseLost()
}

/**
 * Brings home the rows of workers that died. Before the line nothing has left: the same bytes are tried again. Past it nobody
 * knows: unknown, and evidence is sought; it is never sent again by the program.
 */
export function recoverLeases(scope: Scope): { retried: number; unknown: number } {
  return inTransaction(scope, (tx) => {
    const dead = tx.db
      .select({ id: outbox.id, state: outbox.state, attemptCount: outbox.attemptCount })
      .from(outbox)
      .where(
        and(
          ofWorkspace(outbox.workspaceId, tx),
          isNotNull(outbox.claimedUntil),
          // A lease longer than any that is given was taken while the clock was wrong.
          or(lte(outbox.claimedUntil, tx.now), gt(outbox.claimedUntil, soon(tx, { ms: 2 * LOOK_MS }))),
          inArray(outbox.state, ['claimed', 'built', 'sending', 'may_have_left']),
        ),
      )
      .all()
    const counts = { retried: 0, unknown: 0 }
    for (const row of dead) {
      const mayHaveLeft = row.state === 'may_have_left'
      counts[mayHaveLeft ? 'unknown' : 'retried'] += 1
      const ms = backOff({
        tries: row.attemptCount,
        firstMs: 5_000,
        mostMs: 600_000,
        seed: `outbox:${row.id}`,
      })
      tx.db
        .update(outbox)
        .set(
          mayHaveLeft
            ? {
                state: 'unknown',
                because: 'The program ended while the mail server was taking the message. It may have left.',
                claimedUntil: soon(tx, { ms: LOOK_MS }),
              }
            : {
                state: 'failed_retry',
                because: 'The program ended before the message was given over.',
                claimedBy: null,
                claimedUntil: null,
                dueAt: soon(tx, { ms }),
              },
        )
        .where(and(eq(outbox.id, row.id), eq(outbox.state, row.state)))
        .run()
    }
    return counts
  })
}
