import { DateTime } from 'luxon'
import type { Holidays } from '../outbox/pace.ts'
import { addDays } from './plan.ts'
import type { Step } from './steps.ts'

/** So many messages of one step are planned for about this time. */
export type Planned = { stepNumber: number; at: Date; count: number }

export type ForecastDay = { key: string; label: string; count: number; sent: number; isToday: boolean }

export type Forecast = {
  /** Planned and already sent, today included. */
  total: number
  today: number
  days: ForecastDay[]
  /** "22 May": the last day with something in it. */
  until: string | null
}

const SHOWN_DAYS = 9
const LOOK_AHEAD_DAYS = 60

/** How many messages fall on each day of the zone ("2026-05-12"), each with the steps that follow it if nobody answers. */
export function countPerDay({
  planned,
  steps,
  zone,
  holidays,
  now,
}: {
  planned: Planned[]
  steps: Pick<Step, 'number' | 'waitDays' | 'waitsWorkingDays'>[]
  zone: string
  holidays?: Holidays
  now: Date
}): Map<string, number> {
  const perDay = new Map<string, number>()
  const add = (at: Date, count: number) => {
    const key = DateTime.fromJSDate(at < now ? now : at, { zone }).toISODate()!
    perDay.set(key, (perDay.get(key) ?? 0) + count)
  }
  for (const { stepNumber, at, count } of planned) {
    add(at, count)
    let then = at < now ? now : at
    for (const step of steps.filter((one) => one.number > stepNumber)) {
      then = addDays(then, { days: step.waitDays, areWorkingDays: step.waitsWorkingDays, zone, holidays })
      add(then, count)
    }
  }
  return perDay
}

/**
 * What goes out when, if nobody answers: what is planned, and after each message the steps that follow it. Days are
 * the mailbox's; weekends show only when something falls on them.
 */
export function forecast({
  planned,
  steps,
  sentToday,
  zone,
  holidays,
  now,
}: {
  planned: Planned[]
  steps: Pick<Step, 'number' | 'waitDays' | 'waitsWorkingDays'>[]
  sentToday: number
  zone: string
  holidays?: Holidays
  now: Date
}): Forecast {
  const today = DateTime.fromJSDate(now, { zone }).startOf('day')
  const perDay = countPerDay({ planned, steps, zone, holidays, now })
  const all: ForecastDay[] = []
  for (let ahead = 0; ahead < LOOK_AHEAD_DAYS && all.length < SHOWN_DAYS; ahead++) {
    const day = today.plus({ days: ahead })
    const count = perDay.get(day.toISODate()!) ?? 0
    const sent = ahead === 0 ? sentToday : 0
    if (day.weekday > 5 && count + sent === 0) continue
    const label = day.setLocale('en-GB').toFormat('ccc d')
    all.push({ key: day.toISODate()!, label, count: count + sent, sent, isToday: ahead === 0 })
  }
  const last = all.findLast((day) => day.count > 0)
  return {
    total: all.reduce((sum, day) => sum + day.count, 0),
    today: all[0]?.isToday ? all[0].count : 0,
    days: all,
    until: last ? DateTime.fromISO(last.key).setLocale('en-GB').toFormat('d LLL') : null,
  }
}
