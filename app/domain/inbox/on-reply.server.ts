import { record } from '../activity/record.server.ts'
import { addContact } from '../contacts/add-contact.server.ts'
import { splitName } from '../contacts/contact.ts'
import { confirmSent } from '../outbox/settle-unknown.server.ts'
import { setNextAction, touch } from '../prospects/mirror.server.ts'
import { moveOn } from '../prospects/move-stage.server.ts'
import { stopForReply } from '../sequences/stop.server.ts'
import { suppressionFor } from '../sites/suppression.server.ts'
import { emailSite, readEmailAddress } from '../values/email-address.ts'
import { isFreeMail } from '../values/free-mail.ts'
import type { Scope } from '../values/scope.server.ts'
import { siteDomain } from './site-domain.server.ts'
import { fileIncoming, type Arrival } from './file-incoming.server.ts'
import type { Sent } from './match.ts'
import { lookAtNamed } from './named-pages.server.ts'
import { proposeClass } from './reply-class.ts'
import { pointersOf, whoOf, type Thread } from './thread-for.server.ts'

/**
 * A person answered: the thread wants an answer, every sequence at the site stops, the prospect moves to Replied.
 * @param sent our message that is answered, when it is known
 */
export function onReply(
  scope: Scope,
  arrival: Arrival,
  { thread, sent, because }: { thread: Thread; sent: Sent | null; because: string },
): number {
  const { replyClass, words } = proposeClass(arrival.visible)
  const messageId = fileIncoming(scope, arrival, {
    threadId: thread.id,
    kind: 'reply',
    because,
    paymentWords: replyClass === 'asks_payment' ? words : null,
    thread: {
      state: 'to_answer',
      unread: true,
      replyClass,
      replyClassConfirmed: false,
      replyClassBecause: words || null,
    },
  })
  if (thread.projectId) {
    const domain = (thread.siteId && siteDomain(scope, thread.siteId)) || ''
    lookAtNamed(scope, { messageId, projectId: thread.projectId, text: arrival.visible, domain })
  }
  if (sent) confirmSent(scope, { outboxId: sent.outboxId, because: 'somebody answered it, so it did leave' })
  answered(scope, { thread, messageId, from: arrival.message.from, because })
  return messageId
}

/** What a human answer means for its prospect, contact and site. Also when a person attaches an unmatched thread. */
export function answered(
  scope: Scope,
  {
    thread,
    messageId,
    from,
    because,
  }: {
    thread: Thread
    messageId: number
    from: { address: string; name: string | null } | null
    because: string
  },
): void {
  const who = whoOf(scope, thread, from)
  const pointers = { ...pointersOf(thread), messageId }
  record(scope, { ...pointers, what: 'mail.received', because, data: { from: from?.address ?? null } })
  if (from && thread.siteId) rememberColleague(scope, { siteId: thread.siteId, from })
  if (thread.contactId)
    stopForReply(scope, {
      contactId: thread.contactId,
      prospectId: thread.prospectId,
      because: `${who} replied`,
      messageId,
    })
  if (!thread.prospectId) return
  moveOn(scope, {
    prospectId: thread.prospectId,
    event: 'human_reply',
    because: `${who} replied`,
    activity: pointers,
  })
  touch(scope, { prospectId: thread.prospectId, what: `${who} replied` })
  setNextAction(scope, { prospectId: thread.prospectId, text: `Answer ${who}`, at: null, needsPerson: true })
}

/** Somebody else at the site took part: a contact from now on. */
function rememberColleague(
  scope: Scope,
  { siteId, from }: { siteId: number; from: { address: string; name: string | null } },
): void {
  const email = readEmailAddress(from.address)
  if (!email || suppressionFor(scope, email)?.reason === 'erased') return
  if (isFreeMail(emailSite(email)) || emailSite(email) !== siteDomain(scope, siteId)) return
  addContact(scope, { siteId, email, ...splitName(from.name ?? ''), foundHow: 'answered our mail' })
}
