import { hoursBetween } from '../chance.ts'

export const HOUR = 3_600_000
export const DAY = 24 * HOUR

/** The same instant, or the next one at which people are awake and at their mail (07:20 to 22:00 UTC). */
export function awake(at: number): number {
  const midnight = Math.floor(at / DAY) * DAY
  const hours = (at - midnight) / HOUR
  const jitter = (at % 97) * 30_000
  if (hours < 7.3) return midnight + 7.3 * HOUR + jitter
  if (hours > 22) return midnight + DAY + 7.3 * HOUR + jitter
  return at
}

/** Between `from` and `to` hours after `at`, when they are awake. */
export function later(
  at: number,
  from: number,
  to: number,
  seed: number,
  ...about: (string | number)[]
): number {
  return awake(at + hoursBetween(from, to, seed, ...about))
}

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday']

/** How somebody who writes at `now` calls that day: tomorrow, on Friday, next week, by 19 May. */
export function dayInWords(now: number, day: number): string {
  const today = Math.floor(now / DAY)
  const then = Math.floor(day / DAY)
  const weekday = new Date(day).getUTCDay()
  if (then - today <= 1) return 'tomorrow'
  if (then - today < 6 && weekday !== 0 && weekday >= new Date(now).getUTCDay())
    return `on ${WEEKDAYS[weekday]}`
  if (then - today < 9) return 'next week'
  return `by ${longDate(day)}`
}

export function longDate(at: number): string {
  return new Intl.DateTimeFormat('en-GB', {
    day: 'numeric',
    month: 'long',
    year: 'numeric',
    timeZone: 'UTC',
  }).format(new Date(at))
}
