import { enrolments } from '#db/tables/outreach.ts'
import { eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { contactName } from '../contacts/contact.ts'
import { setDue } from '../outbox/queue.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { openCalendar } from './calendar.server.ts'
import { contextOf } from './context.server.ts'
import { placeFor } from './settle.server.ts'
import { showEnrolment } from './show.server.ts'

/** Somebody whose first message waits because of a fatigue limit. @throws NotFound when it does not, or not in this sequence */
export function getTooSoon(
  scope: Scope,
  { sequenceId, enrolmentId }: { sequenceId: number; enrolmentId: number },
) {
  const { enrolment, contact, prospect, waiting } = contextOf(scope, enrolmentId)
  if (enrolment.sequenceId !== sequenceId || !enrolment.tooSoonBecause || !waiting)
    throw new NotFound('No first message waits here because of a fatigue limit.')
  return {
    prospectId: prospect.id,
    domain: prospect.domain,
    contact: contactName(contact),
    because: enrolment.tooSoonBecause,
    until: waiting.dueAt,
  }
}

/**
 * A manager lets a first message go in spite of the fatigue limits: it is planned anew, and everything else holds as before.
 * @throws NotFound when no message waits because of them
 */
export function letTooSoonGo(
  scope: Scope,
  { sequenceId, enrolmentId, because }: { sequenceId: number; enrolmentId: number; because: string },
): void {
  inTransaction(scope, (tx) => {
    getTooSoon(tx, { sequenceId, enrolmentId })
    const { enrolment, contact, prospect, mailbox, waiting } = contextOf(tx, enrolmentId)
    tx.db
      .update(enrolments)
      .set({ tooSoonBecause: null, tooSoonAllowedBecause: because })
      .where(eq(enrolments.id, enrolmentId))
      .run()
    const soonest = { enrolment, contact, waiting: { ...waiting!, dueAt: tx.now } }
    const dueAt = placeFor(tx, soonest, openCalendar(tx, mailbox))
    setDue(tx, { outboxId: waiting!.id, dueAt, because: null })
    record(tx, {
      what: 'enrolment.let_go',
      because,
      projectId: prospect.projectId,
      siteId: prospect.siteId,
      prospectId: prospect.id,
      contactId: contact.id,
      enrolmentId,
    })
    showEnrolment(tx, enrolmentId)
  })
}
