import { and, eq } from 'drizzle-orm'
import { outbox } from '#db/tables/outreach.ts'
import { hold } from '../outbox/queue.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { composeStep } from './compose-step.server.ts'
import { getEnrolment, stepsOf } from './get-sequence.server.ts'
import { holdEnrolment } from './hold.server.ts'
import { passOver } from './pass-over.server.ts'
import type { SendWork } from './send-due.server.ts'
import { settle } from './settle.server.ts'
import { showEnrolment } from './show.server.ts'
import { stepSent } from './step-sent.server.ts'
import { stopForBounce, stopWhenCancelled } from './stop.server.ts'

/** What the sequences do around the sending of their steps. */
export const sequenceWork: SendWork = {
  compose: composeStep,
  onSent: stepSent,
  onFailed(scope, { outboxId, because, isDeadAddress }) {
    const row = rowOf(scope, outboxId)
    if (isDeadAddress && row?.contactId) stopForBounce(scope, { contactId: row.contactId, because })
    else if (row?.enrolmentId) holdEnrolment(scope, { enrolmentId: row.enrolmentId, because })
  },
  onHeld(scope, { outboxId, because }) {
    const row = rowOf(scope, outboxId)
    if (!row?.enrolmentId) return hold(scope, { outboxId, because })
    if (isStepGone(scope, row.enrolmentId, row.stepNumber))
      return passOver(scope, { enrolmentId: row.enrolmentId, because, after: scope.now })
    settle(scope, { enrolmentId: row.enrolmentId })
    // The sequence itself sees nothing to wait for: then a person has to look.
    if (rowOf(scope, outboxId)?.heldBecause === null)
      holdEnrolment(scope, { enrolmentId: row.enrolmentId, because })
  },
  onPassed(scope, { outboxId, because, finishes }) {
    const row = rowOf(scope, outboxId)
    if (row?.enrolmentId)
      passOver(scope, { enrolmentId: row.enrolmentId, because, after: scope.now, finishes })
  },
  onMoved(scope, { outboxId }) {
    const row = rowOf(scope, outboxId)
    if (!row?.enrolmentId) return
    stopWhenCancelled(scope, { enrolmentId: row.enrolmentId })
    showEnrolment(scope, row.enrolmentId)
  },
}

/** The step was taken out of the sequence while its message was being written. */
function isStepGone(scope: Scope, enrolmentId: number, stepNumber: number | null): boolean {
  const { sequenceId } = getEnrolment(scope, enrolmentId)
  return !stepsOf(scope, sequenceId).some((step) => step.number === stepNumber)
}

function rowOf(scope: Scope, outboxId: number) {
  return scope.db
    .select({
      enrolmentId: outbox.enrolmentId,
      stepNumber: outbox.stepNumber,
      contactId: outbox.contactId,
      heldBecause: outbox.heldBecause,
    })
    .from(outbox)
    .where(and(eq(outbox.workspaceId, scope.workspaceId), eq(outbox.id, outboxId)))
    .get()
}
