import { DateTime } from 'luxon'

/** A calendar day in a zone, as `2026-03-29`. */
export type LocalDay = string

/**
 * The instant of a local time. One that does not exist (spring) is the first instant after the gap; one that exists
 * twice (autumn) is the first of the two.
 * @param time as `09:00`
 * @param zone IANA name
 */
export function instantOf(day: LocalDay, time: string, zone: string): Date {
  const asked = DateTime.fromISO(`${day}T${time}`, { zone })
  if (asked.toFormat('HH:mm') !== time) return afterGap(asked)
  const [first = asked] = asked.getPossibleOffsets().sort((a, b) => a.toMillis() - b.toMillis())
  return first.toJSDate()
}

/** The local day of an instant. */
export function localDay(at: Date, zone: string): LocalDay {
  return DateTime.fromJSDate(at, { zone }).toISODate() ?? ''
}

/** The day after, or any number of days before or after. */
export function shiftDay(day: LocalDay, by: number): LocalDay {
  return DateTime.fromISO(day, { zone: 'UTC' }).plus({ days: by }).toISODate() ?? ''
}

/** Days from one calendar day to another. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  const [a, b] = [from, to].map((day) => DateTime.fromISO(day, { zone: 'UTC' }))
  return Math.round(b!.diff(a!, 'days').days)
}

/** ISO weekday of a calendar day: 1 = Monday. */
export function weekdayOf(day: LocalDay): number {
  return DateTime.fromISO(day, { zone: 'UTC' }).weekday
}

/** "Fri 25 Dec 2026" */
export function dayWords(day: LocalDay): string {
  return DateTime.fromISO(day, { zone: 'UTC' }).setLocale('en-GB').toFormat('ccc d LLL yyyy')
}

/** First instant of a local day, and of the next: a day may have 23 or 25 hours, and may not begin at midnight. */
export function dayBounds(at: Date, zone: string): { from: Date; to: Date } {
  const day = localDay(at, zone)
  return { from: instantOf(day, '00:00', zone), to: instantOf(shiftDay(day, 1), '00:00', zone) }
}

/** The instant at which the clocks jumped, found between two points on either side of it. */
function afterGap(asked: DateTime): Date {
  let before = asked.minus({ hours: 24 }).toMillis()
  let after = asked.plus({ hours: 24 }).toMillis()
  const zone = asked.zone
  const old = zone.offset(before)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (zone.offset(middle) === old) before = middle
    else after = middle
  }
  return new Date(after)
}
