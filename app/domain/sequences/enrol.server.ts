import { enrolments } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { and, eq, isNull } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { getContact } from '../contacts/get-contact.server.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { queueMail } from '../outbox/queue.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { ENROL_AT_MOST, type CannotEnrol } from './cannot-enrol.ts'
import { applicants, cannotEnrol, type Candidate } from './applicants.server.ts'
import { openCalendar, type Allot } from './calendar.server.ts'
import { getSequence, type Sequence } from './get-sequence.server.ts'
import { settle } from './settle.server.ts'

type Enrolled = { ok: true; enrolled: number; refused: Candidate[] } | { ok: false; reason: CannotEnrol }

/**
 * Puts chosen prospects into a sequence, checking each again at this moment. The first message of each is written
 * down as held, and planned as soon as nothing holds it: the opener written, the sequence launched.
 * @throws NotFound outside this workspace
 */
export function enrol(
  scope: Scope,
  { sequenceId, prospectIds }: { sequenceId: number; prospectIds: number[] },
): Enrolled {
  if (prospectIds.length > ENROL_AT_MOST) return { ok: false, reason: 'too-many' }
  return inTransaction(scope, (tx) => {
    const reason = cannotEnrol(tx, sequenceId)
    if (reason) return { ok: false, reason } as const
    const sequence = getSequence(tx, { sequenceId })
    const allot = openCalendar(tx, getMailbox(tx, sequence.mailboxId!))
    const all = applicants(tx, { sequenceId, prospectIds })
    const free = all.filter((candidate) => !candidate.refusal)
    for (const candidate of free) enrolOne(tx, { sequence, candidate, allot })
    return {
      ok: true,
      enrolled: free.length,
      refused: all.filter((candidate) => candidate.refusal),
    } as const
  })
}

function enrolOne(
  scope: Scope,
  { sequence, candidate, allot }: { sequence: Sequence; candidate: Candidate; allot: Allot },
): void {
  const { prospectId } = candidate
  const contact = getContact(scope, candidate.contact!.id)
  const mailboxId = sequence.mailboxId!
  const because = `Added to “${sequence.name}”`
  const { id: enrolmentId } = scope.db
    .insert(enrolments)
    .values({
      workspaceId: scope.workspaceId,
      sequenceId: sequence.id,
      prospectId,
      contactId: contact.id,
      mailboxId,
      state: 'held',
      heldFor: 'launch',
      because,
      stateSince: scope.now,
      createdAt: scope.now,
    })
    .returning({ id: enrolments.id })
    .get()
  scope.db
    .update(prospects)
    .set({ contactId: contact.id })
    .where(and(eq(prospects.id, prospectId), isNull(prospects.contactId)))
    .run()
  queueMail(scope, {
    kind: 'step',
    mailboxId,
    toAddress: contact.email!,
    toName: [contact.firstName, contact.lastName].filter(Boolean).join(' ') || null,
    enrolmentId,
    stepNumber: 1,
    prospectId,
    contactId: contact.id,
    dueAt: scope.now,
    heldBecause: because,
  })
  record(scope, {
    what: 'enrolment.added',
    because: `added to “${sequence.name}”`,
    projectId: sequence.projectId,
    siteId: candidate.siteId,
    prospectId,
    contactId: contact.id,
    enrolmentId,
    mailboxId,
    data: { sequenceId: sequence.id, sequence: sequence.name },
  })
  settle(scope, { enrolmentId, allot })
}
