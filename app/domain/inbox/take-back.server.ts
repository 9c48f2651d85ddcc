import { and, eq } from 'drizzle-orm'
import { threads } from '#db/tables/inbox.ts'
import { outbox } from '#db/tables/outreach.ts'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getThread } from './read-thread.server.ts'
import { pointersOf } from './thread-for.server.ts'

/** For how long an answer waits, so that its writer can take it back: machine milliseconds. */
export const TAKE_BACK_MS = 10_000

/**
 * Takes back an answer that nobody works at yet. Its words stay, for {@link takenBack}.
 * @returns false when it is on its way or gone
 */
export function takeBack(
  scope: Scope,
  { threadId, outboxId }: { threadId: number; outboxId: number },
): boolean {
  return inTransaction(scope, (tx) => {
    const thread = getThread(tx, threadId)
    const { changes } = tx.db
      .update(outbox)
      .set({ state: 'cancelled', because: 'taken back before it left' })
      .where(and(ours(tx, threadId, outboxId), eq(outbox.state, 'planned')))
      .run()
    if (changes === 0) return false
    tx.db.update(threads).set({ state: 'to_answer' }).where(eq(threads.id, threadId)).run()
    record(tx, {
      ...pointersOf(thread),
      what: 'mail.taken_back',
      because: 'taken back by hand before it left',
      data: { outboxId },
    })
    return true
  })
}

/** The words of an answer that was taken back, to go on with; null when there is none. */
export function takenBack(
  scope: Scope,
  { threadId, outboxId }: { threadId: number; outboxId: number },
): string | null {
  const row = scope.db
    .select({ text: outbox.text })
    .from(outbox)
    .where(and(ours(scope, threadId, outboxId), eq(outbox.state, 'cancelled')))
    .get()
  return row?.text ?? null
}

function ours(scope: Scope, threadId: number, outboxId: number) {
  return and(
    eq(outbox.workspaceId, scope.workspaceId),
    eq(outbox.id, outboxId),
    eq(outbox.threadId, threadId),
    eq(outbox.kind, 'reply'),
  )
}
