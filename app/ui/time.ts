const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR
const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** What a calendar and a clock on the wall show at an instant, in a zone. Month from 0, weekday from Sunday. */
export type Wall = { year: number; month: number; day: number; hour: number; minute: number; weekday: number }

const formats = new Map<string, Intl.DateTimeFormat>()

/** Reads the wall in `zone`; an unknown zone is read as UTC. Only digits are asked of Intl: words differ by version. */
export function wallOf(at: Date, zone: string): Wall {
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  )
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0 } = parts
  return {
    year,
    month: month - 1,
    day,
    hour,
    minute,
    weekday: new Date(Date.UTC(year, month - 1, day)).getUTCDay(),
  }
}

/** "just now", "32 min ago", "in 2 h", "yesterday", "in 3 d" within a week; "3 May 2026" beyond. */
export function relativeTime(at: Date, now: number, zone: string): string {
  const away = at.getTime() - now
  const span = Math.abs(away)
  if (span < MINUTE) return away > 0 ? 'in a moment' : 'just now'
  if (span < HOUR) return direction(away, `${Math.floor(span / MINUTE)} min`)
  const wall = wallOf(at, zone)
  const days = daysBetween(wallOf(new Date(now), zone), wall)
  if (days === 0 || (span < 8 * HOUR && away < 0)) return direction(away, `${Math.floor(span / HOUR)} h`)
  if (days === 1) return 'tomorrow'
  if (days === -1) return 'yesterday'
  if (Math.abs(days) < 7) return direction(away, `${Math.abs(days)} d`)
  return dateWords(wall, now, zone)
}

/** "Tue 12 May, 09:40"; with the year where it is not this one, or when `now` is not given. */
export function exactTime(at: Date, zone: string, now?: number): string {
  const wall = wallOf(at, zone)
  const isThisYear = now !== undefined && wallOf(new Date(now), zone).year === wall.year
  const year = isThisYear ? '' : ` ${wall.year}`
  return `${DAYS[wall.weekday]} ${wall.day} ${MONTHS[wall.month]}${year}, ${clock(wall)}`
}

/** The day alone: "Tuesday 12 May" is for titles, this is "3 May 2026", or "3 May" within this year. */
export function day(at: Date, now: number, zone: string): string {
  return dateWords(wallOf(at, zone), now, zone)
}

/** The time of day: "08:47". */
export function timeOfDay(at: Date, zone: string): string {
  return clock(wallOf(at, zone))
}

/** Whole calendar days from one wall to another. */
export function daysBetween(from: Wall, to: Wall): number {
  return Math.round((Date.UTC(to.year, to.month, to.day) - Date.UTC(from.year, from.month, from.day)) / DAY)
}

function dateWords(wall: Wall, now: number, zone: string): string {
  const year = wallOf(new Date(now), zone).year === wall.year ? '' : ` ${wall.year}`
  return `${wall.day} ${MONTHS[wall.month]}${year}`
}

function direction(away: number, words: string): string {
  return away > 0 ? `in ${words}` : `${words} ago`
}

function clock(wall: Wall): string {
  return `${String(wall.hour).padStart(2, '0')}:${String(wall.minute).padStart(2, '0')}`
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const made = makeFormat(zone)
  formats.set(zone, made)
  return made
}

function makeFormat(timeZone: string): Intl.DateTimeFormat {
  const options = {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  } as const
  return new Intl.DateTimeFormat('en-US', { ...options, timeZone: isZone(timeZone) ? timeZone : 'UTC' })
}

/** True for a zone this machine knows. */
export function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: zone })
    return true
  } catch {
    return false
  }
}
