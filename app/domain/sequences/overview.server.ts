import { mailboxes } from '#db/tables/mailboxes.ts'
import { enrolments, outbox, sequences, sequenceSteps } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import type { EnrolmentState } from '#db/vocabulary.ts'
import { and, asc, count, desc, eq, gt, gte, inArray, isNotNull, isNull, lt, sql } from 'drizzle-orm'
import { holidaysOf } from '../outbox/holidays.server.ts'
import { dayBounds } from '../outbox/local-time.ts'
import { snippetTexts } from '../templates/snippets.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { conditionWords } from './conditions.ts'
import { forecast, type Forecast } from './forecast.ts'
import { everyStepOf, getSequence, stepsOf } from './get-sequence.server.ts'
import { gistOf, namedText } from './gist.ts'
import { HAS_LINK, LEFT } from './outcomes.ts'
import { waitWords } from './steps.ts'
import { activeTexts } from './texts.ts'

export type SequenceSummary = ReturnType<typeof listSequences>[number]

/** The sequences of a project, those that run first, with what came of them. */
export function listSequences(scope: Scope, { projectId }: { projectId: number }) {
  const rows = scope.db
    .select({
      id: sequences.id,
      name: sequences.name,
      status: sequences.status,
      mailbox: mailboxes.email,
      createdAt: sequences.createdAt,
      steps: scope.db.$count(sequenceSteps, eq(sequenceSteps.sequenceId, sequences.id)),
    })
    .from(sequences)
    .leftJoin(mailboxes, eq(mailboxes.id, sequences.mailboxId))
    .where(and(eq(sequences.workspaceId, scope.workspaceId), eq(sequences.projectId, projectId)))
    .orderBy(
      sql`case ${sequences.status} when 'active' then 0 when 'paused' then 1 when 'draft' then 2 else 3 end`,
      desc(sequences.id),
    )
    .all()
  return rows.map((row) => ({ ...row, ...countsOf(scope, row.id), sent: sentOf(scope, row.id) }))
}

/** How many people of a sequence are in each state, and what came of it. */
export function countsOf(scope: Scope, sequenceId: number) {
  const states = scope.db
    .select({ state: enrolments.state, heldFor: enrolments.heldFor, n: count() })
    .from(enrolments)
    .where(and(eq(enrolments.workspaceId, scope.workspaceId), eq(enrolments.sequenceId, sequenceId)))
    .groupBy(enrolments.state, enrolments.heldFor)
    .all()
  const sum = (is: (row: (typeof states)[number]) => boolean) =>
    states.filter(is).reduce((total, row) => total + row.n, 0)
  const byState: Partial<Record<EnrolmentState, number>> = {}
  for (const { state, n } of states) byState[state] = (byState[state] ?? 0) + n
  return {
    people: sum(() => true),
    live: sum(({ state }) => state === 'active' || state === 'waiting' || state === 'held'),
    held: byState.held ?? 0,
    openers: sum(({ heldFor }) => heldFor === 'opener'),
    replied: byState.replied ?? 0,
    /** How many got at least one message. */
    reached: reachedOf(scope, sequenceId),
    links: linksOf(scope, sequenceId).reduce((total, row) => total + row.n, 0),
    byState,
  }
}

/** One sequence for its page: steps with what came of each, and what goes out in the next days. */
export function sequenceOverview(scope: Scope, { sequenceId }: { sequenceId: number }) {
  const sequence = getSequence(scope, { sequenceId })
  const steps = stepsOf(scope, sequenceId)
  const mailbox = mailboxOf(scope, sequence.mailboxId)
  const sent = leftByStep(scope, sequenceId)
  const replied = repliesByStep(scope, sequenceId)
  const links = linksOf(scope, sequenceId)
  const at = (rows: { step: number | null; n: number }[], number: number) =>
    rows.find((row) => row.step === number)?.n ?? 0
  const snippets = snippetTexts(scope)
  return {
    steps: steps.map((step, index) => ({
      number: step.number,
      subject: namedText(step.subject),
      sameThread: step.sameThread,
      texts: activeTexts(step).length,
      isLast: index === steps.length - 1,
      wait: waitWords(step),
      conditions: step.conditions.map(conditionWords),
      gist: gistOf(step.body, snippets),
      sent: at(sent, step.number),
      replied: at(replied, step.number),
      links: at(links, step.number),
    })),
    removed: everyStepOf(scope, sequenceId)
      .filter((step) => step.removedAt !== null)
      .map((step) => ({
        number: step.number,
        subject: namedText(step.subject),
        sent: at(sent, step.number),
      })),
    forecast: mailbox ? forecastOf(scope, sequenceId, steps, mailbox) : null,
    mailbox,
  }
}

function mailboxOf(scope: Scope, mailboxId: number | null) {
  if (mailboxId === null) return null
  return (
    scope.db
      .select({
        id: mailboxes.id,
        email: mailboxes.email,
        timeZone: mailboxes.timeZone,
        dailyCap: mailboxes.dailyCap,
        windowFrom: mailboxes.windowFrom,
        windowTo: mailboxes.windowTo,
        status: mailboxes.status,
      })
      .from(mailboxes)
      .where(and(eq(mailboxes.id, mailboxId), eq(mailboxes.workspaceId, scope.workspaceId)))
      .get() ?? null
  )
}

function forecastOf(
  scope: Scope,
  sequenceId: number,
  steps: ReturnType<typeof stepsOf>,
  mailbox: { id: number; timeZone: string },
): Forecast {
  // Quarters of an hour: every zone's days begin on one, so a day never gets another day's mail.
  const quarter = sql<number>`${outbox.dueAt} / 900000`
  const planned = scope.db
    .select({ stepNumber: outbox.stepNumber, quarter, n: count() })
    .from(outbox)
    .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .where(
      and(
        eq(enrolments.sequenceId, sequenceId),
        eq(outbox.workspaceId, scope.workspaceId),
        isNull(outbox.heldBecause),
        inArray(outbox.state, ['planned', 'claimed', 'built', 'sending', 'failed_retry']),
      ),
    )
    .groupBy(outbox.stepNumber, quarter)
    .all()
    .map((row) => ({
      stepNumber: row.stepNumber ?? 1,
      at: new Date(row.quarter * 900_000),
      count: row.n,
    }))
  const { from, to } = dayBounds(scope.now, mailbox.timeZone)
  return forecast({
    planned,
    steps,
    sentToday: sentOf(scope, sequenceId, { from, to }),
    zone: mailbox.timeZone,
    holidays: holidaysOf(scope, { id: mailbox.id, workspaceId: scope.workspaceId }),
    now: scope.now,
  })
}

function sentOf(scope: Scope, sequenceId: number, between?: { from: Date; to: Date }): number {
  return (
    scope.db
      .select({ n: count() })
      .from(outbox)
      .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
      .where(
        and(
          eq(enrolments.sequenceId, sequenceId),
          inArray(outbox.state, [...LEFT]),
          isNotNull(outbox.mayHaveLeftAt),
          between && gte(outbox.mayHaveLeftAt, between.from),
          between && lt(outbox.mayHaveLeftAt, between.to),
        ),
      )
      .get()?.n ?? 0
  )
}

function leftByStep({ db }: Scope, sequenceId: number) {
  return db
    .select({ step: outbox.stepNumber, n: count() })
    .from(outbox)
    .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .where(and(eq(enrolments.sequenceId, sequenceId), inArray(outbox.state, [...LEFT])))
    .groupBy(outbox.stepNumber)
    .all()
}

function reachedOf({ db }: Scope, sequenceId: number): number {
  return (
    db
      .select({ n: count() })
      .from(enrolments)
      .where(and(eq(enrolments.sequenceId, sequenceId), gt(enrolments.stepsSent, 0)))
      .get()?.n ?? 0
  )
}

/** Those who answered, by the last step they had been sent. */
function repliesByStep({ db }: Scope, sequenceId: number) {
  return db
    .select({ step: enrolments.stepsSent, n: count() })
    .from(enrolments)
    .where(and(eq(enrolments.sequenceId, sequenceId), eq(enrolments.state, 'replied')))
    .groupBy(enrolments.stepsSent)
    .all()
}

function linksOf({ db }: Scope, sequenceId: number) {
  return db
    .select({ step: enrolments.stepsSent, n: count() })
    .from(enrolments)
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .where(and(eq(enrolments.sequenceId, sequenceId), inArray(prospects.linkStatus, [...HAS_LINK])))
    .groupBy(enrolments.stepsSent)
    .orderBy(asc(enrolments.stepsSent))
    .all()
}
