import { enrolments, outbox, sequenceSteps, type StepContent } from '#db/tables/outreach.ts'
import { and, asc, eq, inArray, isNull, lt } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { setDue } from '../outbox/queue.server.ts'
import { getTemplate } from '../templates/queries.server.ts'
import { readToKeep } from '../templates/snippets.server.ts'
import type { TemplateError } from '../templates/syntax.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { openContexts } from './context.server.ts'
import { noteOpener } from './edit-sequence.server.ts'
import { everyStepOf, getSequence, stepsOf, type SequenceStep } from './get-sequence.server.ts'
import { passOver } from './pass-over.server.ts'
import { BEING_PLANNED, dueAfter, lastLeft } from './plan-step.server.ts'
import { settleSequence } from './settle.server.ts'
import { writeAnew } from './write-anew.server.ts'

/** Conditions are those of before when left out. */
export type StepForm = Omit<StepContent, 'conditions'> & Partial<Pick<StepContent, 'conditions'>>

type StepSaved = { ok: true; number: number } | { ok: false; field: 'subject' | 'body'; error: TemplateError }
type Of = { sequenceId: number; number: number }

/** The number that a further step gets: those of steps taken out are not used again. */
export function nextNumber(scope: Scope, sequenceId: number): number {
  return (everyStepOf(scope, sequenceId).at(-1)?.number ?? 0) + 1
}

/**
 * Keeps a step, new at the end (no number) or changed. The words count for every message not sent yet, and another wait moves
 * the messages of this step that are planned.
 * @returns the place of the error when subject or body cannot be read; nothing is changed then
 */
export function saveStep(
  scope: Scope,
  { sequenceId, number, ...form }: StepForm & { sequenceId: number; number?: number },
): StepSaved {
  for (const field of ['subject', 'body'] as const) {
    const read = readToKeep(scope, form[field])
    if (!read.ok) return { ok: false, field, error: read.error }
  }
  return inTransaction(scope, (tx) => {
    getSequence(tx, { sequenceId })
    if (form.templateId !== null) getTemplate(tx, form.templateId)
    const steps = stepsOf(tx, sequenceId)
    const at = number ?? nextNumber(tx, sequenceId)
    const known = steps.find((step) => step.number === at)
    if (!known && at !== nextNumber(tx, sequenceId)) throw new NotFound('There is no such step.')
    const isFirst = (steps[0]?.number ?? at) === at
    const { templateId, subject, body, waitsWorkingDays } = form
    const values: StepContent = {
      templateId,
      conditions: form.conditions ?? known?.conditions ?? [],
      subject,
      body,
      waitsWorkingDays,
      waitDays: isFirst ? 0 : Math.max(1, form.waitDays),
      sameThread: !isFirst && form.sameThread,
    }
    if (known)
      tx.db
        .update(sequenceSteps)
        .set({ ...values, previous: contentOf(known) })
        .where(eq(sequenceSteps.id, known.id))
        .run()
    else
      tx.db
        .insert(sequenceSteps)
        .values({ sequenceId, number: at, ...values })
        .run()
    noteOpener(tx, sequenceId)
    if (known) moveWaiting(tx, { sequenceId, before: known, after: { ...known, ...values } })
    writeAnew(tx, { sequenceId, number: at })
    settleSequence(tx, sequenceId)
    return { ok: true, number: at } as const
  })
}

/**
 * Takes the last edit of a step back; what left meanwhile stays as it left. Undone twice, the edit is there again.
 * @returns the error when the words of before name a snippet that is gone; nothing is changed then
 */
export function undoStep(scope: Scope, { sequenceId, number }: Of): StepSaved {
  return inTransaction(scope, (tx) => {
    getSequence(tx, { sequenceId })
    const step = stepsOf(tx, sequenceId).find((one) => one.number === number)
    if (!step?.previous) throw new NotFound('There is no edit of this step to take back.')
    return saveStep(tx, { ...step.previous, sequenceId, number })
  })
}

function contentOf({
  waitDays,
  waitsWorkingDays,
  sameThread,
  templateId,
  subject,
  body,
  conditions,
}: SequenceStep): StepContent {
  return { waitDays, waitsWorkingDays, sameThread, templateId, subject, body, conditions }
}

/**
 * Takes a step away. One that nobody has a message of is deleted, and the later ones move up; any other keeps its number and
 * what was sent, and whoever waits for it gets the next.
 * @returns refused for the first once people have it: the others answer to it
 */
export function removeStep(
  scope: Scope,
  { sequenceId, number }: Of,
): { ok: true; isInFlight: boolean } | { ok: false; reason: 'first' } {
  return inTransaction(scope, (tx) => {
    const { projectId, name } = getSequence(tx, { sequenceId })
    const gone = stepsOf(tx, sequenceId).find((step) => step.number === number)
    if (!gone) throw new NotFound('There is no such step.')
    const isInFlight = isInUse(tx, sequenceId, number)
    if (isInFlight && number === 1) return { ok: false, reason: 'first' } as const
    if (isInFlight) {
      tx.db.update(sequenceSteps).set({ removedAt: tx.now }).where(eq(sequenceSteps.id, gone.id)).run()
      passOverAll(tx, { sequenceId, number })
    } else deleteStep(tx, gone)
    noteOpener(tx, sequenceId)
    settleSequence(tx, sequenceId)
    record(tx, {
      what: 'sequence.step_removed',
      because: 'decided by hand',
      projectId,
      data: { sequenceId, name, step: number },
    })
    return { ok: true, isInFlight } as const
  })
}

/** Puts a step back that was taken out in flight, for those who have not come past its place. */
export function restoreStep(scope: Scope, { sequenceId, number }: Of): void {
  inTransaction(scope, (tx) => {
    getSequence(tx, { sequenceId })
    const { changes } = tx.db
      .update(sequenceSteps)
      .set({ removedAt: null })
      .where(and(eq(sequenceSteps.sequenceId, sequenceId), eq(sequenceSteps.number, number)))
      .run()
    if (changes === 0) throw new NotFound('There is no such step.')
    noteOpener(tx, sequenceId)
    settleSequence(tx, sequenceId)
  })
}

function deleteStep(scope: Scope, gone: SequenceStep): void {
  const later = stepsOf(scope, gone.sequenceId).filter((step) => step.number > gone.number)
  const isFirst = stepsOf(scope, gone.sequenceId)[0]?.id === gone.id
  scope.db.delete(sequenceSteps).where(eq(sequenceSteps.id, gone.id)).run()
  for (const [index, step] of later.entries())
    scope.db
      .update(sequenceSteps)
      .set({
        number: step.number - 1,
        ...(isFirst && index === 0 && { waitDays: 0, sameThread: false }),
      })
      .where(eq(sequenceSteps.id, step.id))
      .run()
}

/** Everybody who waits for a step gets the next one instead, its wait counted from the last message that left. */
function passOverAll(scope: Scope, { sequenceId, number }: Of): void {
  for (const { id } of waitingFor(scope, { sequenceId, number })) {
    const left = lastLeft(scope, { enrolmentId: id, before: number })
    passOver(scope, {
      enrolmentId: id,
      because: `Step ${number} was taken out of the sequence`,
      after: left?.at ?? scope.now,
    })
  }
}

/** Planned messages of a step follow its wait and its thread. One that was tried already keeps its time. */
function moveWaiting(
  scope: Scope,
  { sequenceId, before, after }: { sequenceId: number; before: SequenceStep; after: SequenceStep },
): void {
  const hasOtherWait =
    before.waitDays !== after.waitDays || before.waitsWorkingDays !== after.waitsWorkingDays
  if (!hasOtherWait && before.sameThread === after.sameThread) return
  const contexts = openContexts(scope)
  for (const { id, outboxId, state, heldBecause } of waitingFor(scope, {
    sequenceId,
    number: after.number,
  })) {
    const left = lastLeft(scope, { enrolmentId: id, before: after.number })
    if (!left) continue
    const threadId = after.sameThread ? left.threadId : null
    scope.db.update(outbox).set({ threadId }).where(eq(outbox.id, outboxId)).run()
    if (!hasOtherWait || state !== 'planned') continue
    setDue(scope, {
      outboxId,
      dueAt: dueAfter(contexts.of(id), { step: after, after: left.at }),
      because: null,
    })
    if (heldBecause === null)
      scope.db.update(outbox).set({ heldBecause: BEING_PLANNED }).where(eq(outbox.id, outboxId)).run()
  }
}

/** The enrolments whose next message is of a step, with that message; those who came first first. */
function waitingFor({ db, workspaceId }: Scope, { sequenceId, number }: Of) {
  return db
    .select({
      id: enrolments.id,
      outboxId: outbox.id,
      state: outbox.state,
      heldBecause: outbox.heldBecause,
    })
    .from(enrolments)
    .innerJoin(outbox, eq(outbox.enrolmentId, enrolments.id))
    .where(
      and(
        eq(enrolments.workspaceId, workspaceId),
        eq(enrolments.sequenceId, sequenceId),
        isNull(enrolments.endedAt),
        lt(enrolments.stepsSent, number),
        eq(outbox.stepNumber, number),
        inArray(outbox.state, ['planned', 'failed_retry']),
      ),
    )
    .orderBy(asc(enrolments.id))
    .all()
}

/** True when a message of this step or a later one was planned or sent. */
function isInUse(scope: Scope, sequenceId: number, number: number): boolean {
  const rows = scope.db
    .select({ step: outbox.stepNumber })
    .from(outbox)
    .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .where(and(eq(enrolments.sequenceId, sequenceId), eq(outbox.workspaceId, scope.workspaceId)))
    .groupBy(outbox.stepNumber)
    .all()
  return rows.some((row) => (row.step ?? 0) >= number)
}
