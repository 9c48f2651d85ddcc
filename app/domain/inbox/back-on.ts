import { DateTime } from 'luxon'
import { MONTHS } from './months.ts'

/** The day on which an absent person says to be back, read from a notice in one of twelve languages and more. */

/** A calendar day, `2026-12-01`. */
export type Day = string

const MONTH_OF = new Map(MONTHS.flatMap((names, at) => names.map((name) => [name, at + 1] as const)))
const MONTH = [...MONTH_OF.keys()].sort((a, b) => b.length - a.length).join('|')

/** Every shape of a date; the named groups say what is what. */
const DATE = new RegExp(
  [
    `(?<y1>20\\d{2})\\s?[-/.年]\\s?(?<m1>\\d{1,2})\\s?[-/.月]\\s?(?<d1>\\d{1,2})日?`,
    `(?<=\\bthe\\s)(?<d6>\\d{1,2})(?:st|nd|rd|th)(?!\\s(?:of\\s)?(?:${MONTH}|\\p{Ll}))`,
    `(?<m2>\\d{1,2})月\\s?(?<d2>\\d{1,2})日`,
    `(?<![\\d:])(?<d3>\\d{1,2})(?:st|nd|rd|th|er|º|ª|\\.|:?e)?\\s?(?:of\\s|de\\s|d[’']|di\\s)?(?<n3>${MONTH})(?![\\p{L}])\\.?(?:,?\\s(?:de\\s|do roku\\s)?(?<y3>20\\d{2}))?`,
    `(?<![\\p{L}])(?<n4>${MONTH})\\.?\\s(?<d4>\\d{1,2})(?:st|nd|rd|th)?(?![\\d:])(?:,?\\s(?<y4>20\\d{2}))?`,
    `(?<![\\d.:])(?<a5>\\d{1,2})(?<s5>[./-])(?<b5>\\d{1,2})(?:\\k<s5>(?<y5>20\\d{2}|\\d{2})|\\.?)(?![\\d:])`,
  ].join('|'),
  'giu',
)

/** Words just before or after a date that make it the day of return, in descending weight. */
const RETURN_BEFORE =
  /(?:back|return(?:ing)?|available(?: again)?|reachable|resum\p{L}+|in the office(?: again)?|again|answer\p{L}*|respond\p{L}*|repl\p{L}+|zurück|wieder|erreichbar|ab(?: dem)?|retour|reviendrai|reprendrai|à partir du|de nouveau|disponible|regres\p{L}+|vuelv\p{L}*|volver\p{L}*|de vuelta|a partir del?|rientr\p{L}+|torn\p{L}+|di nuovo|dal|volt\p{L}+|retorn\p{L}+|de volta|terug|weer|vanaf|wracam|wrócę|powrót|ponownie|od|tillbaka|åter|tilbage|tilbake|igjen|igen|fra|från|takaisin|palaan|jälleen|zpět|vrátím|opět|вернусь|возвращ\p{L}*|снова|с|回到|返回|戻|より|から|dön\p{L}*|tekrar)[^.!?\n]{0,40}$/iu
const UNTIL_BEFORE =
  /(?:until|till|through|thru|to|–|—|-|up to|bis(?:\s(?:zum|einschließlich|einschl\.?))?|jusqu[’']?(?:au|à|en)?|au|hasta(?:\sel)?|al|el|fino\s(?:al|a|all[’'])|sino al|até(?:\s(?:o|a))?|ao|tot(?:\s(?:en met|en met de))?|t\/m|do|till(?:\soch med)?|t\.?o\.?m\.?|til(?:\s(?:og med))?|indtil|frem til|asti|saakka|до|по|至|到|まで|kadar)\s(?:(?:\p{L}+day|\p{L}+tag|\p{L}{2,12}),?\s(?:the\s|dem\s|den\s|le\s|el\s|o\s|de\s)?)?$/iu
const UNTIL_AFTER = /^\s?(?:asti|saakka|まで|kadar|tarihine kadar|为止|之前|-?ig(?!\p{L}))/iu
const RETURN_AFTER =
  /^\s?(?:に戻|より|から|回来|返回|tarihinde dön|palaan|(?:bin ich |ben ik )?(?:wieder|zurück|again|weer|terug|igen|igjen|tillbaka|tilbage|tilbake|takaisin|vissza)(?!\p{L}))/iu

/**
 * Looks for the day of return; failing that, the end of the absence ("until 11 May").
 * @param today the day the notice came; a date without a year is the next one from about then
 * @returns null when no date is stated
 */
export function backOn(text: string, today: Day): Day | null {
  const found = [...text.slice(0, 5000).matchAll(DATE)].flatMap((match) => {
    const day = dayOf(match, today, text)
    if (!day || day < today) return []
    return [{ day, weight: weightOf(text, match.index, match[0].length) }]
  })
  const best = Math.max(0, ...found.map((one) => one.weight))
  if (best === 0) return null
  return found
    .filter((one) => one.weight === best)
    .map((one) => one.day)
    .sort()
    .at(-1)!
}

function weightOf(text: string, at: number, length: number): number {
  const before = text.slice(Math.max(0, at - 60), at)
  const after = text.slice(at + length, at + length + 20)
  if (RETURN_AFTER.test(after)) return 3
  if (UNTIL_AFTER.test(after) || UNTIL_BEFORE.test(before)) return 2
  if (RETURN_BEFORE.test(before)) return 3
  return 0
}

function dayOf({ groups = {} }: RegExpMatchArray, today: Day, text: string): Day | null {
  const thisYear = Number(today.slice(0, 4))
  const g = groups as Record<string, string | undefined>
  const name = g.n3 ?? g.n4
  const numeric = g.a5 ? dayMonth(Number(g.a5), Number(g.b5), g.s5!, text) : null
  const month = Number(g.m1 ?? g.m2 ?? 0) || (name ? MONTH_OF.get(name.toLowerCase()) : numeric?.month) || 0
  const day = Number(g.d1 ?? g.d2 ?? g.d3 ?? g.d4 ?? 0) || numeric?.day || 0
  if (g.d6) return nextDayOfMonth(Number(g.d6), today)
  const stated = g.y1 ?? g.y3 ?? g.y4 ?? g.y5
  if (month < 1 || month > 12 || day < 1 || day > 31) return null
  const write = (year: number) => `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
  if (stated) return write(stated.length === 2 ? 2000 + Number(stated) : Number(stated))
  return write(thisYear) >= today ? write(thisYear) : write(thisYear + 1)
}

/** "Back on the 9th": of this month, or of the next once that day is over. */
function nextDayOfMonth(day: number, today: Day): Day | null {
  const now = DateTime.fromISO(today, { zone: 'UTC' })
  const month = day < now.day ? now.plus({ months: 1 }) : now
  return day >= 1 && day <= month.daysInMonth! ? month.set({ day }).toISODate() : null
}

/** 5/11 is May in America and November elsewhere: points are day first, slashes by what is possible, then by language. */
function dayMonth(a: number, b: number, separator: string, text: string): { day: number; month: number } {
  if (a > 12) return { day: a, month: b }
  if (b > 12) return { day: b, month: a }
  const isAmerican =
    separator === '/' &&
    /\b(vacation|PTO|out of the office|office)\b/.test(text) &&
    !/\b(holiday|whilst|leave)\b/i.test(text)
  return isAmerican ? { day: b, month: a } : { day: a, month: b }
}
