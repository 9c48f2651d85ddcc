import { record } from '../activity/record.server.ts'
import { raiseAlert } from '../alerts/raise.server.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { mailboxInTrouble } from '../outbox/mailbox-health.server.ts'
import { brakeFor } from '../outbox/standing.ts'
import { standingOf } from '../outbox/standing.server.ts'
import { touch } from '../prospects/mirror.server.ts'
import { optOut } from '../sequences/stop.server.ts'
import { suppress } from '../sites/suppression.server.ts'
import { readEmailAddress } from '../values/email-address.ts'
import type { Scope } from '../values/scope.server.ts'
import { isAccusation, type Complaint } from './complaint.ts'
import { contactOf } from './correspondents.server.ts'
import { fileIncoming, type Arrival } from './file-incoming.server.ts'
import { lastSentTo, sentById } from './gather.server.ts'
import type { Sent } from './match.ts'
import { pointersOf, threadForSent, whoOf, type Thread } from './thread-for.server.ts'

/** The span over which complaints are counted. */
const DAYS = 30

/** Somebody asked us to stop, by the mailto form or in words: at once, everywhere, for good. */
export function onUnsubscribe(
  scope: Scope,
  arrival: Arrival,
  { thread, sent, wish, because }: { thread: Thread; sent: Sent | null; wish: string; because: string },
): void {
  const who = whoOf(scope, thread)
  const messageId = fileIncoming(scope, arrival, {
    threadId: thread.id,
    kind: 'unsubscribe',
    because,
    thread: {
      state: 'done',
      unread: false,
      replyClass: 'unsubscribe',
      replyClassConfirmed: true,
      replyClassBecause: wish,
    },
  })
  const origin = `${who} wrote “${wish.slice(0, 80)}”`
  record(scope, { ...pointersOf(thread), messageId, what: 'mail.unsubscribed', because: origin })
  if (thread.prospectId) touch(scope, { prospectId: thread.prospectId, what: `${who} asked to hear no more` })
  const addresses = new Set(
    [sent?.toAddress, arrival.message.from?.address].flatMap((one) => readEmailAddress(one ?? '') ?? []),
  )
  for (const address of addresses)
    optOut(scope, { contactId: thread.contactId, address, because: origin, messageId })
}

/** The same from somebody of whom we know no conversation: a contact all the same. @returns whether it was one */
export function optOutStranger(scope: Scope, { address, wish }: { address: string; wish: string }): boolean {
  const known = contactOf(scope, address)
  if (known)
    optOut(scope, {
      contactId: known.contactId,
      address,
      because: `a mail from ${address} said “${wish.slice(0, 80)}”`,
    })
  return known !== null
}

/**
 * Somebody called our mail spam: never again to that address, the team is told, and a mailbox with too many stops.
 * @returns true when it was about a message of ours
 */
export function onComplaint(scope: Scope, arrival: Arrival, complaint: Complaint): boolean {
  const byId = complaint.originalMessageId ? sentById(scope, complaint.originalMessageId) : null
  const byAddress = complaint.addresses.flatMap(
    (address) =>
      lastSentTo(scope, { mailboxId: arrival.mailboxId, address, before: arrival.arrivedAt }) ?? [],
  )
  const sent = byId ?? byAddress[0]
  if (!sent) return false
  const thread = threadForSent(scope, sent)
  const who = whoOf(scope, thread)
  const messageId = fileIncoming(scope, arrival, {
    threadId: thread.id,
    kind: 'complaint',
    because: 'a complaint about our message',
    thread: { replyClass: 'unsubscribe', replyClassConfirmed: true, replyClassBecause: 'complained of spam' },
    snippet: isAccusation(complaint)
      ? `${who} complained of spam.`
      : `A report about our mail: ${complaint.type}.`,
  })
  const because = `a ${complaint.type} report came from the mail provider`
  record(scope, {
    ...pointersOf(thread),
    messageId,
    what: 'mail.complained',
    because,
    data: { type: complaint.type },
  })
  if (!isAccusation(complaint)) return true
  optOut(scope, {
    contactId: sent.contactId,
    address: sent.toAddress,
    because: 'complained of spam',
    messageId,
  })
  suppress(scope, { kind: 'address', value: sent.toAddress, reason: 'complained', origin: because })
  brake(scope, arrival.mailboxId, sent.toAddress)
  return true
}

function brake(scope: Scope, mailboxId: number, address: string): void {
  const { email } = getMailbox(scope, mailboxId)
  const brake = brakeFor(standingOf(scope, { mailboxId, days: DAYS }), { days: DAYS })
  if (brake.do === 'go') return
  if (brake.do === 'stop')
    return mailboxInTrouble(scope, { mailboxId, because: brake.because, needsPassword: false })
  raiseAlert(scope, {
    kind: 'mailbox_trouble',
    subject: `mailbox:${mailboxId}:complaint`,
    title: `Somebody called mail from ${email} spam`,
    because: `${address}: ${brake.because}`,
    mailboxId,
  })
}
