import { record } from '../activity/record.server.ts'
import { openThread } from '../outbox/threads.server.ts'
import { holdEnrolment } from '../sequences/hold.server.ts'
import { emailSite } from '../values/email-address.ts'
import type { Scope } from '../values/scope.server.ts'
import { eq } from 'drizzle-orm'
import { threads } from '#db/tables/inbox.ts'
import type { Correspondent } from './correspondents.server.ts'
import { fileIncoming, snippetOf, type Arrival } from './file-incoming.server.ts'
import type { Match } from './match.ts'
import { proposeClass } from './reply-class.ts'

/**
 * A person wrote who may answer us, but nothing proves it: kept apart with the suggestion. What goes to that contact
 * waits until somebody decides.
 */
export function onPossibleReply(scope: Scope, arrival: Arrival, { sent, because }: Match): void {
  const from = arrival.message.from?.address ?? ''
  fileUnmatched(scope, arrival, {
    because: `Possible reply: ${because}`,
    prospectId: sent.prospectId,
    siteId: null,
    heldEnrolmentId: sent.enrolmentIsLive ? sent.enrolmentId : null,
  })
  if (sent.enrolmentIsLive && sent.enrolmentId)
    holdEnrolment(scope, {
      enrolmentId: sent.enrolmentId,
      because: `Possible reply from ${from}: look in Unmatched`,
    })
}

/** A person at a site that we are in touch with wrote about something else. */
export function onAcquaintance(scope: Scope, arrival: Arrival, known: Correspondent): void {
  const from = arrival.message.from?.address ?? ''
  fileUnmatched(scope, arrival, {
    because: `From ${emailSite(from)}, where we are in touch, but it answers none of our messages`,
    prospectId: known.prospectId,
    siteId: known.siteId,
    heldEnrolmentId: null,
  })
}

function fileUnmatched(
  scope: Scope,
  arrival: Arrival,
  {
    because,
    prospectId,
    siteId,
    heldEnrolmentId,
  }: { because: string; prospectId: number | null; siteId: number | null; heldEnrolmentId: number | null },
): void {
  const { id: threadId } = openThread(scope, {
    mailboxId: arrival.mailboxId,
    subject: arrival.message.subject,
    siteId,
    state: 'to_answer',
    matchedBecause: because,
    snippet: snippetOf(arrival.visible),
  })
  scope.db
    .update(threads)
    .set({ suggestedProspectId: prospectId, heldEnrolmentId })
    .where(eq(threads.id, threadId))
    .run()
  const { replyClass, words } = proposeClass(arrival.visible)
  const messageId = fileIncoming(scope, arrival, {
    threadId,
    kind: 'reply',
    because,
    thread: { state: 'to_answer', unread: true, replyClass, replyClassBecause: words || null },
  })
  record(scope, {
    what: 'mail.unmatched',
    because,
    threadId,
    messageId,
    siteId,
    mailboxId: arrival.mailboxId,
  })
}
