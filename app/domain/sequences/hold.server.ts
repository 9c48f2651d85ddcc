import { contacts } from '#db/tables/sites.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { and, eq, gt, isNull } from 'drizzle-orm'
import { DateTime } from 'luxon'
import { record } from '../activity/record.server.ts'
import { getContact } from '../contacts/get-contact.server.ts'
import { settleDoubt } from '../outbox/doubtful.server.ts'
import { hold, setDue } from '../outbox/queue.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { openCalendar } from './calendar.server.ts'
import { contextOf, type Context } from './context.server.ts'
import { placeFor, setState, settle } from './settle.server.ts'
import { show } from './show.server.ts'
import { stopEnrolment } from './stop.server.ts'
import { answerTruth } from './truth/current.server.ts'

/**
 * Keeps everything of an enrolment back until a person decides: "you wrote yourself", "possible reply", a refusal
 * of the mail server. Safe to repeat; the latest cause is shown.
 */
export function holdEnrolment(
  scope: Scope,
  { enrolmentId, because }: { enrolmentId: number; because: string },
): void {
  inTransaction(scope, (tx) => {
    const { enrolment, prospect, waiting } = contextOf(tx, enrolmentId)
    if (enrolment.endedAt) return
    if (waiting) hold(tx, { outboxId: waiting.id, because })
    setState(tx, enrolment, { state: 'held', heldFor: 'person', because })
    record(tx, {
      what: 'enrolment.held',
      because,
      projectId: prospect.projectId,
      siteId: prospect.siteId,
      prospectId: prospect.id,
      contactId: enrolment.contactId,
      enrolmentId,
    })
    show(tx, contextOf(tx, enrolmentId))
  })
}

/** A person decided that a held enrolment goes on: it is planned, unless something else still holds it. */
export function resumeEnrolment(scope: Scope, { enrolmentId }: { enrolmentId: number }): void {
  inTransaction(scope, (tx) => {
    const { enrolment, prospect, waiting } = contextOf(tx, enrolmentId)
    if (enrolment.endedAt) return
    record(tx, {
      what: 'enrolment.resumed',
      because: 'decided by hand',
      projectId: prospect.projectId,
      siteId: prospect.siteId,
      prospectId: prospect.id,
      contactId: enrolment.contactId,
      enrolmentId,
    })
    const refused = refusedStep(tx, enrolmentId, enrolment.stepsSent)
    if (refused) settleDoubt(tx, { outboxId: refused.id, sends: true })
    if (waiting) answerTruth(tx, { outboxId: waiting.id })
    settle(tx, { enrolmentId, decided: true })
  })
}

/** A person sends the next step of somebody again that was refused: what held them because of it is decided with that. */
export function letHeldGo(
  scope: Scope,
  { enrolmentId, stepNumber }: { enrolmentId: number; stepNumber: number | null },
): void {
  const { enrolment } = contextOf(scope, enrolmentId)
  const isNext = stepNumber !== null && stepNumber > enrolment.stepsSent
  if (isNext && enrolment.state === 'held' && enrolment.heldFor === 'person')
    resumeEnrolment(scope, { enrolmentId })
}

/** The step that a mail server refused for good, if the enrolment stands at it. */
function refusedStep(scope: Scope, enrolmentId: number, stepsSent: number): { id: number } | undefined {
  return scope.db
    .select({ id: outbox.id })
    .from(outbox)
    .where(
      and(
        eq(outbox.workspaceId, scope.workspaceId),
        eq(outbox.enrolmentId, enrolmentId),
        gt(outbox.stepNumber, stepsSent),
        eq(outbox.state, 'failed_final'),
      ),
    )
    .get()
}

/** A person takes one recipient out of a sequence. */
export function removeFromSequence(scope: Scope, { enrolmentId }: { enrolmentId: number }): void {
  stopEnrolment(scope, {
    enrolment: contextOf(scope, enrolmentId).enrolment,
    because: 'Taken out by hand',
  })
}

/**
 * Somebody is away: nothing goes to the contact before `until`, in any sequence. It goes on by itself.
 * @param because as in "Away until 3 June": begins with "Away"
 */
export function pauseFor(
  scope: Scope,
  { contactId, until, because }: { contactId: number; until: Date; because: string },
): void {
  inTransaction(scope, (tx) => {
    const contact = getContact(tx, contactId)
    tx.db.update(contacts).set({ awayUntil: until }).where(eq(contacts.id, contactId)).run()
    record(tx, { what: 'contact.away', because, contactId, siteId: contact.siteId })
    for (const { id } of liveOf(tx, contactId)) park(tx, contextOf(tx, id), until, because)
  })
}

function park(scope: Scope, context: Context, until: Date, because: string): void {
  const { enrolment, mailbox, waiting } = context
  if (waiting && waiting.dueAt < until) {
    const isHeld = waiting.heldBecause !== null
    const dueAt = isHeld ? until : placeFor(scope, context, openCalendar(scope, mailbox))
    setDue(scope, { outboxId: waiting.id, dueAt, because })
  }
  if (enrolment.state !== 'held') {
    const day = DateTime.fromJSDate(until, { zone: mailbox.timeZone }).setLocale('en-GB').toFormat('d LLL')
    const sentence = because.startsWith('Away') ? because : `Away until ${day}`
    setState(scope, enrolment, { state: enrolment.state, heldFor: null, because: sentence })
  }
  show(scope, contextOf(scope, enrolment.id))
}

function liveOf(scope: Scope, contactId: number): { id: number }[] {
  return scope.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(enrolments.contactId, contactId),
        isNull(enrolments.endedAt),
      ),
    )
    .all()
}
