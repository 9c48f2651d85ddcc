import { enrolments } from '#db/tables/outreach.ts'
import type { EnrolmentState, Hold } from '#db/vocabulary.ts'
import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { hold, release, setDue } from '../outbox/queue.server.ts'
import type { MergeData } from '../templates/render.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import type { Allot } from './plan.ts'
import { isUnreadDraft } from './draft.ts'
import { openContexts, type Context, type Contexts } from './context.server.ts'
import type { Sequence, SequenceStep } from './get-sequence.server.ts'
import { holdingOf, type Holding } from './holds.ts'
import { show } from './show.server.ts'
import { textFor } from './texts.ts'
import { writeStep } from './write-step.ts'

/**
 * Brings one enrolment in line with the facts: its next message is planned, or held with the cause that comes first.
 * A hold that a person must decide about stays, unless `decided`.
 * @param contexts what many enrolments share, when many are settled at once
 */
export function settle(
  scope: Scope,
  {
    enrolmentId,
    decided = false,
    contexts = openContexts(scope),
  }: { enrolmentId: number; decided?: boolean; contexts?: Contexts },
): void {
  const context = contexts.of(enrolmentId)
  const { enrolment, waiting } = context
  if (enrolment.endedAt || !waiting || (enrolment.heldFor === 'person' && !decided))
    return show(scope, context)
  const holding = holdingNow(context, waiting.stepNumber ?? 1)
  show(scope, holding ? keepBack(scope, context, holding) : letGo(scope, context, contexts))
}

/** Everybody on the way in a sequence, those who came first first. */
export function settleSequence(scope: Scope, sequenceId: number): void {
  const contexts = openContexts(scope)
  const rows = scope.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(enrolments.sequenceId, sequenceId),
        isNull(enrolments.endedAt),
      ),
    )
    .orderBy(asc(enrolments.id))
    .all()
  for (const { id } of rows) settle(scope, { enrolmentId: id, contexts })
}

/** So many a turn. */
const LOOK_AGAIN_AT_MOST = 200

/** Looks again at those who wait for a field to be filled in: whoever has it now goes on by themselves. */
export function settleFilledIn(scope: Scope): void {
  const contexts = openContexts(scope)
  const rows = scope.db
    .select({ id: enrolments.id })
    .from(enrolments)
    .where(
      and(
        eq(enrolments.workspaceId, scope.workspaceId),
        eq(enrolments.state, 'held'),
        eq(enrolments.heldFor, 'fields'),
      ),
    )
    // By lot, so that a few hundred who wait for good do not keep the others from their turn.
    .orderBy(sql`random()`)
    .limit(LOOK_AGAIN_AT_MOST)
    .all()
    .filter(({ id }) => {
      const context = contexts.of(id)
      return holdingNow(context, context.waiting?.stepNumber ?? 1)?.because !== context.enrolment.because
    })
  if (rows.length === 0) return
  inTransaction(scope, (tx) => {
    for (const { id } of rows) settle(tx, { enrolmentId: id })
  })
}

function keepBack(scope: Scope, context: Context, { hold: heldFor, because }: Holding): Context {
  const waiting = context.waiting!
  if (waiting.heldBecause !== because) hold(scope, { outboxId: waiting.id, because })
  return {
    ...context,
    enrolment: setState(scope, context.enrolment, { state: 'held', heldFor, because }),
    waiting: { ...waiting, heldBecause: because },
  }
}

function letGo(scope: Scope, context: Context, contexts: Contexts): Context {
  const { enrolment } = context
  const waiting = context.waiting!
  if (waiting.heldBecause === null && enrolment.state !== 'held') return context
  const dueAt =
    waiting.heldBecause === null
      ? waiting.dueAt
      : placeFor(scope, context, contexts.calendar(enrolment.mailboxId))
  if (waiting.heldBecause !== null) {
    setDue(scope, { outboxId: waiting.id, dueAt })
    release(scope, { outboxId: waiting.id })
  }
  const planned = {
    state: enrolment.stepsSent > 0 ? ('waiting' as const) : ('active' as const),
    heldFor: null,
    because: plannedWords(enrolment.stepsSent, waiting.stepNumber ?? 1),
  }
  return {
    ...context,
    enrolment: setState(scope, enrolment, planned),
    waiting: { ...waiting, dueAt, heldBecause: null },
  }
}

/** What an enrolment that nothing holds waits for. */
export function plannedWords(stepsSent: number, next: number): string {
  if (stepsSent === 0) return `Step ${next} is planned`
  return `Step ${stepsSent} sent, step ${next} follows if they do not answer`
}

/** Why a message must wait, or null. */
export function holdingNow(
  {
    sequence,
    steps,
    data,
    enrolment,
    paused,
  }: {
    sequence: Sequence
    steps: SequenceStep[]
    data: MergeData
    enrolment: { id: number; opener: string | null; openerDraft?: string | null; stepsSent: number }
    paused: string | null
  },
  stepNumber: number,
): Holding | null {
  const step = steps.find((one) => one.number === stepNumber)
  const answers = step?.sameThread && enrolment.stepsSent > 0
  const written =
    step && writeStep(textFor(step, enrolment.id), { data, threadSubject: answers ? '-' : null })
  if (written && !written.ok && written.missing.length === 0)
    return { hold: 'fields', because: written.because }
  return holdingOf({
    status: sequence.status,
    needsOpener: sequence.needsOpener,
    opener: enrolment.opener,
    openerIsUnread: isUnreadDraft(enrolment.opener, enrolment.openerDraft ?? null),
    paused,
    missing: written && !written.ok ? written.missing.filter((name) => name !== 'opener') : [],
  })
}

/** Writes the state of an enrolment with its cause. @returns the enrolment as it is now */
export function setState(
  scope: Scope,
  enrolment: Context['enrolment'],
  change: { state: EnrolmentState; heldFor: Hold | null; because: string },
): Context['enrolment'] {
  const stateSince = change.state === enrolment.state ? enrolment.stateSince : scope.now
  const values = { ...change, stateSince }
  scope.db.update(enrolments).set(values).where(eq(enrolments.id, enrolment.id)).run()
  return { ...enrolment, ...values }
}

/** The first free instant for the waiting message: not before it was due, nor before the person is back. */
export function placeFor(
  scope: Scope,
  { enrolment, contact, waiting }: Pick<Context, 'enrolment' | 'contact' | 'waiting'>,
  allot: Allot,
): Date {
  const earliest = Math.max(
    scope.now.getTime(),
    waiting?.dueAt.getTime() ?? 0,
    contact.awayUntil?.getTime() ?? 0,
  )
  return allot({
    wanted: new Date(earliest),
    contactZone: contact.timeZone,
    isFollowUp: (waiting?.stepNumber ?? 1) > 1,
    seed: `enrolment:${enrolment.id}:${waiting?.stepNumber ?? 0}`,
  })
}
