/** Which number of a slashed date is the day. Decided over the whole column, never row by row. */
export type DateOrder = 'day-first' | 'month-first'

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']
const ISO = /^(\d{4})[-/](\d{1,2})[-/](\d{1,2})(?:[T\s](.+))?$/
const SLASHED = /^(\d{1,2})[/-](\d{1,2})[/-](\d{4})(?:,?\s+(.+))?$/
const DOTTED = /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?:,?\s+(.+))?$/
const DAY_WORD = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]([a-z]{3,9})\.?,?[\s-](\d{4})(?:,?\s+(.+))?$/i
const WORD_DAY = /^([a-z]{3,9})\.?\s(\d{1,2})(?:st|nd|rd|th)?,?\s(\d{4})(?:,?\s+(.+))?$/i

/** How most exports write theirs. */
const STAMP = /^\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d$/
/** Days that are known to exist, or not: an export of years names few of them, each thousands of times. */
const days = new Map<string, boolean>()
const MOST_DAYS = 10_000

/**
 * A date as tools and spreadsheets write it; without a zone it is UTC.
 * @param order how this column writes slashed dates; null when it never became clear
 * @returns `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SSZ`; undefined when unreadable or ambiguous (two-digit years are not guessed)
 */
export function readDate(text: string, order: DateOrder | null): string | undefined {
  const trimmed = text.trim()
  if (STAMP.test(trimmed)) return withDay(trimmed)
  const iso = ISO.exec(trimmed)
  if (iso) return assemble(+iso[1]!, +iso[2]!, +iso[3]!, iso[4])
  const dotted = DOTTED.exec(trimmed)
  if (dotted) return assemble(+dotted[3]!, +dotted[2]!, +dotted[1]!, dotted[4])
  const slashed = SLASHED.exec(trimmed)
  if (slashed) return readSlashed(+slashed[1]!, +slashed[2]!, +slashed[3]!, slashed[4], order)
  const dayWord = DAY_WORD.exec(trimmed)
  if (dayWord) return assemble(+dayWord[3]!, monthOf(dayWord[2]!), +dayWord[1]!, dayWord[4])
  const wordDay = WORD_DAY.exec(trimmed)
  if (wordDay) return assemble(+wordDay[3]!, monthOf(wordDay[1]!), +wordDay[2]!, wordDay[4])
  return readEpoch(trimmed)
}

/** What a cell says about the order of its column: a number above 12 can only be the day. */
export function orderEvidence(text: string): DateOrder | null {
  const found = SLASHED.exec(text.trim())
  if (!found) return null
  if (+found[1]! > 12 && +found[2]! <= 12) return 'day-first'
  if (+found[2]! > 12 && +found[1]! <= 12) return 'month-first'
  return null
}

function withDay(text: string): string | undefined {
  const day = text.slice(0, 10)
  let isDay = days.get(day)
  if (isDay === undefined) {
    if (days.size >= MOST_DAYS) days.clear()
    isDay = assemble(+day.slice(0, 4), +day.slice(5, 7), +day.slice(8), undefined) !== undefined
    days.set(day, isDay)
  }
  const time = text.slice(11)
  return isDay && time < '24' && time[3]! < '6' && time[6]! < '6' ? `${day}T${time}Z` : undefined
}

function readSlashed(a: number, b: number, year: number, time: string | undefined, order: DateOrder | null) {
  const known = a === b ? 'day-first' : a > 12 ? 'day-first' : b > 12 ? 'month-first' : order
  if (!known) return undefined
  return known === 'day-first' ? assemble(year, b, a, time) : assemble(year, a, b, time)
}

/** Unix seconds, of this century. */
function readEpoch(text: string): string | undefined {
  if (!/^\d{9,10}$/.test(text)) return undefined
  const seconds = Number(text)
  return seconds > 946_684_800 && seconds < 4_102_444_800 ? stamp(new Date(seconds * 1000)) : undefined
}

function assemble(year: number, month: number, day: number, time: string | undefined): string | undefined {
  const date = new Date(Date.UTC(year, month - 1, day))
  if (date.getUTCFullYear() !== year || date.getUTCMonth() !== month - 1 || date.getUTCDate() !== day)
    return undefined
  const iso = `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`
  return time === undefined ? iso : withTime(date, time)
}

const TIME = /^(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*(am|pm)?\s*(z|utc|gmt|[+-]\d{2}:?\d{2})?$/i

function withTime(date: Date, time: string): string | undefined {
  const found = TIME.exec(time.trim())
  if (!found) return undefined
  const [, hour, minute, second, half, zone] = found
  const hours = half ? (+hour! % 12) + (half.toLowerCase() === 'pm' ? 12 : 0) : +hour!
  if (hours > 23 || +minute! > 59 || +(second ?? 0) > 59) return undefined
  const offset = /^([+-])(\d{2}):?(\d{2})$/.exec(zone ?? '')
  const minutesEast = offset ? (offset[1] === '-' ? -1 : 1) * (+offset[2]! * 60 + +offset[3]!) : 0
  return stamp(
    new Date(date.getTime() + ((hours * 60 + +minute! - minutesEast) * 60 + +(second ?? 0)) * 1000),
  )
}

function monthOf(word: string): number {
  return MONTHS.indexOf(word.slice(0, 3).toLowerCase()) + 1
}

const two = (n: number) => String(n).padStart(2, '0')
const stamp = (at: Date) => at.toISOString().replace(/\.\d+Z$/, 'Z')
