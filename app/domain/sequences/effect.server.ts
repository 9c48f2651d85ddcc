import { enrolments, outbox } from '#db/tables/outreach.ts'
import { and, count, eq, gte, inArray } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import { conditionFacts } from './condition-facts.server.ts'
import { unmetCondition } from './conditions.ts'
import { openContexts } from './context.server.ts'
import { effectOf, touchesAnybody, type Effect, type Waiting } from './effect.ts'
import { getSequence, stepsOf } from './get-sequence.server.ts'
import { takenBack } from './taken-back.server.ts'
import { waitingOf } from './waiting.server.ts'

type Of = { sequenceId: number; number: number }

/**
 * Does an edit of a step and takes it back again, to tell what it would mean for the people on the way.
 * @returns `effect` null when the sequence has not been launched or nobody is touched: then there is nothing to agree to
 */
export function rehearse<T>(
  scope: Scope,
  { sequenceId, number }: Of,
  edit: (scope: Scope) => T,
): { result: T; effect: Effect | null } {
  const isLive = getSequence(scope, { sequenceId }).launchedAt !== null
  const done = takenBack(scope, (tx) => {
    const before = isLive ? waitingOf(tx, eq(enrolments.sequenceId, sequenceId)) : []
    const result = edit(tx)
    const after = isLive ? waitingOf(tx, eq(enrolments.sequenceId, sequenceId)) : []
    return { result, before, after, unmet: isLive ? unmetNow(tx, { sequenceId, number }, after) : 0 }
  })
  if (!isLive) return { result: done.result, effect: null }
  const effect = effectOf({
    ...done,
    number,
    got: gotIt(scope, { sequenceId, number }),
    leaving: leavingNow(scope, { sequenceId, number }),
  })
  return { result: done.result, effect: touchesAnybody(effect) ? effect : null }
}

/**
 * Does an edit once what it means for those on the way was agreed to.
 * @param agreed key of the effect that was shown; null: none was
 * @returns the effect to agree to first, when it was not shown or has become another one meanwhile; nothing is changed then
 */
export function editAgreed<T extends { ok: boolean }>(
  scope: Scope,
  { agreed, ...of }: Of & { agreed: string | null },
  edit: (scope: Scope) => T,
): { effect: Effect } | { effect: null; result: T } {
  const { result, effect } = rehearse(scope, of, edit)
  if (!result.ok) return { effect: null, result }
  if (effect && effect.key !== agreed) return { effect }
  return { effect: null, result: edit(scope) }
}

/** How many of those who have the step next would not get it, for a condition does not hold now. */
function unmetNow(scope: Scope, { sequenceId, number }: Of, waiting: Waiting[]): number {
  const step = stepsOf(scope, sequenceId).find((one) => one.number === number)
  if (!step?.conditions.length) return 0
  const contexts = openContexts(scope)
  return waiting.filter(({ enrolmentId, stepNumber }) => {
    if (stepNumber !== number) return false
    const { prospect, contact } = contexts.of(enrolmentId)
    const facts = conditionFacts(scope, { enrolmentId, prospect, contact }, step.conditions)
    return unmetCondition(step.conditions, facts) !== null
  }).length
}

function gotIt({ db, workspaceId }: Scope, { sequenceId, number }: Of): number {
  return db
    .select({ n: count() })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.workspaceId, workspaceId),
        eq(enrolments.sequenceId, sequenceId),
        gte(enrolments.stepsSent, number),
      ),
    )
    .get()!.n
}

function leavingNow({ db, workspaceId }: Scope, { sequenceId, number }: Of): number {
  return db
    .select({ n: count() })
    .from(outbox)
    .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .where(
      and(
        eq(enrolments.workspaceId, workspaceId),
        eq(enrolments.sequenceId, sequenceId),
        eq(outbox.stepNumber, number),
        inArray(outbox.state, ['claimed', 'built', 'sending']),
      ),
    )
    .get()!.n
}
