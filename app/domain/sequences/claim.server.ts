import { and, eq } from 'drizzle-orm'
import { threads } from '#db/tables/inbox.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { contacts } from '#db/tables/sites.ts'
import type { Mailbox } from '../mailboxes/connection.server.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import type { TooSoon } from '../outbox/fatigue.ts'
import { takeLease, type OutboxRow } from '../outbox/lease.server.ts'
import { gapMs } from '../outbox/pace.ts'
import { tellRamp } from '../outbox/ramp.server.ts'
import { suppressionFor } from '../sites/suppression.server.ts'
import { emailSite } from '../values/email-address.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { factsOf } from './facts.server.ts'
import { mayLeave, mayLeaveByHand, type ByHand, type Facts, type MayLeave } from './may-leave.ts'
import { sendingStop } from './stop-sending.server.ts'
import { truthOf } from './truth/current.server.ts'
import { heardFrom } from './truth/heard-from.server.ts'

export type Claimed = { row: OutboxRow; mailbox: Mailbox }
/** `look`: its reason is to be looked at first, which is done elsewhere; the others go on. */
type Answer = MayLeave | { do: 'gone' } | { do: 'look'; because: string }

/**
 * The claim: one transaction that looks at everything again and, only if all is well, sets a lease. Two workers can never have the same
 * message, nor two messages of one mailbox at once; the pause after it begins here, so that a crash does not shorten it.
 */
export function claim(
  scope: Scope,
  { outboxId, workerId }: { outboxId: number; workerId: string },
): { ok: true; claimed: Claimed } | { ok: false; answer: Answer } {
  return inTransaction(scope, (tx) => {
    const row = waitingRow(tx, outboxId)
    if (!row || row.heldBecause !== null || row.dueAt > tx.now)
      return { ok: false, answer: { do: 'gone' } } as const
    const mailbox = getMailbox(tx, row.mailboxId)
    const facts = row.kind === 'step' ? factsOf(tx, row, mailbox) : null
    const answer = facts ? mayGoAsStep(tx, row, facts) : mayLeaveByHand(byHandOf(tx, row, mailbox))
    if (facts?.enrolment.isFirst) tellTooSoon(tx, row, facts.tooSoon)
    if (answer.do !== 'go') return { ok: false, answer } as const
    if (row.kind === 'step') readdress(tx, row)
    const taken = takeLease(tx, { outboxId, workerId })
    if (!taken) return { ok: false, answer: { do: 'gone' } } as const
    if (facts) {
      keepDistance(tx, taken, mailbox)
      tellRamp(tx, mailbox, facts.mailbox.rampHaltedAt)
    }
    return { ok: true, claimed: { row: taken, mailbox } } as const
  })
}

/** The reason is looked up last: only where nothing else stands in the way does a look count. */
function mayGoAsStep(scope: Scope, row: OutboxRow, facts: Facts): Answer {
  const answer = mayLeave(facts)
  if (answer.do !== 'go') return answer
  const heard = heardFrom(scope, { enrolmentId: row.enrolmentId! })
  if (heard) return { do: 'hold', because: heard }
  return truthOf(scope, { outboxId: row.id, enrolmentId: row.enrolmentId!, stepNumber: row.stepNumber! })
}

function waitingRow(scope: Scope, outboxId: number): OutboxRow | undefined {
  return scope.db
    .select()
    .from(outbox)
    .where(and(eq(outbox.workspaceId, scope.workspaceId), eq(outbox.id, outboxId)))
    .get()
}

/** Reads what decides about mail that is no step. */
function byHandOf(scope: Scope, row: OutboxRow, mailbox: Mailbox): ByHand {
  const isReply = row.kind === 'reply'
  return {
    sendingIsStopped: sendingStop(scope) !== null,
    mailbox,
    kind: row.kind === 'step' ? 'reply' : row.kind,
    suppressedBecause: isReply ? (suppressionFor(scope, row.toAddress)?.origin ?? null) : null,
    theyWrote: isReply && theyWrote(scope, row),
  }
}

function theyWrote(scope: Scope, row: OutboxRow): boolean {
  if (!row.threadId) return false
  const thread = scope.db
    .select({ hasIncoming: threads.hasIncoming })
    .from(threads)
    .where(and(eq(threads.workspaceId, scope.workspaceId), eq(threads.id, row.threadId)))
    .get()
  return thread?.hasIncoming ?? false
}

/** The enrolment says why its first step waits, and no longer when it does not. */
function tellTooSoon(scope: Scope, { enrolmentId }: OutboxRow, tooSoon: TooSoon | null): void {
  scope.db
    .update(enrolments)
    .set({ tooSoonBecause: tooSoon?.because ?? null })
    .where(eq(enrolments.id, enrolmentId!))
    .run()
}

/** The contact may have another address since this was planned; bytes made for the old one are dropped: they never left. */
function readdress(scope: Scope, row: OutboxRow): void {
  const contact = row.contactId
    ? scope.db.select({ email: contacts.email }).from(contacts).where(eq(contacts.id, row.contactId)).get()
    : undefined
  if (!contact?.email || contact.email.toLowerCase() === row.toAddress.toLowerCase()) return
  scope.db
    .update(outbox)
    .set({
      toAddress: contact.email,
      toDomain: emailSite(contact.email),
      mime: null,
      messageId: null,
      unsubscribeToken: null,
    })
    .where(eq(outbox.id, row.id))
    .run()
}

function keepDistance(scope: Scope, row: OutboxRow, mailbox: Mailbox): void {
  const ms = gapMs({
    minSeconds: mailbox.gapMinSeconds,
    maxSeconds: mailbox.gapMaxSeconds,
    seed: `outbox:${row.id}:${row.attemptCount}`,
  })
  scope.db
    .update(mailboxes)
    .set({ nextSendAt: new Date(scope.now.getTime() + ms) })
    .where(eq(mailboxes.id, mailbox.id))
    .run()
}
