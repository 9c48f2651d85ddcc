import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { workspaces } from '#db/tables/workspaces.ts'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import { SYNC_FRESH_MS } from '../mailboxes/health.ts'
import { holidaysOf } from '../outbox/holidays.server.ts'
import { NotFound } from '../values/errors.ts'
import { remember } from '../values/remember.ts'
import { soon, type Scope } from '../values/scope.server.ts'
import { openCalendar } from './calendar.server.ts'
import type { Allot } from './plan.ts'
import { getSequence, stepsOf } from './get-sequence.server.ts'
import { openMergeSource } from './merge-source.server.ts'
import { openPauses } from './open-pauses.server.ts'

type Reading = Pick<Scope, 'db' | 'workspaceId' | 'now'>

/** Reads enrolment after enrolment; what they share (sequence, steps, mailbox and its calendar) is read once. */
export type Contexts = ReturnType<typeof openContexts>
export type Context = ReturnType<Contexts['of']>

export function openContexts(scope: Reading) {
  const sequenceOf = remember((sequenceId: number) => ({
    sequence: getSequence(scope, { sequenceId }),
    steps: stepsOf(scope, sequenceId),
  }))
  const mailboxOf = remember((id: number) => readMailbox(scope, id))
  const calendars = remember((id: number) => openCalendar(scope, mailboxOf(id).mailbox))
  const merge = openMergeSource(scope)
  const pausedFor = openPauses(scope)
  const readEnrolment = enrolmentReader(scope)
  const readWaiting = waitingReader(scope)
  return {
    /** @throws NotFound outside this workspace */
    of(enrolmentId: number) {
      const found = readEnrolment(enrolmentId)
      const { enrolment, contact, prospect } = found
      return {
        ...found,
        ...sequenceOf(enrolment.sequenceId),
        ...mailboxOf(enrolment.mailboxId),
        waiting: readWaiting(enrolmentId),
        /** Why nothing is written to them now, whatever the sequence; null: nothing stands over them. */
        paused: pausedFor({
          projectId: prospect.projectId,
          siteIds: [prospect.siteId, contact.siteId],
          contactId: contact.id,
          prospectId: prospect.id,
        }),
        data: merge({ prospect, contact, mailboxId: enrolment.mailboxId, opener: enrolment.opener }),
      }
    },
    /** The calendar of a mailbox: places once taken stay taken. */
    calendar: (mailboxId: number): Allot => calendars(mailboxId),
  }
}

/** Everything that decides about one enrolment. @throws NotFound outside this workspace */
export function contextOf(scope: Reading, enrolmentId: number): Context {
  return openContexts(scope).of(enrolmentId)
}

/** Prepared once, for this is asked for each of many. */
function enrolmentReader({ db, workspaceId }: Reading) {
  const query = db
    .select({ enrolment: enrolments, contact: contacts, prospect: prospects })
    .from(enrolments)
    .innerJoin(contacts, eq(contacts.id, enrolments.contactId))
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .where(and(eq(enrolments.id, sql.placeholder('id')), eq(enrolments.workspaceId, workspaceId)))
    .prepare()
  return (id: number) => {
    const found = query.get({ id })
    if (!found) throw new NotFound('There is no such enrolment.')
    return found
  }
}

function readMailbox(scope: Reading, mailboxId: number) {
  const mailbox = scope.db.select().from(mailboxes).where(eq(mailboxes.id, mailboxId)).get()!
  return { mailbox, holidays: holidaysOf(scope, mailbox), stoppedBecause: whatStops(scope, mailbox) }
}

/** The message of an enrolment that has not begun to leave, if there is one. */
function waitingReader({ db }: Reading) {
  const query = db
    .select({
      id: outbox.id,
      stepNumber: outbox.stepNumber,
      dueAt: outbox.dueAt,
      heldBecause: outbox.heldBecause,
    })
    .from(outbox)
    .where(
      and(eq(outbox.enrolmentId, sql.placeholder('id')), inArray(outbox.state, ['planned', 'failed_retry'])),
    )
    .orderBy(desc(outbox.stepNumber))
    .prepare()
  return (id: number) => query.get({ id }) ?? null
}

/** What keeps every mail of a mailbox from leaving, in words; null: nothing. */
export function whatStops(
  { db, workspaceId }: Pick<Scope, 'db' | 'workspaceId'>,
  mailbox: Pick<typeof mailboxes.$inferSelect, 'email' | 'status' | 'statusBecause' | 'needsPassword'>,
): string | null {
  const workspace = db
    .select({ stoppedAt: workspaces.sendingStoppedAt })
    .from(workspaces)
    .where(eq(workspaces.id, workspaceId))
    .get()
  if (workspace?.stoppedAt) return 'All sending is stopped'
  if (mailbox.needsPassword) return `${mailbox.email} must be signed in again`
  if (mailbox.status === 'paused') return `${mailbox.email} is paused`
  if (mailbox.status === 'trouble')
    return `${mailbox.email} has trouble: ${mailbox.statusBecause ?? 'see its settings'}`
  return null
}

/** What delays a message of this mailbox that is due already, in words; null: nothing but its turn. */
export function whatDelays(
  scope: Pick<Scope, 'now' | 'tempo'>,
  mailbox: Pick<typeof mailboxes.$inferSelect, 'email' | 'lastSyncAt'>,
): string | null {
  if (mailbox.lastSyncAt && mailbox.lastSyncAt >= soon(scope, { ms: -SYNC_FRESH_MS })) return null
  return `the mail of ${mailbox.email} has not been read in the last minutes`
}
