import { enrolments, outbox } from '#db/tables/outreach.ts'
import { and, eq, exists, inArray, isNotNull, lt } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'

/**
 * Messages of a step that were written for an attempt which failed are written anew, from the words of now. Only where nothing can
 * have left: the bytes of one that a person sends again stay as they are, for a copy may have arrived.
 */
export function writeAnew(
  scope: Scope,
  { sequenceId, number }: { sequenceId: number; number: number },
): void {
  const hasNotGotIt = scope.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.id, outbox.enrolmentId),
        eq(enrolments.sequenceId, sequenceId),
        lt(enrolments.stepsSent, number),
      ),
    )
  scope.db
    .update(outbox)
    .set({ mime: null, messageId: null, unsubscribeToken: null, variant: null })
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(outbox.stepNumber, number),
        inArray(outbox.state, ['planned', 'failed_retry']),
        isNotNull(outbox.mime),
        exists(hasNotGotIt),
      ),
    )
    .run()
}
