import { enrolments, sequences, sequenceSteps, stepVariants } from '#db/tables/outreach.ts'
import { and, asc, eq } from 'drizzle-orm'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

export type Sequence = typeof sequences.$inferSelect
/** A step with its further texts, in the order of their letters. */
export type SequenceStep = typeof sequenceSteps.$inferSelect & {
  variants: (typeof stepVariants.$inferSelect)[]
}
export type Enrolment = typeof enrolments.$inferSelect

/** @throws NotFound outside this workspace, or outside the project when one is given */
export function getSequence(
  scope: Pick<Scope, 'db' | 'workspaceId'>,
  { sequenceId, projectId }: { sequenceId: number; projectId?: number },
): Sequence {
  const sequence = scope.db
    .select()
    .from(sequences)
    .where(and(eq(sequences.id, sequenceId), eq(sequences.workspaceId, scope.workspaceId)))
    .get()
  if (!sequence || (projectId !== undefined && sequence.projectId !== projectId))
    throw new NotFound('There is no such sequence.')
  return sequence
}

/** The steps of a sequence that people go through, in order. The sequence must have been got before. */
export function stepsOf(scope: Pick<Scope, 'db'>, sequenceId: number): SequenceStep[] {
  return everyStepOf(scope, sequenceId).filter((step) => step.removedAt === null)
}

/** The steps of a sequence, those taken out of it included, in order. */
export function everyStepOf({ db }: Pick<Scope, 'db'>, sequenceId: number): SequenceStep[] {
  const variants = db
    .select({ variant: stepVariants })
    .from(stepVariants)
    .innerJoin(sequenceSteps, eq(sequenceSteps.id, stepVariants.stepId))
    .where(eq(sequenceSteps.sequenceId, sequenceId))
    .orderBy(asc(stepVariants.letter))
    .all()
    .map((row) => row.variant)
  return db
    .select()
    .from(sequenceSteps)
    .where(eq(sequenceSteps.sequenceId, sequenceId))
    .orderBy(asc(sequenceSteps.number))
    .all()
    .map((step) => ({ ...step, variants: variants.filter((one) => one.stepId === step.id) }))
}

/** @throws NotFound outside this workspace */
export function getEnrolment(scope: Pick<Scope, 'db' | 'workspaceId'>, enrolmentId: number): Enrolment {
  const enrolment = scope.db
    .select()
    .from(enrolments)
    .where(and(eq(enrolments.id, enrolmentId), eq(enrolments.workspaceId, scope.workspaceId)))
    .get()
  if (!enrolment) throw new NotFound('There is no such enrolment.')
  return enrolment
}
