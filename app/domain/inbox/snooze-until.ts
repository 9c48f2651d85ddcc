import { DateTime } from 'luxon'

/** Mail comes back at this hour of the reader's day. */
const MORNING = { hour: 8, minute: 0, second: 0, millisecond: 0 }

export const SNOOZES = ['tomorrow', 'monday', 'week', 'month'] as const
export type Snooze = (typeof SNOOZES)[number]

export const SNOOZE_WORDS: Record<Snooze, string> = {
  tomorrow: 'Until tomorrow',
  monday: 'Until Monday',
  week: 'For a week',
  month: 'For a month',
}

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
