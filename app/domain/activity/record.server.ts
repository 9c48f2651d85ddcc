import { activities } from '#db/tables/activity.ts'
import type { Actor, Scope } from '../values/scope.server.ts'

export type Happening = {
  /** Noun and past verb: 'prospect.moved', 'mail.sent', 'link.lost'. */
  what: string
  /** The cause in one sentence, as the timeline shows it after "because". */
  because?: string | null
  data?: Record<string, unknown>
} & Partial<
  Record<
    | 'projectId'
    | 'siteId'
    | 'prospectId'
    | 'contactId'
    | 'enrolmentId'
    | 'threadId'
    | 'messageId'
    | 'linkId'
    | 'checkId'
    | 'importId'
    | 'mailboxId',
    number | null
  >
>

/** Writes down what happened, in the transaction of the change itself. */
export function record(scope: Scope, { what, because, data, ...ids }: Happening): void {
  scope.db
    .insert(activities)
    .values({
      workspaceId: scope.workspaceId,
      at: scope.now,
      actor: actorName(scope.actor),
      actorUserId: scope.actor.kind === 'user' ? scope.actor.userId : null,
      what,
      because: because ?? null,
      data: data ?? {},
      ...ids,
    })
    .run()
}

function actorName(actor: Actor): string {
  return actor.kind === 'user' ? actor.name : `${actor.kind}:${actor.name}`
}
