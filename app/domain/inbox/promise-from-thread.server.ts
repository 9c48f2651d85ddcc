import { promiseLink, type PromiseRefusal } from '../links/promise-link.server.ts'
import { touch } from '../prospects/mirror.server.ts'
import { moveStage } from '../prospects/move-stage.server.ts'
import { getProspect } from '../prospects/get-prospect.server.ts'
import { STAGES_FORWARD } from '#db/vocabulary.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getThread } from './read-thread.server.ts'
import { setReplyClass } from './change-thread.server.ts'
import { whoOf } from './thread-for.server.ts'

export type ThreadPromise = {
  threadId: number
  messageId: number | null
  sentence: string | null
  sourceUrl: string
  targetUrl: string
  anchor: string | null
  rel: 'follow' | 'any'
  dueOn: Date | null
}

/**
 * Records what was promised in a conversation, with the sentence as its proof. The prospect moves to Promised, because a person
 * confirmed it; the page is looked at from now on.
 */
export function promiseFromThread(
  scope: Scope,
  { threadId, ...promise }: ThreadPromise,
):
  | { ok: true; linkId: number }
  | { ok: false; reason: PromiseRefusal | 'unmatched'; linkId?: number | undefined } {
  return inTransaction(scope, (tx) => {
    const thread = getThread(tx, threadId)
    if (!thread.prospectId || !thread.projectId) return { ok: false, reason: 'unmatched' } as const
    const made = promiseLink(tx, {
      ...promise,
      projectId: thread.projectId,
      prospectId: thread.prospectId,
      contactId: thread.contactId,
      threadId,
      origin: 'promise',
      ownerId: tx.actor.kind === 'user' ? tx.actor.userId : null,
    })
    if (!made.ok) return { ok: false, reason: made.reason, linkId: made.id } as const
    const who = whoOf(tx, thread)
    const because = promise.sentence
      ? `${who} wrote “${promise.sentence}”`
      : `a promise of ${who} was recorded`
    const { stage } = getProspect(tx, thread.prospectId)
    if (!isPast(stage))
      moveStage(tx, {
        prospectId: thread.prospectId,
        to: 'promised',
        because,
        activity: { threadId, messageId: promise.messageId, linkId: made.id, contactId: thread.contactId },
      })
    touch(tx, { prospectId: thread.prospectId, what: `${who} promised a link` })
    if (thread.replyClass && !thread.replyClassConfirmed)
      setReplyClass(tx, { threadId, replyClass: 'will_add_link' })
    return { ok: true, linkId: made.id } as const
  })
}

/** A second promise of a prospect that is already there, or further, does not take it back. */
function isPast(stage: string): boolean {
  const way: readonly string[] = STAGES_FORWARD
  return way.indexOf(stage) >= way.indexOf('promised')
}
