import { enrolments } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { eq } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { queueMail } from '../outbox/queue.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { applicants, type Candidate } from './applicants.server.ts'
import { ENROL_AT_MOST, type CannotEnrol } from './cannot-enrol.ts'
import { openContexts, type Contexts } from './context.server.ts'
import { getSequence, stepsOf, type Sequence } from './get-sequence.server.ts'
import type { Contact } from './neighbours.server.ts'
import { openTurns } from './turns.server.ts'
import { settle } from './settle.server.ts'

type Enrolled = { ok: true; enrolled: number; refused: Candidate[] } | { ok: false; reason: CannotEnrol }

/** Whether a sequence can take people: it needs steps and a mailbox that sends. */
export function cannotEnrol(scope: Scope, sequenceId: number): Exclude<CannotEnrol, 'too-many'> | null {
  const sequence = getSequence(scope, { sequenceId })
  if (sequence.status === 'stopped') return 'stopped'
  if (stepsOf(scope, sequenceId).length === 0) return 'no-steps'
  return sequence.mailboxId === null ? 'no-mailbox' : null
}

type Enrol = {
  sequenceId: number
  prospectIds: number[]
  /** Why those are enrolled too whom only a fatigue limit refuses: a manager's reason; null: they are not. */
  tooSoonAllowedBecause?: string | null
}

/**
 * Puts chosen prospects into a sequence, checking each again at this moment. The first message of each is written
 * down as held, and planned as soon as nothing holds it: the opener written, the sequence launched.
 * @throws NotFound outside this workspace
 */
export function enrol(
  scope: Scope,
  { sequenceId, prospectIds, tooSoonAllowedBecause = null }: Enrol,
): Enrolled {
  if (prospectIds.length > ENROL_AT_MOST) return { ok: false, reason: 'too-many' }
  return inTransaction(scope, (tx) => {
    const reason = cannotEnrol(tx, sequenceId)
    if (reason) return { ok: false, reason } as const
    const sequence = getSequence(tx, { sequenceId })
    const contexts = openContexts(tx)
    const turn = openTurns(tx, sequence)
    const refused: Candidate[] = []
    let enrolled = 0
    for (const candidate of applicants(tx, { sequenceId, prospectIds })) {
      const { refusal, contact, prospect } = candidate
      const isLifted = refusal?.reason === 'too-soon' && tooSoonAllowedBecause !== null
      if ((refusal && !isLifted) || !contact) refused.push(candidate)
      else {
        const allowed = isLifted ? tooSoonAllowedBecause : null
        enrolOne(tx, {
          sequence,
          mailboxId: turn(),
          prospect,
          contact,
          contexts,
          tooSoonAllowedBecause: allowed,
        })
        enrolled++
      }
    }
    return { ok: true, enrolled, refused } as const
  })
}

function enrolOne(
  scope: Scope,
  {
    sequence,
    mailboxId,
    prospect,
    contact,
    contexts,
    tooSoonAllowedBecause,
  }: {
    sequence: Sequence
    mailboxId: number
    prospect: Candidate['prospect']
    contact: Contact
    contexts: Contexts
    tooSoonAllowedBecause: string | null
  },
): void {
  const lifted = tooSoonAllowedBecause && `, in spite of the fatigue limits: ${tooSoonAllowedBecause}`
  const because = `added to “${sequence.name}”${lifted ?? ''}`
  const { id: enrolmentId } = scope.db
    .insert(enrolments)
    .values({
      workspaceId: scope.workspaceId,
      sequenceId: sequence.id,
      prospectId: prospect.id,
      contactId: contact.id,
      mailboxId,
      state: 'held',
      heldFor: 'launch',
      because,
      tooSoonAllowedBecause,
      stateSince: scope.now,
      createdAt: scope.now,
    })
    .returning({ id: enrolments.id })
    .get()
  if (prospect.contactId === null)
    scope.db.update(prospects).set({ contactId: contact.id }).where(eq(prospects.id, prospect.id)).run()
  queueMail(scope, {
    kind: 'step',
    mailboxId,
    toAddress: contact.email!,
    toName: [contact.firstName, contact.lastName].filter(Boolean).join(' ') || null,
    enrolmentId,
    stepNumber: 1,
    prospectId: prospect.id,
    contactId: contact.id,
    dueAt: scope.now,
    heldBecause: because,
  })
  record(scope, {
    what: 'enrolment.added',
    because,
    projectId: sequence.projectId,
    siteId: prospect.siteId,
    prospectId: prospect.id,
    contactId: contact.id,
    enrolmentId,
    mailboxId,
    data: { sequenceId: sequence.id, sequence: sequence.name },
  })
  settle(scope, { enrolmentId, contexts })
}
