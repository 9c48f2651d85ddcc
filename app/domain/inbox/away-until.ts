import { DateTime } from 'luxon'
import type { Day } from './back-on.ts'

/** Without a stated day a machine's answer parks a contact for this long (mail rules, 4.6). */
export const UNSTATED_DAYS = 7

/**
 * When mail may go to an absent person again: the morning after the stated day plus one working day, else after seven
 * days. A person who is just back has enough to read.
 */
export function awayUntil({ backOn, now, zone }: { backOn: Day | null; now: Date; zone: string }): Date {
  if (backOn === null) return DateTime.fromJSDate(now, { zone }).plus({ days: UNSTATED_DAYS }).toJSDate()
  let day = DateTime.fromISO(backOn, { zone }).plus({ days: 1 })
  while (day.weekday > 5) day = day.plus({ days: 1 })
  return day.startOf('day').toJSDate()
}

/** "Away until 3 June". */
export function awayWords({ backOn, zone }: { backOn: Day | null; zone: string }): string {
  if (backOn === null)
    return `Away: a machine answered and named no day, so nothing for ${UNSTATED_DAYS} days`
  return `Away until ${DateTime.fromISO(backOn, { zone }).setLocale('en-GB').toFormat('d LLLL')}`
}
