import { enrolments, outbox } from '#db/tables/outreach.ts'
import { and, eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { touch } from '../prospects/mirror.server.ts'
import { moveOn } from '../prospects/move-stage.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { contextOf, type Context } from './context.server.ts'
import { planStep } from './plan-step.server.ts'
import { plannedWords } from './settle.server.ts'
import { show } from './show.server.ts'

/**
 * Counts a step that has left, or of which nobody knows whether it did: the first moves the prospect to Contacted,
 * each plans the one after it, the last ends the enrolment. Safe to repeat.
 * @throws NotFound for a row that is no step of this workspace
 */
export function stepSent(scope: Scope, { outboxId }: { outboxId: number }): void {
  inTransaction(scope, (tx) => {
    const row = tx.db
      .select()
      .from(outbox)
      .where(and(eq(outbox.id, outboxId), eq(outbox.workspaceId, tx.workspaceId)))
      .get()
    if (!row?.enrolmentId || !row.stepNumber) throw new NotFound('There is no such message of a sequence.')
    const context = contextOf(tx, row.enrolmentId)
    if (context.enrolment.stepsSent < row.stepNumber) count(tx, context, row, row.stepNumber)
    show(tx, contextOf(tx, row.enrolmentId))
  })
}

function count(scope: Scope, context: Context, row: typeof outbox.$inferSelect, number: number): void {
  const { enrolment, sequence, steps, mailbox, prospect } = context
  const leftAt = row.sentAt ?? row.mayHaveLeftAt ?? scope.now
  const next = steps.find((step) => step.number > number)
  const isOver = enrolment.endedAt !== null
  const because = next
    ? plannedWords(number, next.number)
    : `All ${steps.length === 1 ? 'is' : `${steps.length} steps are`} sent`
  scope.db
    .update(enrolments)
    .set({
      stepsSent: number,
      threadId: enrolment.threadId ?? row.threadId,
      // A reply or an opt-out that came while the message was on its way has ended it already.
      ...(!isOver && {
        state: next ? ('waiting' as const) : ('finished' as const),
        heldFor: null,
        because,
        stateSince: scope.now,
        endedAt: next ? null : scope.now,
      }),
    })
    .where(eq(enrolments.id, enrolment.id))
    .run()
  const pointers = {
    projectId: prospect.projectId,
    siteId: prospect.siteId,
    prospectId: prospect.id,
    contactId: enrolment.contactId,
    enrolmentId: enrolment.id,
    mailboxId: mailbox.id,
    threadId: row.threadId ?? enrolment.threadId,
  }
  const isUnknown = row.state === 'unknown' || row.state === 'may_have_left'
  record(scope, {
    ...pointers,
    what: 'step.sent',
    because: isUnknown
      ? `step ${number} of “${sequence.name}” may have left`
      : `step ${number} of “${sequence.name}” was due`,
    data: { step: number, of: steps.length, subject: row.subject, from: mailbox.email, outboxId: row.id },
  })
  touch(scope, { prospectId: prospect.id, what: `Step ${number} sent from ${mailbox.email}` })
  if (enrolment.stepsSent === 0)
    moveOn(scope, {
      prospectId: prospect.id,
      event: 'first_send',
      because: `step ${number} was sent from ${mailbox.email}`,
      activity: pointers,
    })
  if (next && !isOver) planStep(scope, { context, row, next, after: leftAt })
}
