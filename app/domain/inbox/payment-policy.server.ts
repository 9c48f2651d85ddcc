import { and, desc, eq } from 'drizzle-orm'
import { messages } from '#db/tables/inbox.ts'
import { workspaces } from '#db/tables/workspaces.ts'
import { record } from '../activity/record.server.ts'
import { readWithoutSnippets } from '../templates/snippets.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { USUAL_PAYMENT_POLICY, type PaymentPolicy } from './payment-policy.ts'
import { openFilling } from './fill-words.server.ts'
import type { Thread } from './thread-for.server.ts'

/** The policy of the team; what it has not written is as it comes with the program. */
export function paymentPolicy(scope: Scope): PaymentPolicy {
  const own = scope.db
    .select({ policy: workspaces.paymentPolicy, reply: workspaces.paymentReply })
    .from(workspaces)
    .where(eq(workspaces.id, scope.workspaceId))
    .get()!
  return {
    policy: own.policy ?? USUAL_PAYMENT_POLICY.policy,
    reply: own.reply ?? USUAL_PAYMENT_POLICY.reply,
  }
}

/** Sets policy and answer; an empty text goes back to the usual one. @returns what is wrong with the answer, or null */
export function setPaymentPolicy(scope: Scope, { policy, reply }: PaymentPolicy): string | null {
  const parsed = readWithoutSnippets(reply, 'Snippets stand in templates and steps; write the words out here')
  if (!parsed.ok) return parsed.error.message
  inTransaction(scope, (tx) => {
    tx.db
      .update(workspaces)
      .set({ paymentPolicy: policy || null, paymentReply: reply.replace(/\r\n?/g, '\n') || null })
      .where(eq(workspaces.id, tx.workspaceId))
      .run()
    record(tx, { what: 'workspace.payment_policy', because: null, data: { policy } })
  })
  return null
}

/** What the conversation shows while it asks for payment: their words, the policy, and the answer ready to be sent. */
export function paymentAsked(scope: Scope, thread: Thread) {
  if (thread.replyClass !== 'asks_payment') return null
  const { policy, reply } = paymentPolicy(scope)
  return { policy, reply: openFilling(scope, thread)(reply) }
}

/** A person classed the conversation by hand: its last human message asks for payment, or does not. */
export function markPayment(
  scope: Scope,
  { threadId, words }: { threadId: number; words: string | null },
): void {
  const last = scope.db
    .select({ id: messages.id, paymentWords: messages.paymentWords })
    .from(messages)
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(messages.threadId, threadId),
        eq(messages.direction, 'in'),
        eq(messages.kind, 'reply'),
      ),
    )
    .orderBy(desc(messages.at), desc(messages.id))
    .get()
  if (!last || (last.paymentWords === null) === (words === null)) return
  scope.db.update(messages).set({ paymentWords: words }).where(eq(messages.id, last.id)).run()
}
