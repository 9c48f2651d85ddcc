import { DateTime } from 'luxon'

/** A calendar day in a zone, as `2026-03-29`. */
export type LocalDay = string

const DAY_MS = 24 * 60 * 60_000
/** A zone answers slowly, and pace asks the same of it again and again: so many answers are kept. */
const KEPT = 20_000
const kept = new Map<string, number>()

/**
 * The instant of a local time. One that does not exist (spring) is the first instant after the gap; one that exists
 * twice (autumn) is the first of the two.
 * @param time as `09:00`
 * @param zone IANA name
 */
export function instantOf(day: LocalDay, time: string, zone: string): Date {
  return new Date(millisOf(day, time, zone))
}

function millisOf(day: LocalDay, time: string, zone: string): number {
  const key = `${day} ${time} ${zone}`
  const known = kept.get(key)
  if (known !== undefined) return known
  if (kept.size >= KEPT) kept.clear()
  const millis = askZone(day, time, zone)
  kept.set(key, millis)
  return millis
}

function askZone(day: LocalDay, time: string, zone: string): number {
  const asked = DateTime.fromISO(`${day}T${time}`, { zone })
  if (asked.toFormat('HH:mm') !== time) return afterGap(asked)
  return Math.min(...asked.getPossibleOffsets().map((one) => one.toMillis()))
}

/** The local day of an instant. */
export function localDay(at: Date, zone: string): LocalDay {
  return dayOf(at.getTime(), zone).day
}

type Day = { day: LocalDay; from: number; to: number }
/** The day last asked for in each zone: most questions are about the same one. */
const lastDay = new Map<string, Day>()

function dayOf(at: number, zone: string): Day {
  const last = lastDay.get(zone)
  if (last && at >= last.from && at < last.to) return last
  // No zone is further than a day from UTC.
  let day = dayAt(at + DAY_MS)
  while (millisOf(day, '00:00', zone) > at) day = shiftDay(day, -1)
  const found = { day, from: millisOf(day, '00:00', zone), to: millisOf(shiftDay(day, 1), '00:00', zone) }
  lastDay.set(zone, found)
  return found
}

/** The day after, or any number of days before or after. */
export function shiftDay(day: LocalDay, by: number): LocalDay {
  return dayAt(Date.parse(day) + by * DAY_MS)
}

/** Days from one calendar day to another. */
export function daysBetween(from: LocalDay, to: LocalDay): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS)
}

/** ISO weekday of a calendar day: 1 = Monday. */
export function weekdayOf(day: LocalDay): number {
  return new Date(Date.parse(day)).getUTCDay() || 7
}

function dayAt(millis: number): LocalDay {
  return new Date(millis).toISOString().slice(0, 10)
}

/** "Fri 25 Dec 2026" */
export function dayWords(day: LocalDay): string {
  return DateTime.fromISO(day, { zone: 'UTC' }).setLocale('en-GB').toFormat('ccc d LLL yyyy')
}

/** First instant of a local day, and of the next: a day may have 23 or 25 hours, and may not begin at midnight. */
export function dayBounds(at: Date, zone: string): { from: Date; to: Date } {
  const { from, to } = dayOf(at.getTime(), zone)
  return { from: new Date(from), to: new Date(to) }
}

/** The instant at which the clocks jumped, found between two points on either side of it. */
function afterGap(asked: DateTime): number {
  let before = asked.minus({ hours: 24 }).toMillis()
  let after = asked.plus({ hours: 24 }).toMillis()
  const zone = asked.zone
  const old = zone.offset(before)
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (zone.offset(middle) === old) before = middle
    else after = middle
  }
  return after
}
