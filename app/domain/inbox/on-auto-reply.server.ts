import { record } from '../activity/record.server.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { setNextAction, touch } from '../prospects/mirror.server.ts'
import { pauseFor } from '../sequences/hold.server.ts'
import type { Scope } from '../values/scope.server.ts'
import type { AutoReply } from './auto-reply.ts'
import { awayUntil, awayWords } from './away-until.ts'
import { fileIncoming, type Arrival } from './file-incoming.server.ts'
import { holdLive } from './on-bounce.server.ts'
import { pointersOf, whoOf, type Thread } from './thread-for.server.ts'

/**
 * A machine answered for somebody: no sequence stops. The contact is parked until it is back plus one working day; one
 * who has left waits for a person. An automatic answer is never answered.
 */
export function onAutoReply(
  scope: Scope,
  arrival: Arrival,
  { thread, auto, because }: { thread: Thread; auto: AutoReply; because: string },
): void {
  const who = whoOf(scope, thread)
  const messageId = fileIncoming(scope, arrival, {
    threadId: thread.id,
    kind: 'auto_reply',
    because,
    thread: auto.leftCompany
      ? {
          state: 'to_answer',
          unread: true,
          replyClass: 'wrong_person',
          replyClassConfirmed: true,
          replyClassBecause: `${who} has left`,
        }
      : thread.replyClass && thread.state === 'to_answer'
        ? {}
        : {
            replyClass: auto.isAbsence ? 'out_of_office' : 'auto_reply',
            replyClassConfirmed: true,
            replyClassBecause: auto.because,
          },
  })
  record(scope, {
    ...pointersOf(thread),
    messageId,
    what: 'mail.auto_reply',
    because: auto.because,
    data: { backOn: auto.backOn, leftCompany: auto.leftCompany },
  })
  if (thread.prospectId) touch(scope, { prospectId: thread.prospectId, what: `Automatic reply from ${who}` })
  if (!thread.contactId) return
  if (auto.leftCompany) return leftCompany(scope, thread, who)
  const zone = getMailbox(scope, thread.mailboxId).timeZone
  pauseFor(scope, {
    contactId: thread.contactId,
    until: awayUntil({ backOn: auto.backOn, now: scope.now, zone }),
    because: awayWords({ backOn: auto.backOn, zone }),
  })
}

function leftCompany(scope: Scope, thread: Thread, who: string): void {
  holdLive(scope, thread.contactId!, `${who} no longer works there, says an automatic reply`)
  if (thread.prospectId)
    setNextAction(scope, {
      prospectId: thread.prospectId,
      text: `Find another contact: ${who} has left`,
      at: null,
      needsPerson: true,
    })
}
