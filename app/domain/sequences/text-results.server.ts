import { enrolments, outbox } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { and, count, eq, inArray, sql } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import { getSequence, stepsOf, type SequenceStep } from './get-sequence.server.ts'
import { judgeTexts, type DayOfText } from './judge-texts.ts'
import { HAS_LINK, LEFT } from './outcomes.ts'
import { allTexts } from './texts.ts'

const DAY_MS = 24 * 60 * 60_000

export type TextResults = ReturnType<typeof textResults>

/** What came of each text of the steps that have several: people's replies and links, and which text does better. */
export function textResults(scope: Scope, { sequenceId }: { sequenceId: number }) {
  getSequence(scope, { sequenceId })
  const steps = stepsOf(scope, sequenceId).filter((step) => step.variants.length > 0)
  return steps.map((step) => {
    const days = daysOf(scope, { sequenceId, number: step.number })
    const texts = spansOf(step)
    const judged = { days, texts, now: scope.now }
    const [reply, link] = [judgeTexts('reply', judged), judgeTexts('link', judged)]
    return {
      number: step.number,
      texts: allTexts(step).map(({ letter, retiredAt }) => ({
        letter,
        isRetired: retiredAt !== null,
        sent: days.reduce((sum, day) => sum + (day.letter === letter ? day.sent : 0), 0),
        reply: reply.shares.find((one) => one.letter === letter)!,
        link: link.shares.find((one) => one.letter === letter)!,
      })),
      reply: { tooYoung: reply.tooYoung, sentences: reply.sentences },
      link: { tooYoung: link.tooYoung, sentences: link.sentences },
    }
  })
}

function spansOf(step: SequenceStep) {
  const created = new Map(step.variants.map((one) => [one.letter, one.createdAt]))
  return allTexts(step).map(({ letter, retiredAt }) => ({
    letter,
    since: created.get(letter) ?? new Date(0),
    until: retiredAt,
  }))
}

/** What left with each text on each day, how many of these people answered, and how many link to us now. */
function daysOf({ db }: Scope, { sequenceId, number }: { sequenceId: number; number: number }): DayOfText[] {
  const letter = sql<string>`coalesce(${outbox.variant}, 'A')`
  const day = sql<number>`coalesce(${outbox.mayHaveLeftAt}, ${outbox.sentAt}) / ${DAY_MS}`
  const links = sql.join(
    HAS_LINK.map((status) => sql`${status}`),
    sql`, `,
  )
  return db
    .select({
      letter,
      day,
      sent: count(),
      replied: sql<number>`sum(${enrolments.state} = 'replied')`,
      won: sql<number>`sum(coalesce(${prospects.linkStatus} in (${links}), 0))`,
    })
    .from(outbox)
    .innerJoin(enrolments, eq(enrolments.id, outbox.enrolmentId))
    .innerJoin(prospects, eq(prospects.id, enrolments.prospectId))
    .where(
      and(
        eq(enrolments.sequenceId, sequenceId),
        eq(outbox.stepNumber, number),
        inArray(outbox.state, [...LEFT]),
      ),
    )
    .groupBy(letter, day)
    .all()
    .map(({ day: at, ...row }) => ({ ...row, at: new Date(at * DAY_MS) }))
}
