import { enrolments, sequences } from '#db/tables/outreach.ts'
import type { SequenceStatus } from '#db/vocabulary.ts'
import { and, eq, isNull } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getSequence, stepsOf } from './get-sequence.server.ts'
import type { LaunchRefusal } from './launch-refusal.ts'
import { settleSequence } from './settle.server.ts'
import { stopEnrolment } from './stop.server.ts'

/** What keeps a sequence from being launched, or null. */
export function launchRefusal(scope: Scope, sequenceId: number): LaunchRefusal | null {
  const sequence = getSequence(scope, { sequenceId })
  if (sequence.status === 'stopped') return 'stopped'
  if (stepsOf(scope, sequenceId).length === 0) return 'no-steps'
  if (sequence.mailboxId === null) return 'no-mailbox'
  const mailbox = getMailbox(scope, sequence.mailboxId)
  return mailbox.legalName.trim() && mailbox.postalAddress.trim() ? null : 'no-sender'
}

type Changed = { ok: true } | { ok: false; reason: LaunchRefusal }

/** Lets a draft go, or a paused sequence go on: whatever nothing else holds is planned. */
export function launch(scope: Scope, { sequenceId }: { sequenceId: number }): Changed {
  return inTransaction(scope, (tx) => {
    const reason = launchRefusal(tx, sequenceId)
    if (reason) return { ok: false, reason } as const
    const { status, launchedAt } = getSequence(tx, { sequenceId })
    setStatus(tx, sequenceId, {
      status: 'active',
      launchedAt: launchedAt ?? tx.now,
      what: status === 'paused' ? 'sequence.resumed' : 'sequence.launched',
    })
    settleSequence(tx, sequenceId)
    return { ok: true } as const
  })
}

/** Holds every message of a sequence until it is resumed. What is on its way at this moment still leaves. */
export function pause(scope: Scope, { sequenceId }: { sequenceId: number }): void {
  inTransaction(scope, (tx) => {
    if (getSequence(tx, { sequenceId }).status !== 'active') return
    setStatus(tx, sequenceId, { status: 'paused', what: 'sequence.paused' })
    settleSequence(tx, sequenceId)
  })
}

/** Ends a sequence for good, for everybody in it. */
export function stop(scope: Scope, { sequenceId }: { sequenceId: number }): void {
  inTransaction(scope, (tx) => {
    if (getSequence(tx, { sequenceId }).status === 'stopped') return
    setStatus(tx, sequenceId, { status: 'stopped', what: 'sequence.stopped' })
    const live = tx.db
      .select()
      .from(enrolments)
      .where(
        and(
          eq(enrolments.workspaceId, tx.workspaceId),
          eq(enrolments.sequenceId, sequenceId),
          isNull(enrolments.endedAt),
        ),
      )
      .all()
    for (const enrolment of live) stopEnrolment(tx, { enrolment, because: 'The sequence was stopped' })
  })
}

function setStatus(
  scope: Scope,
  sequenceId: number,
  { what, ...values }: { what: string; status: SequenceStatus; launchedAt?: Date },
): void {
  const { projectId, name } = getSequence(scope, { sequenceId })
  scope.db.update(sequences).set(values).where(eq(sequences.id, sequenceId)).run()
  record(scope, { what, because: 'decided by hand', projectId, data: { sequenceId, name } })
}
