import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox } from '#db/tables/outreach.ts'
import { and, asc, eq, isNull, lt, sql } from 'drizzle-orm'
import { getMailbox } from '../mailboxes/get-mailbox.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { openContexts, type Context } from './context.server.ts'
import { movedBetween, type Effect } from './effect.ts'
import { BEING_PLANNED, dueAfter, lastLeft } from './plan-step.server.ts'
import { settle } from './settle.server.ts'
import { takenBack } from './taken-back.server.ts'
import { waitingOf } from './waiting.server.ts'

/** What decides when a mailbox writes and how much. */
export type Pace = Pick<
  typeof mailboxes.$inferSelect,
  'windowFrom' | 'windowTo' | 'weekdays' | 'timeZone' | 'dailyCap' | 'gapMinSeconds' | 'gapMaxSeconds'
>

export type PaceEffect = { moved: Effect['moved']; key: string }

/** Whose date would move with another pace of a mailbox; null: nobody's. Nothing is changed. */
export function paceEffect(scope: Scope, mailboxId: number, pace: Pace): PaceEffect | null {
  if (isSamePace(getMailbox(scope, mailboxId), pace)) return null
  const isOfIt = eq(enrolments.mailboxId, mailboxId)
  const moved = takenBack(scope, (tx) => {
    const before = waitingOf(tx, isOfIt)
    const { windowFrom, windowTo, weekdays, timeZone, dailyCap, gapMinSeconds, gapMaxSeconds } = pace
    tx.db
      .update(mailboxes)
      .set({ windowFrom, windowTo, weekdays, timeZone, dailyCap, gapMinSeconds, gapMaxSeconds })
      .where(eq(mailboxes.id, mailboxId))
      .run()
    replanMailbox(tx, mailboxId)
    return movedBetween(before, waitingOf(tx, isOfIt))
  })
  return moved.count === 0 ? null : { moved, key: `${moved.count}` }
}

/** Gives every planned message of a mailbox a time anew, follow-ups first and then in the order of before: not before its wait is over, under the caps of now. */
export function replanMailbox(scope: Scope, mailboxId: number): void {
  inTransaction(scope, (tx) => {
    const contexts = openContexts(tx)
    const rows = plannedOf(tx, mailboxId)
    for (const { id, outboxId } of rows)
      tx.db
        .update(outbox)
        .set({ dueAt: earliest(tx, contexts.of(id)), heldBecause: BEING_PLANNED, because: null })
        .where(eq(outbox.id, outboxId))
        .run()
    for (const { id } of rows) settle(tx, { enrolmentId: id, contexts })
  })
}

export function isSamePace(one: Pace, other: Pace): boolean {
  const words = (pace: Pace) =>
    JSON.stringify([
      pace.windowFrom,
      pace.windowTo,
      [...pace.weekdays].sort(),
      pace.timeZone,
      pace.dailyCap,
      pace.gapMinSeconds,
      pace.gapMaxSeconds,
    ])
  return words(one) === words(other)
}

function earliest(scope: Scope, context: Context): Date {
  const number = context.waiting?.stepNumber ?? 1
  const step = context.steps.find((one) => one.number === number)
  const left = lastLeft(scope, { enrolmentId: context.enrolment.id, before: number })
  return step && left ? dueAfter(context, { step, after: left.at }) : scope.now
}

/** Messages that have a time and were not tried yet: follow-ups, then first messages, the soonest first. */
function plannedOf({ db, workspaceId }: Scope, mailboxId: number) {
  return db
    .select({ id: enrolments.id, outboxId: outbox.id })
    .from(outbox)
    .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .where(
      and(
        eq(outbox.workspaceId, workspaceId),
        eq(outbox.mailboxId, mailboxId),
        eq(outbox.kind, 'step'),
        eq(outbox.state, 'planned'),
        isNull(outbox.heldBecause),
        isNull(enrolments.endedAt),
        lt(enrolments.stepsSent, outbox.stepNumber),
      ),
    )
    .orderBy(sql`${outbox.stepNumber} = 1`, asc(outbox.dueAt), asc(outbox.id))
    .all()
}
