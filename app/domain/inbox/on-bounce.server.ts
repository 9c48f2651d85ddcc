import { and, eq, gte, isNull, count } from 'drizzle-orm'
import { messages, threads } from '#db/tables/inbox.ts'
import { enrolments } from '#db/tables/outreach.ts'
import type { BounceClass } from '#db/vocabulary.ts'
import { record } from '../activity/record.server.ts'
import { mailboxInTrouble } from '../outbox/mailbox-health.server.ts'
import { refusalMeaning } from '../outbox/refusal-meaning.ts'
import { touch } from '../prospects/mirror.server.ts'
import { holdEnrolment } from '../sequences/hold.server.ts'
import { stopForBounce } from '../sequences/stop.server.ts'
import { suppress } from '../sites/suppression.server.ts'
import type { Scope } from '../values/scope.server.ts'
import type { DeliveryReport } from './bounce.ts'
import type { FailedRecipient } from './failed-recipients.ts'
import { fileIncoming, type Arrival } from './file-incoming.server.ts'
import { lastSentTo, sentById } from './gather.server.ts'
import type { Sent } from './match.ts'
import { pointersOf, threadForSent } from './thread-for.server.ts'

const DAY_MS = 24 * 3_600_000
/** So many temporary failures in 30 days are too many: a person must look. */
const TEMPORARY_LIMIT = 3

const CLASS_WORDS: Record<BounceClass, string> = {
  dead_address: 'There is no such mailbox',
  temporary: 'The mailbox takes no mail for now',
  blocked: 'Our mail is blocked',
  other: 'The mail could not be delivered',
}

/**
 * A delivery report about one of our messages: filed in its thread, with what its class demands. A report about mail
 * that is not ours changes nothing and is not kept; a delay is only noted.
 * @returns true when it was about a message of ours
 */
export function onBounce(scope: Scope, arrival: Arrival, report: DeliveryReport): boolean {
  const byId = report.originalMessageId ? sentById(scope, report.originalMessageId) : null
  const failed = report.recipients.flatMap((recipient) => {
    const sent = sentFor(scope, arrival, recipient, byId)
    return sent ? [{ recipient, sent }] : []
  })
  if (failed.length === 0 && byId)
    failed.push({
      recipient: {
        address: byId.toAddress,
        status: null,
        diagnostic: arrival.visible.slice(0, 500),
        bounceClass: 'other',
      },
      sent: byId,
    })
  if (report.action === 'failed') for (const one of failed) bounced(scope, arrival, one)
  if (report.action === 'delayed') for (const { sent, recipient } of failed) delayed(scope, sent, recipient)
  return failed.length > 0
}

/** The enclosed id decides; without one the failed address and the time. */
function sentFor(
  scope: Scope,
  arrival: Arrival,
  { address }: FailedRecipient,
  byId: Sent | null,
): Sent | null {
  if (byId && (byId.toAddress === address || address === '')) return byId
  if (!address.includes('@')) return byId
  const sent = lastSentTo(scope, { mailboxId: arrival.mailboxId, address, before: arrival.arrivedAt })
  return sent ?? byId
}

function bounced(
  scope: Scope,
  arrival: Arrival,
  { recipient, sent }: { recipient: FailedRecipient; sent: Sent },
): void {
  const thread = threadForSent(scope, sent)
  const { bounceClass, status, diagnostic } = recipient
  const words = CLASS_WORDS[bounceClass]
  const messageId = fileIncoming(scope, arrival, {
    threadId: thread.id,
    kind: 'bounce',
    because: 'a delivery report about our message',
    bounce: { bounceClass, status, diagnostic },
    thread: { replyClass: 'bounce', replyClassConfirmed: true, replyClassBecause: words },
    snippet: `Delivery failed: ${words.charAt(0).toLowerCase()}${words.slice(1)}.`,
  })
  const meaning = refusalMeaning({ status, answer: diagnostic })
  const said = `${words}: ${[status, diagnostic].filter(Boolean).join(' ').slice(0, 200)}`
  const because = meaning ? `${meaning} ${said}` : said
  record(scope, {
    ...pointersOf(thread),
    messageId,
    what: 'mail.bounced',
    because,
    data: { bounceClass, status },
  })
  if (thread.prospectId)
    touch(scope, { prospectId: thread.prospectId, what: `Mail to ${sent.toAddress} bounced` })
  follow(scope, { bounceClass, because, words, sent, messageId, mailboxId: arrival.mailboxId })
}

function follow(
  scope: Scope,
  {
    bounceClass,
    because,
    words,
    sent,
    messageId,
    mailboxId,
  }: {
    bounceClass: BounceClass
    because: string
    words: string
    sent: Sent
    messageId: number
    mailboxId: number
  },
): void {
  switch (bounceClass) {
    case 'dead_address':
      suppress(scope, { kind: 'address', value: sent.toAddress, reason: 'bounced', origin: because })
      if (sent.contactId) stopForBounce(scope, { contactId: sent.contactId, because: words, messageId })
      return
    case 'blocked':
      return mailboxInTrouble(scope, {
        mailboxId,
        because: `A mail server blocks our mail. ${because}`,
        needsPassword: false,
      })
    case 'temporary':
      if (sent.contactId && temporaryCount(scope, sent.contactId) >= TEMPORARY_LIMIT)
        holdLive(scope, sent.contactId, `${TEMPORARY_LIMIT} mails in 30 days could not be delivered`)
      return
    case 'other':
  }
}

function delayed(scope: Scope, sent: Sent, { diagnostic }: FailedRecipient): void {
  const because = `the mail server still tries: ${diagnostic.slice(0, 200)}`
  record(scope, { ...pointersOf(threadForSent(scope, sent)), what: 'mail.delayed', because })
}

function temporaryCount(scope: Scope, contactId: number): number {
  const since = new Date(scope.now.getTime() - 30 * DAY_MS)
  const found = scope.db
    .select({ n: count() })
    .from(messages)
    .innerJoin(threads, eq(threads.id, messages.threadId))
    .where(
      and(
        eq(messages.workspaceId, scope.workspaceId),
        eq(threads.contactId, contactId),
        eq(messages.bounceClass, 'temporary'),
        gte(messages.at, since),
      ),
    )
    .get()
  return found?.n ?? 0
}

/** Keeps back everything that is on its way to a contact, until a person decides. */
export function holdLive(scope: Scope, contactId: number, because: string): number[] {
  const live = scope.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(enrolments.contactId, contactId),
        isNull(enrolments.endedAt),
      ),
    )
    .all()
  for (const { id } of live) holdEnrolment(scope, { enrolmentId: id, because })
  return live.map(({ id }) => id)
}
