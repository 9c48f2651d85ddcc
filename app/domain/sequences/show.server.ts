import { enrolments } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { and, desc, eq, inArray, isNull, lte } from 'drizzle-orm'
import { setNextAction, showSequence } from '../prospects/mirror.server.ts'
import { restingAction } from '../prospects/next-action.ts'
import type { Scope } from '../values/scope.server.ts'
import { contextOf, openContexts, whatDelays, type Context } from './context.server.ts'
import { nextSentence } from './next-sentence.ts'
import { placeOf, stepWords } from './steps.ts'

/** Shows on the prospect where its sequence stands and what happens next. Call it after anything that changes either. */
export function showEnrolment(scope: Scope, enrolmentId: number): void {
  show(scope, contextOf(scope, enrolmentId))
}

/** The same for everybody on the way in a sequence, in a mailbox, or in the whole workspace. */
export function showEverybody(
  scope: Scope,
  { sequenceId, mailboxId }: { sequenceId?: number; mailboxId?: number } = {},
): void {
  const rows = scope.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        isNull(enrolments.endedAt),
        sequenceId === undefined ? undefined : eq(enrolments.sequenceId, sequenceId),
        mailboxId === undefined ? undefined : eq(enrolments.mailboxId, mailboxId),
      ),
    )
    .all()
  const contexts = openContexts(scope)
  for (const { id } of rows) show(scope, contexts.of(id))
}

/** So many a turn: after a long stop the rest follows as their turn comes. */
const OVERDUE_AT_MOST = 500

/**
 * Tells anew what happens with those whose hour has passed: a planned time that lies behind is no answer to "when".
 */
export function showOverdue(scope: Scope): void {
  const rows = scope.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        inArray(enrolments.state, ['active', 'waiting']),
        isNull(enrolments.endedAt),
        lte(prospects.nextActionAt, scope.now),
      ),
    )
    .orderBy(desc(prospects.nextActionAt))
    .limit(OVERDUE_AT_MOST)
    .all()
  const contexts = openContexts(scope)
  for (const { id } of rows) show(scope, contexts.of(id))
}

export function show(scope: Scope, context: Context): void {
  const { enrolment, sequence, steps, mailbox, prospect, waiting, stoppedBecause } = context
  if (!isTheLatest(scope, enrolment)) return
  const isOver = enrolment.endedAt !== null
  const at = isOver ? enrolment.stepsSent : (waiting?.stepNumber ?? enrolment.stepsSent + 1)
  showSequence(scope, {
    prospectId: prospect.id,
    state: enrolment.state,
    step:
      isOver && enrolment.stepsSent === 0 ? null : stepWords({ at: placeOf(steps, at), of: steps.length }),
    name: sequence.name,
    because: enrolment.because,
  })
  const next =
    nextSentence({
      ...enrolment,
      stepNumber: at,
      isConditional: steps.some((step) => step.number === at && step.conditions.length > 0),
      dueAt: waiting?.dueAt ?? null,
      from: mailbox.email,
      zone: mailbox.timeZone,
      stoppedBecause,
      lateBecause: whatDelays(scope, mailbox),
      now: scope.now,
    }) ?? restingAction(prospect.stage, { hasContact: true })
  setNextAction(scope, {
    prospectId: prospect.id,
    text: next?.text ?? null,
    at: next?.at ?? null,
    needsPerson: next?.needsPerson ?? false,
  })
}

/** A prospect shows its live enrolment, else the last one: an old one that changes late must not cover a new one. */
function isTheLatest(scope: Scope, { id, prospectId, endedAt }: Context['enrolment']): boolean {
  if (endedAt === null) return true
  const latest = scope.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(eq(enrolments.prospectId, prospectId))
    .orderBy(desc(isNull(enrolments.endedAt)), desc(enrolments.id))
    .get()
  return latest?.id === id
}
