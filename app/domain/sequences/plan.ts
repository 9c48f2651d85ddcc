import { DateTime } from 'luxon'
import { dayBounds } from '../outbox/local-time.ts'
import { capOn, gapMs, openingAt, type Holidays, type Window } from '../outbox/pace.ts'

/** Monday to Friday, but for holidays. */
const isWorkingDay = (day: DateTime, holidays?: Holidays) =>
  day.weekday <= 5 && !holidays?.has(day.toISODate() ?? '')

/**
 * The instant so many days on, at the same local time. A local time that the change of clocks skips becomes the
 * first after it.
 * @param zone IANA name of the zone whose days are counted
 */
export function addDays(
  from: Date,
  {
    days,
    areWorkingDays,
    zone,
    holidays,
  }: { days: number; areWorkingDays: boolean; zone: string; holidays?: Holidays },
): Date {
  let at = DateTime.fromJSDate(from, { zone })
  if (!areWorkingDays) return at.plus({ days }).toJSDate()
  for (let left = days; left > 0;) {
    at = at.plus({ days: 1 })
    if (isWorkingDay(at, holidays)) left--
  }
  return at.toJSDate()
}

/** What a mailbox has to do already: the instants at which mail left or will leave, in order. */
export type Calendar = {
  zone: string
  taken: number[]
  /** The local day last looked at: asking a zone for it is the dear part. */
  day: { from: number; to: number }
}

export function calendarOf(instants: Date[], zone: string): Calendar {
  const taken = instants.map((at) => at.getTime()).sort((a, b) => a - b)
  return { zone, taken, day: { from: 0, to: 0 } }
}

/** Writes an instant into the calendar. */
export function take(calendar: Calendar, at: Date): void {
  calendar.taken.splice(placeIn(calendar.taken, at.getTime()), 0, at.getTime())
}

/**
 * The first instant from `wanted` on at which a mailbox is free: inside the window, a gap away from every other
 * mail, under the cap by local day and by rolling day. It says what will be shown as planned; the claim checks
 * everything again when the time comes.
 */
export function firstFree(
  calendar: Calendar,
  { wanted, gap, window, capOn }: { wanted: Date; gap: number; window: Window; capOn: (at: Date) => number },
): Date {
  let at = openingAt(wanted, window)
  for (;;) {
    const later = whenFree(calendar, at.getTime(), { gap, cap: Math.max(1, capOn(at)) })
    if (later === null) return at
    at = openingAt(new Date(later), window)
  }
}

/** The pace of a mailbox, as its settings have it. */
export type MailboxPace = {
  timeZone: string
  windowFrom: string
  windowTo: string
  weekdays: number[]
  gapMinSeconds: number
  gapMaxSeconds: number
  dailyCap: number
  rampFrom: Date | null
  holidays: Holidays
}

/** Finds and keeps a place: the first free instant of a mailbox from `wanted` on. */
export type Allot = (ask: {
  wanted: Date
  contactZone: string | null
  seed: string
  isFollowUp: boolean
}) => Date

/** When mail of a mailbox left or will leave. `isFirst`: planned, and the first step of its sequence. */
export type Taken = { at: Date; isFirst: boolean }

/**
 * Gives places of a mailbox, each after those taken before. A follow-up is in nobody's way but that of other follow-ups: where first
 * messages have the place, it goes first, and they move on when their time comes.
 */
export function allotter(taken: Taken[], mailbox: MailboxPace): Allot {
  const instants = (some: Taken[]) => some.map(({ at }) => at)
  const everything = calendarOf(instants(taken), mailbox.timeZone)
  const butFirsts = calendarOf(instants(taken.filter(({ isFirst }) => !isFirst)), mailbox.timeZone)
  const lastOf = new Map<string, { wanted: number; found: number }>()
  return ({ wanted, contactZone, seed, isFollowUp }) => {
    const calendar = isFollowUp ? butFirsts : everything
    const zone = contactZone ?? mailbox.timeZone
    const line = `${isFollowUp} ${zone}`
    const last = lastOf.get(line)
    // Whoever of a zone asks for the same time next finds everything up to the last place taken.
    const isNext = last && wanted.getTime() >= last.wanted && wanted.getTime() <= last.found
    const found = firstFree(calendar, {
      wanted: isNext ? new Date(last.found) : wanted,
      gap: gapMs({ minSeconds: mailbox.gapMinSeconds, maxSeconds: mailbox.gapMaxSeconds, seed }),
      window: {
        from: mailbox.windowFrom,
        to: mailbox.windowTo,
        weekdays: mailbox.weekdays,
        zone,
        holidays: mailbox.holidays,
      },
      capOn: (at) =>
        capOn(at, { dailyCap: mailbox.dailyCap, rampFrom: mailbox.rampFrom, zone: mailbox.timeZone }),
    })
    take(everything, found)
    if (isFollowUp) take(butFirsts, found)
    lastOf.set(line, { wanted: wanted.getTime(), found: found.getTime() })
    return found
  }
}

const DAY_MS = 24 * 60 * 60_000

/** The next instant worth a look when `at` is not free; null when it is. */
function whenFree(calendar: Calendar, at: number, { gap, cap }: { gap: number; cap: number }): number | null {
  const { taken } = calendar
  const upTo = placeIn(taken, at + 1)
  if (upTo - placeIn(taken, at - DAY_MS + 1) >= cap) return taken[upTo - cap]! + DAY_MS
  const day = localDayOf(calendar, at)
  if (placeIn(taken, day.to) - placeIn(taken, day.from) >= cap) return day.to
  const near = nearest(taken, at, gap)
  return near === null ? null : near + gap
}

function localDayOf(calendar: Calendar, at: number): Calendar['day'] {
  if (at < calendar.day.from || at >= calendar.day.to) {
    const { from, to } = dayBounds(new Date(at), calendar.zone)
    calendar.day = { from: from.getTime(), to: to.getTime() }
  }
  return calendar.day
}

/** The latest instant taken that lies closer than the gap, on either side. */
function nearest(taken: number[], at: number, gap: number): number | null {
  const place = placeIn(taken, at)
  const after = taken[place]
  if (after !== undefined && after - at < gap) return after
  const before = taken[place - 1]
  return before !== undefined && at - before < gap ? before : null
}

/** Index of the first instant not before `at`. */
function placeIn(taken: number[], at: number): number {
  let [low, high] = [0, taken.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (taken[middle]! < at) low = middle + 1
    else high = middle
  }
  return low
}
