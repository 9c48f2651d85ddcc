import { DateTime } from 'luxon'
import { backOn } from './back-on.ts'

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']
const NUMBERS: Record<string, number> = {
  a: 1,
  an: 1,
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  ten: 10,
}

/** When nobody names a day, a promise is looked at after this many days. */
export const UNSAID_DAYS = 14

export type DueDay = {
  /** `2026-05-19` */
  day: string
  /** The words that name it; null when none do and the usual span was taken. */
  words: string | null
}

type Rule = { pattern: RegExp; day: (today: DateTime, found: RegExpExecArray) => DateTime }

/** Honest and few: "next week" is a week from now, "by Friday" the next Friday to come. */
const RULES: Rule[] = [
  {
    pattern:
      /\b(?:today|right away|right now|this (?:morning|afternoon|evening)|tonight|straight ?away|immediately)\b/i,
    day: (today) => today,
  },
  { pattern: /\bday after tomorrow\b/i, day: (today) => today.plus({ days: 2 }) },
  { pattern: /\btomorrow\b/i, day: (today) => today.plus({ days: 1 }) },
  {
    pattern:
      /\b(?:with)?in (?:the next |about )?(a|an|one|two|three|four|five|six|ten|\d{1,2}) (day|week|month)s?\b/i,
    day: (today, found) => span(today, found),
  },
  {
    pattern: /\b(?:with)?in (?:the next |a )?(?:couple of|few) (day|week)s?\b/i,
    day: (today, found) => today.plus({ [`${found[1]!.toLowerCase()}s`]: 3 }),
  },
  { pattern: /\b(?:after|following) the weekend\b/i, day: (today) => nextWeekday(today, 1) },
  {
    pattern: /\b(?:over|at|on|this|during) the weekend|this weekend|at the weekend\b/i,
    day: (today) => weekdayOnOrAfter(today, 7),
  },
  {
    pattern: /\b(?:by |before |at )?(?:the )?end of (?:the |this )?week\b|\b(?:later )?this week\b/i,
    day: (today) => weekdayOnOrAfter(today, 5),
  },
  {
    pattern: /\b(?:by |before |at )?(?:the )?end of next week\b/i,
    day: (today) => weekdayOnOrAfter(today, 5).plus({ days: 7 }),
  },
  { pattern: /\bnext week\b/i, day: (today) => today.plus({ days: 7 }) },
  {
    pattern: /\b(?:by |before |at )?(?:the )?end of (?:the |this )?month\b|\b(?:later )?this month\b/i,
    day: (today) => today.endOf('month'),
  },
  { pattern: /\bnext month\b/i, day: (today) => today.plus({ months: 1 }) },
  {
    pattern:
      /\b(?:by|on|before|until|this|next|coming)\s(monday|tuesday|wednesday|thursday|friday|saturday|sunday)\b/i,
    day: (today, found) => nextWeekday(today, WEEKDAYS.indexOf(found[1]!.toLowerCase()) + 1),
  },
  {
    pattern: /\b(monday|tuesday|wednesday|thursday|friday)\b/i,
    day: (today, found) => nextWeekday(today, WEEKDAYS.indexOf(found[1]!.toLowerCase()) + 1),
  },
  {
    pattern: /\bon the (\d{1,2})(?:st|nd|rd|th)\b/i,
    day: (today, found) => dayOfMonth(today, Number(found[1])),
  },
]

/**
 * The day that a promise names.
 * @param today the local day on which it was written
 */
export function dueDay(sentence: string, today: string): DueDay {
  const from = DateTime.fromISO(today, { zone: 'UTC' })
  for (const { pattern, day } of RULES) {
    const found = pattern.exec(sentence)
    if (found) return { day: day(from, found).toISODate() ?? today, words: found[0] }
  }
  const dated =
    backOn(`by ${sentence}`, today) ??
    backOn(sentence.replace(/\b(?:on|by|before|around|about)\b/gi, 'until'), today)
  if (dated) return { day: dated, words: sentence }
  return { day: from.plus({ days: UNSAID_DAYS }).toISODate() ?? today, words: null }
}

function span(today: DateTime, found: RegExpExecArray): DateTime {
  const count = NUMBERS[found[1]!.toLowerCase()] ?? Number(found[1])
  return today.plus({ [`${found[2]!.toLowerCase()}s`]: count })
}

/** The weekday strictly after today. */
function nextWeekday(today: DateTime, weekday: number): DateTime {
  return today.plus({ days: ((weekday - today.weekday + 6) % 7) + 1 })
}

function weekdayOnOrAfter(today: DateTime, weekday: number): DateTime {
  return today.plus({ days: (weekday - today.weekday + 7) % 7 })
}

function dayOfMonth(today: DateTime, day: number): DateTime {
  const here = today.set({ day })
  return here < today ? here.plus({ months: 1 }) : here
}
