import { enrolments, outbox } from '#db/tables/outreach.ts'
import { eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { cancelOne } from '../outbox/queue.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { contextOf } from './context.server.ts'
import { planStep } from './plan-step.server.ts'
import { show } from './show.server.ts'

/**
 * The step that an enrolment waits for does not go to it: the next one is planned, or, without one, the enrolment is finished.
 * @param after where the wait of the next step begins
 * @param finishes nothing follows, whatever the sequence has
 */
export function passOver(
  scope: Scope,
  {
    enrolmentId,
    because,
    after,
    finishes = false,
  }: { enrolmentId: number; because: string; after: Date; finishes?: boolean },
): void {
  inTransaction(scope, (tx) => {
    const context = contextOf(tx, enrolmentId)
    const { enrolment, prospect, steps, waiting } = context
    if (enrolment.endedAt || !waiting?.stepNumber) return
    const number = waiting.stepNumber
    const row = tx.db.select().from(outbox).where(eq(outbox.id, waiting.id)).get()!
    cancelOne(tx, { outboxId: waiting.id, because })
    record(tx, {
      what: 'step.skipped',
      because,
      projectId: prospect.projectId,
      siteId: prospect.siteId,
      prospectId: prospect.id,
      contactId: enrolment.contactId,
      enrolmentId,
      data: { step: number },
    })
    const next = finishes ? undefined : steps.find((step) => step.number > number)
    if (next) return planStep(tx, { context, row: { ...row, threadId: enrolment.threadId }, next, after })
    tx.db
      .update(enrolments)
      .set({ state: 'finished', heldFor: null, because, stateSince: tx.now, endedAt: tx.now })
      .where(eq(enrolments.id, enrolmentId))
      .run()
    show(tx, contextOf(tx, enrolmentId))
  })
}
