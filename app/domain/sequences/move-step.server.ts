import { enrolments, outbox, sequenceSteps } from '#db/tables/outreach.ts'
import { and, eq, gte, inArray, lte, or } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getSequence, stepsOf, type SequenceStep } from './get-sequence.server.ts'
import { settleSequence } from './settle.server.ts'
import { allTexts } from './texts.ts'
import { writeAnew } from './write-anew.server.ts'

type Of = { sequenceId: number; number: number }
export type MoveRefusal = 'first' | 'sent' | 'no-subject'

export const MOVE_REFUSAL_WORDS: Record<MoveRefusal, string> = {
  first: 'It is the first step already',
  sent: 'Somebody got the step before it: with the two exchanged they would get the same words twice',
  'no-subject': 'It has no subject of its own, and in that place it begins a thread: write one first',
}

/**
 * Exchanges a step with the one before it: texts and conditions move, waits and threads stay with the place. Only while nobody
 * has got either: afterwards somebody would get the same words twice, and others never.
 */
export function moveEarlier(
  scope: Scope,
  { sequenceId, number }: Of,
): { ok: true } | { ok: false; reason: MoveRefusal } {
  return inTransaction(scope, (tx) => {
    const { projectId, name } = getSequence(tx, { sequenceId })
    const steps = stepsOf(tx, sequenceId)
    const at = steps.findIndex((step) => step.number === number)
    const [before, step] = [steps[at - 1], steps[at]]
    if (!step) throw new NotFound('There is no such step.')
    if (!before) return { ok: false, reason: 'first' } as const
    if (isUnderway(tx, { sequenceId, number: before.number })) return { ok: false, reason: 'sent' } as const
    if (!before.sameThread && allTexts(step).some((text) => !text.subject.trim()))
      return { ok: false, reason: 'no-subject' } as const
    exchange(tx, before, step)
    for (const one of [before, step]) writeAnew(tx, { sequenceId, number: one.number })
    settleSequence(tx, sequenceId)
    record(tx, {
      what: 'sequence.step_moved',
      because: 'decided by hand',
      projectId,
      data: { sequenceId, name, step: number, to: before.number },
    })
    return { ok: true } as const
  })
}

/** A message of a step or of a later one has left, or is leaving. */
function isUnderway({ db, workspaceId }: Scope, { sequenceId, number }: Of): boolean {
  const row = db
    .select({ id: outbox.id })
    .from(outbox)
    .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .where(
      and(
        eq(enrolments.workspaceId, workspaceId),
        eq(enrolments.sequenceId, sequenceId),
        or(
          lte(outbox.stepNumber, enrolments.stepsSent),
          inArray(outbox.state, ['claimed', 'built', 'sending', 'may_have_left']),
        ),
        gte(outbox.stepNumber, number),
      ),
    )
    .limit(1)
    .get()
  return row !== undefined
}

function exchange({ db }: Scope, before: SequenceStep, step: SequenceStep): void {
  const place = ({ number, waitDays, waitsWorkingDays, sameThread }: SequenceStep) => ({
    number,
    waitDays,
    waitsWorkingDays,
    sameThread,
    previous: null,
  })
  const set = (id: number, values: Partial<typeof sequenceSteps.$inferInsert>) =>
    db.update(sequenceSteps).set(values).where(eq(sequenceSteps.id, id)).run()
  // Out of the way first: two steps never have one number.
  set(before.id, { number: -before.id })
  set(step.id, place(before))
  set(before.id, place(step))
}
