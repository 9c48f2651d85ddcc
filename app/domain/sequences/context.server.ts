import { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import { workspaces } from '#db/tables/workspaces.ts'
import { and, desc, eq, inArray } from 'drizzle-orm'
import { SYNC_FRESH_MS } from '../mailboxes/health.ts'
import { soon, type Scope } from '../values/scope.server.ts'
import { getEnrolment, getSequence, stepsOf } from './get-sequence.server.ts'

export type Context = ReturnType<typeof contextOf>

/** Everything that decides about one enrolment. @throws NotFound outside this workspace */
export function contextOf(scope: Pick<Scope, 'db' | 'workspaceId'>, enrolmentId: number) {
  const { db } = scope
  const enrolment = getEnrolment(scope, enrolmentId)
  const sequence = getSequence(scope, { sequenceId: enrolment.sequenceId })
  const mailbox = db.select().from(mailboxes).where(eq(mailboxes.id, enrolment.mailboxId)).get()!
  const contact = db.select().from(contacts).where(eq(contacts.id, enrolment.contactId)).get()!
  const prospect = db.select().from(prospects).where(eq(prospects.id, enrolment.prospectId)).get()!
  return {
    enrolment,
    sequence,
    steps: stepsOf(scope, sequence.id),
    mailbox,
    contact,
    prospect,
    waiting: waitingRow(scope, enrolmentId),
    stoppedBecause: whatStops(scope, mailbox),
  }
}

/** The message of an enrolment that has not begun to leave, if there is one. */
function waitingRow({ db }: Pick<Scope, 'db'>, enrolmentId: number) {
  return (
    db
      .select({
        id: outbox.id,
        stepNumber: outbox.stepNumber,
        dueAt: outbox.dueAt,
        heldBecause: outbox.heldBecause,
        because: outbox.because,
      })
      .from(outbox)
      .where(and(eq(outbox.enrolmentId, enrolmentId), inArray(outbox.state, ['planned', 'failed_retry'])))
      .orderBy(desc(outbox.stepNumber))
      .get() ?? null
  )
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
  if (mailbox.needsPassword) return `${mailbox.email} needs its password`
  if (mailbox.status === 'paused') return `${mailbox.email} is paused`
  if (mailbox.status === 'trouble')
    return `${mailbox.email} has trouble: ${mailbox.statusBecause ?? 'see its settings'}`
  return null
}

/** What delays a message of this mailbox that is due already, in words; null: nothing but its turn. */
export function whatDelays(
  scope: Pick<Scope, 'now' | 'tempo'>,
  mailbox: Pick<typeof mailboxes.$inferSelect, 'email' | 'lastSyncAt' | 'lastSyncError'>,
): string | null {
  if (mailbox.lastSyncAt && mailbox.lastSyncAt >= soon(scope, { ms: -SYNC_FRESH_MS })) return null
  return `the mail of ${mailbox.email} has not been read in the last minutes`
}
