import { enrolments } from '#db/tables/outreach.ts'
import { and, asc, eq, isNull } from 'drizzle-orm'
import type { EnrolmentState, Hold } from '#db/vocabulary.ts'
import { hold, release, setDue } from '../outbox/queue.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { openCalendar, type Allot } from './calendar.server.ts'
import { contextOf, type Context } from './context.server.ts'
import { holdingOf } from './holds.ts'
import { mergeDataFor } from './merge-source.server.ts'
import { show } from './show.server.ts'
import { writeStep } from './write-step.ts'

/**
 * Brings one enrolment in line with the facts: its next message is planned, or held with the cause that comes first.
 * A hold that a person must decide about stays, unless `decided`.
 * @param allot the mailbox's calendar, when many are settled at once
 */
export function settle(
  scope: Scope,
  { enrolmentId, decided = false, allot }: { enrolmentId: number; decided?: boolean; allot?: Allot },
): void {
  const context = contextOf(scope, enrolmentId)
  const { enrolment, waiting } = context
  if (enrolment.endedAt || !waiting || (enrolment.heldFor === 'person' && !decided))
    return show(scope, context)
  const holding = holdingNow(scope, context)
  if (holding) {
    hold(scope, { outboxId: waiting.id, because: holding.because })
    setState(scope, enrolment, { state: 'held', heldFor: holding.hold, because: holding.because })
  } else {
    if (waiting.heldBecause !== null) {
      setDue(scope, { outboxId: waiting.id, dueAt: placeFor(scope, context, allot) })
      release(scope, { outboxId: waiting.id })
    }
    if (enrolment.state === 'held' || waiting.heldBecause !== null)
      setState(scope, enrolment, {
        state: enrolment.stepsSent > 0 ? 'waiting' : 'active',
        heldFor: null,
        because: plannedWords(enrolment.stepsSent),
      })
  }
  show(scope, contextOf(scope, enrolmentId))
}

/** Everybody on the way in a sequence, those who came first first. */
export function settleSequence(scope: Scope, sequenceId: number): void {
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
  const calendars = new Map<number, Allot>()
  for (const { id } of rows) {
    const { mailbox } = contextOf(scope, id)
    if (!calendars.has(mailbox.id)) calendars.set(mailbox.id, openCalendar(scope, mailbox))
    settle(scope, { enrolmentId: id, allot: calendars.get(mailbox.id)! })
  }
}

/** What an enrolment that nothing holds waits for. */
export function plannedWords(stepsSent: number): string {
  if (stepsSent === 0) return 'Step 1 is planned'
  return `Step ${stepsSent} sent, step ${stepsSent + 1} follows if they do not answer`
}

/** Why the next message of an enrolment must wait, or null. */
export function holdingNow(scope: Scope, { enrolment, sequence, steps, waiting }: Context) {
  const step = steps.find((one) => one.number === (waiting?.stepNumber ?? enrolment.stepsSent + 1))
  const written =
    step && writeStep(step, { data: dataOf(scope, enrolment), threadSubject: step.sameThread ? '-' : null })
  if (written && !written.ok && written.missing.length === 0)
    return { hold: 'fields', because: written.because } as const
  return holdingOf({
    status: sequence.status,
    needsOpener: sequence.needsOpener,
    opener: enrolment.opener,
    missing: written && !written.ok ? written.missing.filter((name) => name !== 'opener') : [],
  })
}

/** Writes the state of an enrolment with its cause. */
export function setState(
  scope: Scope,
  { id, state: before }: Pick<Context['enrolment'], 'id' | 'state'>,
  { state, heldFor, because }: { state: EnrolmentState; heldFor: Hold | null; because: string },
): void {
  scope.db
    .update(enrolments)
    .set({ state, heldFor, because, ...(state !== before && { stateSince: scope.now }) })
    .where(eq(enrolments.id, id))
    .run()
}

/** The first free instant for the waiting message: not before it was due, nor before the person is back. */
export function placeFor(
  scope: Scope,
  { enrolment, mailbox, contact, waiting }: Context,
  allot?: Allot,
): Date {
  const earliest = Math.max(
    scope.now.getTime(),
    waiting?.dueAt.getTime() ?? 0,
    contact.awayUntil?.getTime() ?? 0,
  )
  const take = allot ?? openCalendar(scope, mailbox)
  return take({
    wanted: new Date(earliest),
    contactZone: contact.timeZone,
    seed: `enrolment:${enrolment.id}:${waiting?.stepNumber ?? 0}`,
  })
}

function dataOf(scope: Scope, { prospectId, contactId, mailboxId, opener }: Context['enrolment']) {
  return mergeDataFor(scope, { prospectId, contactId, mailboxId, opener })
}
