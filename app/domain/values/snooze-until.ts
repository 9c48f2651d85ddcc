import { DateTime } from 'luxon'
import type { Snooze } from './snoozes.ts'

/** Mail comes back at this hour of the reader's day. */
const MORNING = { hour: 8, minute: 0, second: 0, millisecond: 0 }

/** The morning on which a conversation comes back, in the reader's zone. */
export function snoozeUntil(snooze: Snooze, now: Date, zone: string): Date {
  const today = DateTime.fromJSDate(now, { zone }).set(MORNING)
  switch (snooze) {
    case 'tomorrow':
      return today.plus({ days: 1 }).toJSDate()
    case 'monday':
      return today.plus({ days: ((8 - today.weekday - 1) % 7) + 1 }).toJSDate()
    case 'week':
      return today.plus({ weeks: 1 }).toJSDate()
    case 'month':
      return today.plus({ months: 1 }).toJSDate()
  }
}
