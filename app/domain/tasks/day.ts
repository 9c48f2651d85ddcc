import { DateTime } from 'luxon'

/** The morning of a day that was typed ("2026-05-12"), in the reader's zone; null for anything else. */
export function morningOf(day: string, zone: string): Date | null {
  const at = DateTime.fromISO(day, { zone })
  return /^\d{4}-\d\d-\d\d$/.test(day) && at.isValid ? at.set({ hour: 8 }).toJSDate() : null
}

/** The last moment of the reader's day. */
export function endOfDay(now: Date, zone: string): Date {
  return DateTime.fromJSDate(now, { zone }).endOf('day').toJSDate()
}
