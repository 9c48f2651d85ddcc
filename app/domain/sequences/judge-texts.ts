import { difference, wilson, Z_95, type Interval, type Share } from './proportion.ts'

/** What came of the messages that left with one text on one day. */
export type DayOfText = { letter: string; at: Date; sent: number; replied: number; won: number }

/** When a text was given out. */
export type TextSpan = { letter: string; since: Date; until: Date | null }

export type Outcome = 'reply' | 'link'

export type Judged = {
  shares: (Share & { letter: string; interval: Interval })[]
  /** Left too short a time ago to be counted. */
  tooYoung: number
  sentences: string[]
}

const DAY_MS = 24 * 60 * 60_000

/** How long a message has before it counts: those that had no time to be answered would speak against the younger text. */
export const COUNTED_AFTER_DAYS: Record<Outcome, number> = { reply: 7, link: 28 }

/** Below this number of messages of each no text is called the better one, however clear it looks. */
export const LEAST_EACH = 30

/** Bounds for 95 % over all pairs of two to five texts, the error shared out evenly (Bonferroni). */
const Z_OF_PAIRS: Record<number, number> = { 1: Z_95, 3: 2.39398, 6: 2.63826, 10: 2.80703 }

/** A difference this small either way is worth no further thought. */
const NO_MATTER = 0.03

/**
 * Which text does better, and how sure that is. A text is compared with another only over the days on which both were given
 * out, for a month's mood would count as the text's.
 */
export function judgeTexts(
  outcome: Outcome,
  { days, texts, now }: { days: DayOfText[]; texts: TextSpan[]; now: Date },
): Judged {
  const ripe = new Date(now.getTime() - COUNTED_AFTER_DAYS[outcome] * DAY_MS)
  const counted = days.filter((day) => day.at <= ripe)
  const of = (letter: string, from = new Date(0), to = now): Share => {
    const rows = counted.filter((day) => day.letter === letter && day.at >= from && day.at <= to)
    return {
      of: sum(rows, (row) => row.sent),
      hits: sum(rows, (row) => (outcome === 'reply' ? row.replied : row.won)),
    }
  }
  const shares = texts.map(({ letter }) => {
    const share = of(letter)
    return { letter, ...share, interval: wilson(share) }
  })
  return {
    shares,
    tooYoung: sum(days, (day) => (day.at > ripe ? day.sent : 0)),
    sentences: texts.length < 2 ? [] : compared(outcome, { texts, shares, of, now }),
  }
}

function compared(
  outcome: Outcome,
  {
    texts,
    shares,
    of,
    now,
  }: {
    texts: TextSpan[]
    shares: Judged['shares']
    of: (letter: string, from?: Date, to?: Date) => Share
    now: Date
  },
): string[] {
  const rate = (share: Share) => (share.of ? share.hits / share.of : 0)
  const [best, ...others] = [...shares].sort((a, b) => rate(b) - rate(a) || b.of - a.of)
  const z = Z_OF_PAIRS[(texts.length * (texts.length - 1)) / 2] ?? Z_OF_PAIRS[10]!
  const span = (letter: string) => texts.find((one) => one.letter === letter)!
  return others.map((other) => {
    const [a, b] = [span(best!.letter), span(other.letter)]
    const from = a.since > b.since ? a.since : b.since
    const to = [a.until, b.until, now].filter((at) => at !== null).reduce((x, y) => (x < y ? x : y))
    return pairSentence(outcome, {
      letters: [best!.letter, other.letter],
      shares: [of(best!.letter, from, to), of(other.letter, from, to)],
      z,
    })
  })
}

const BRINGS: Record<Outcome, string> = { reply: 'replies', link: 'links' }

function pairSentence(
  outcome: Outcome,
  { letters: [a, b], shares: [first, second], z }: { letters: [string, string]; shares: Share[]; z: number },
): string {
  const [left, right] = [first!, second!]
  if (Math.min(left.of, right.of) < LEAST_EACH)
    return `Not enough sends to tell ${a} and ${b} apart yet: ${left.of} and ${right.of} count since both are given out, each needs ${LEAST_EACH} at least.`
  const { low, high } = difference(left, right, z)
  if (low > 0)
    return `${a} brings more ${BRINGS[outcome]} than ${b}: by ${points(low)} to ${points(high)} points, 95% sure.`
  if (high < 0)
    return `${b} brings more ${BRINGS[outcome]} than ${a}: by ${points(-high)} to ${points(-low)} points, 95% sure.`
  if (Math.max(-low, high) <= NO_MATTER)
    return `${a} and ${b} do equally well: if they differ, then by less than ${points(Math.max(-low, high))} points.`
  return `Not enough sends to tell ${a} and ${b} apart yet: ${a} may be worse by ${points(-low)} points or better by ${points(high)}.`
}

function points(share: number): string {
  const value = share * 100
  return value < 10 ? value.toFixed(1).replace(/\.0$/, '') : value.toFixed(0)
}

function sum<T>(rows: T[], count: (row: T) => number): number {
  return rows.reduce((total, row) => total + count(row), 0)
}
