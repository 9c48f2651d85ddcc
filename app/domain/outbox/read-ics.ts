import { DateTime } from 'luxon'
import { daysBetween, shiftDay, type LocalDay } from './local-time.ts'

export type IcsDays = {
  days: { day: LocalDay; name: string }[]
  /** Names of events that were not taken, each with the reason. */
  left: string[]
}

/** Events that come again each year are taken for so many years. */
const YEARS = 3
/** A longer event is no holiday. */
const LONGEST_DAYS = 62
const LONGEST_NAME = 80

/**
 * The days of a calendar file (RFC 5545): whole-day events, also over several days, and those that come again each year. What has a
 * time of day, was cancelled, or comes again otherwise is left out and said so.
 * @param from days before it are not wanted
 */
export function readIcs(text: string, { from }: { from: LocalDay }): IcsDays {
  const found = new Map<LocalDay, string>()
  const left: string[] = []
  const until = shiftDay(from, YEARS * 365)
  for (const event of eventsOf(text)) {
    const name = (event.get('SUMMARY') ?? '').trim().slice(0, LONGEST_NAME) || 'Holiday'
    const read = daysOf(event, { from, until })
    if (typeof read === 'string') left.push(`${name} (${read})`)
    else for (const day of read) if (day >= from && !found.has(day)) found.set(day, name)
  }
  const days = [...found].map(([day, name]) => ({ day, name }))
  return { days: days.sort((a, b) => (a.day < b.day ? -1 : 1)), left }
}

type Event = Map<string, string>

function eventsOf(text: string): Event[] {
  const events: Event[] = []
  let event: Event | null = null
  // A reminder inside of an event has words of its own.
  let inner = 0
  // A line that begins with a blank goes on with the one before.
  for (const line of text.replace(/\r?\n[ \t]/g, '').split(/\r?\n/)) {
    const read = /^([A-Za-z-]+)(?:;[^:"]*(?:"[^"]*")?)*:(.*)$/.exec(line)
    if (!read) continue
    const [name, value] = [read[1]!.toUpperCase(), read[2]!]
    const isEvent = value.trim().toUpperCase() === 'VEVENT'
    if (name === 'BEGIN' && isEvent) [event, inner] = [new Map(), 0]
    else if (name === 'END' && isEvent) {
      if (event) events.push(event)
      event = null
    } else if (name === 'BEGIN') inner += 1
    else if (name === 'END') inner -= 1
    else if (event && inner === 0 && !event.has(name)) event.set(name, unescaped(value))
  }
  return events
}

function unescaped(text: string): string {
  return text.replace(/\\(.)/g, (_, mark: string) => (mark === 'n' || mark === 'N' ? ' ' : mark))
}

/** The days of an event, or why it has none. */
function daysOf(event: Event, { from, until }: { from: LocalDay; until: LocalDay }): LocalDay[] | string {
  const start = event.get('DTSTART')
  const first = start && dayOf(start)
  if (!first) return start ? 'it has a time of day' : 'it has no date'
  if (event.get('STATUS')?.trim().toUpperCase() === 'CANCELLED') return 'it was cancelled'
  const end = event.get('DTEND')
  // The end is the first day after.
  const after = (end && dayOf(end)) || shiftDay(first, 1)
  const length = Math.max(1, daysBetween(first, after))
  if (length > LONGEST_DAYS) return `it lasts ${length} days`
  const starts = startsOf(first, event.get('RRULE') ?? null, { from, until })
  if (typeof starts === 'string') return starts
  return starts.flatMap((day) => Array.from({ length }, (_, at) => shiftDay(day, at)))
}

function startsOf(
  first: LocalDay,
  rule: string | null,
  { from, until }: { from: LocalDay; until: LocalDay },
): LocalDay[] | string {
  if (!rule) return [first]
  const parts = new Map(rule.split(';').map((part) => part.toUpperCase().split('=') as [string, string]))
  const [month, date] = [first.slice(5, 7), first.slice(8)]
  const isPlain =
    parts.get('FREQ') === 'YEARLY' &&
    (parts.get('INTERVAL') ?? '1') === '1' &&
    Number(parts.get('BYMONTH') ?? month) === Number(month) &&
    Number(parts.get('BYMONTHDAY') ?? date) === Number(date) &&
    [...parts.keys()].every((key) => PLAIN.has(key))
  if (!isPlain) return 'it comes again in a way that is not read'
  const count = Number(parts.get('COUNT') ?? Infinity)
  const last = dayOf(parts.get('UNTIL')?.slice(0, 8) ?? '') ?? until
  const starts: LocalDay[] = []
  for (let year = Number(first.slice(0, 4)), n = 0; n < count; year++, n++) {
    const day = `${year}-${month}-${date}`
    if (day > last || day > until) break
    // 29 February is no day of most years.
    if (day >= shiftDay(from, -LONGEST_DAYS) && DateTime.fromISO(day).isValid) starts.push(day)
  }
  return starts
}

const PLAIN = new Set(['FREQ', 'INTERVAL', 'COUNT', 'UNTIL', 'BYMONTH', 'BYMONTHDAY', 'WKST'])

/** "20261225" as a day; null for anything else, also for an instant. */
function dayOf(value: string): LocalDay | null {
  const read = /^(\d{4})(\d\d)(\d\d)$/.exec(value.trim())
  const day = read && `${read[1]}-${read[2]}-${read[3]}`
  return day && DateTime.fromISO(day).isValid ? day : null
}
