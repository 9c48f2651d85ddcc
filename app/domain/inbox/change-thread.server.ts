import { and, eq, isNotNull, lte } from 'drizzle-orm'
import { messages, threadReads, threads } from '#db/tables/inbox.ts'
import type { ReplyClass } from '#db/vocabulary.ts'
import { record } from '../activity/record.server.ts'
import { setNextAction } from '../prospects/mirror.server.ts'
import { memberName } from '../workspaces/members.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { markPayment } from './payment-policy.server.ts'
import { getThread } from './read-thread.server.ts'
import { pointersOf, whoOf } from './thread-for.server.ts'
import { readerOf } from './thread-filter.server.ts'

/** Somebody looked at it; for the others it stays unread. */
export function markRead(scope: Scope, { threadId }: { threadId: number }): void {
  const userId = readerOf(scope)
  if (userId === null) return
  scope.db.insert(threadReads).values({ threadId, userId, at: scope.now }).onConflictDoNothing().run()
}

/** It is to be read again: something new is there, or somebody wants it so. */
export function markUnread(scope: Scope, { threadId }: { threadId: number }): void {
  set(scope, threadId, { unread: true })
  scope.db.delete(threadReads).where(eq(threadReads.threadId, threadId)).run()
}

/** Nothing more is to be done here until something new comes. */
export function markDone(scope: Scope, { threadId }: { threadId: number }): void {
  inTransaction(scope, (tx) => {
    const thread = getThread(tx, threadId)
    set(tx, threadId, { state: 'done', unread: false, snoozedUntil: null })
    record(tx, { ...pointersOf(thread), what: 'thread.done', because: 'marked done by hand' })
    if (thread.prospectId && thread.state === 'to_answer')
      setNextAction(tx, {
        prospectId: thread.prospectId,
        text: 'Wait for their next word',
        at: null,
        needsPerson: false,
      })
  })
}

/** It wants an answer after all. */
export function reopen(scope: Scope, { threadId }: { threadId: number }): void {
  inTransaction(scope, (tx) => {
    const thread = getThread(tx, threadId)
    set(tx, threadId, { state: 'to_answer', snoozedUntil: null })
    if (thread.prospectId)
      setNextAction(tx, {
        prospectId: thread.prospectId,
        text: `Answer ${whoOf(tx, thread)}`,
        at: null,
        needsPerson: true,
      })
  })
}

/** Away from the list until a day, then back at its top. */
export function snooze(scope: Scope, { threadId, until }: { threadId: number; until: Date }): void {
  inTransaction(scope, (tx) => {
    const thread = getThread(tx, threadId)
    set(tx, threadId, { state: 'later', snoozedUntil: until, unread: false })
    record(tx, {
      ...pointersOf(thread),
      what: 'thread.snoozed',
      because: 'put off by hand',
      data: { until: until.toISOString() },
    })
    if (thread.prospectId)
      setNextAction(tx, {
        prospectId: thread.prospectId,
        text: `Answer ${whoOf(tx, thread)}`,
        at: until,
        needsPerson: true,
      })
  })
}

/** Brings back what was put off until now. @returns how many */
export function wakeThreads(scope: Scope): number {
  return inTransaction(scope, (tx) => {
    const woken = tx.db
      .update(threads)
      .set({ state: 'to_answer', snoozedUntil: null })
      .where(
        and(
          eq(threads.workspaceId, tx.workspaceId),
          eq(threads.state, 'later'),
          isNotNull(threads.snoozedUntil),
          lte(threads.snoozedUntil, tx.now),
        ),
      )
      .returning({ id: threads.id })
      .all()
    for (const { id } of woken) markUnread(tx, { threadId: id })
    return woken.length
  })
}

/** Who of the team sees to it; null: nobody in particular. @throws NotFound for somebody who is not on the team */
export function assign(
  scope: Scope,
  { threadId, userId }: { threadId: number; userId: number | null },
): { name: string | null } {
  return inTransaction(scope, (tx) => {
    const thread = getThread(tx, threadId)
    const name = userId === null ? null : memberName(tx, userId)
    set(tx, threadId, { assigneeId: userId })
    record(tx, {
      ...pointersOf(thread),
      what: 'thread.assigned',
      because: 'given by hand',
      data: { to: name },
    })
    return { name }
  })
}

/** A person says what kind of reply it is: the proposed one accepted, or another. */
export function setReplyClass(
  scope: Scope,
  { threadId, replyClass }: { threadId: number; replyClass: ReplyClass },
): void {
  inTransaction(scope, (tx) => {
    const thread = getThread(tx, threadId)
    const isTheProposed = thread.replyClass === replyClass
    set(tx, threadId, {
      replyClass,
      replyClassConfirmed: true,
      ...(isTheProposed ? {} : { replyClassBecause: 'chosen by hand' }),
    })
    markPayment(tx, { threadId, words: replyClass === 'asks_payment' ? (thread.snippet ?? '') : null })
    record(tx, {
      ...pointersOf(thread),
      what: 'thread.classed',
      because: isTheProposed ? 'the proposed class was accepted' : 'chosen by hand',
      data: { from: thread.replyClass, to: replyClass },
    })
  })
}

/** The sentence that was taken for a promise is none. */
export function dismissPromise(
  scope: Scope,
  { threadId, messageId }: { threadId: number; messageId: number },
): void {
  getThread(scope, threadId)
  const { changes } = scope.db
    .update(messages)
    .set({ promiseDismissedAt: scope.now })
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.id, messageId),
        eq(messages.threadId, threadId),
      ),
    )
    .run()
  if (changes === 0) throw new NotFound('There is no such message in this conversation.')
}

function set(scope: Scope, threadId: number, values: Partial<typeof threads.$inferInsert>): void {
  const { changes } = scope.db
    .update(threads)
    .set(values)
    .where(and(eq(threads.workspaceId, scope.workspaceId), eq(threads.id, threadId)))
    .run()
  if (changes === 0) throw new NotFound('There is no such conversation.')
}
