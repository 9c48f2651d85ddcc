import {
  dayBounds,
  daysBetween,
  instantOf,
  localDay,
  shiftDay,
  weekdayOf,
  type LocalDay,
} from './local-time.ts'

/** Local hours in which mail may leave. */
export type Window = { from: string; to: string; weekdays: number[]; zone: string; holidays?: Holidays }
/** Days without mail, with their names. They are days of the window's zone. */
export type Holidays = ReadonlyMap<LocalDay, string>

/** A new mailbox begins with this many a day and gains `RAMP_STEP` a day up to its cap. */
export const RAMP_START = 5
export const RAMP_STEP = 2
const DAY_MS = 24 * 60 * 60_000
/** A window that does not open for so long does not open. */
const LOOK_DAYS = 400

/** The first instant at or after `at` at which the window is open. */
export function openingAt(at: Date, { from, to, weekdays, zone, holidays }: Window): Date {
  let day = localDay(at, zone)
  for (let tries = 0; tries < LOOK_DAYS; tries++, day = shiftDay(day, 1)) {
    if (!weekdays.includes(weekdayOf(day)) || holidays?.has(day)) continue
    const opens = instantOf(day, from, zone)
    const closes = instantOf(day, to, zone)
    const first = at > opens ? at : opens
    if (first < closes) return first
  }
  return new Date(at.getTime() + DAY_MS)
}

/** True while mail may leave. */
export function isOpen(at: Date, window: Window): boolean {
  return openingAt(at, window).getTime() === at.getTime()
}

/**
 * How many messages may leave on the day of `now`: the daily cap, or less during the ramp-up.
 * @param rampFrom first day of the ramp-up; null: none
 * @param haltedAt the ramp-up stands still since then (bounces or a complaint)
 */
export function capOn(
  now: Date,
  {
    dailyCap,
    rampFrom,
    haltedAt,
    zone,
  }: { dailyCap: number; rampFrom: Date | null; haltedAt?: Date | null; zone: string },
): number {
  if (!rampFrom) return dailyCap
  const until = haltedAt && haltedAt < now ? haltedAt : now
  const days = Math.max(0, daysBetween(localDay(rampFrom, zone), localDay(until, zone)))
  return Math.min(dailyCap, RAMP_START + RAMP_STEP * days)
}

/**
 * When a mailbox may send next by its cap, counted by local day and by rolling 24 hours.
 * @param sent instants of what left (or may have left) in the last 48 hours, in any order
 * @returns `now` when there is room
 */
export function roomAt(now: Date, { sent, cap, zone }: { sent: Date[]; cap: number; zone: string }): Date {
  if (cap < 1) return dayBounds(now, zone).to
  const today = dayBounds(now, zone)
  const isFullToday = sent.filter((at) => at >= today.from && at < today.to).length >= cap
  const recent = sent
    .filter((at) => at.getTime() > now.getTime() - DAY_MS)
    .sort((a, b) => a.getTime() - b.getTime())
  const freed = recent.length >= cap ? new Date(recent[recent.length - cap]!.getTime() + DAY_MS) : now
  const byDay = isFullToday ? today.to : now
  return freed > byDay ? freed : byDay
}

/**
 * When a first message may leave beside the follow-ups that have their time already: with it, neither a local day nor any rolling
 * 24 hours holds more than the cap, so none of them is pushed on.
 * @param sent instants of what left (or may have left) in the last 48 hours, in any order
 * @param followUps when follow-ups are to leave in the next 48 hours; those that are late count as now
 * @returns `now` when there is room
 */
export function roomBeside(
  now: Date,
  { sent, followUps, cap, zone }: { sent: Date[]; followUps: Date[]; cap: number; zone: string },
): Date {
  if (followUps.length === 0) return now
  const most = Math.max(1, cap)
  const start = now.getTime()
  const taken = [...sent.map((at) => at.getTime()), ...followUps.map((at) => Math.max(at.getTime(), start))]
  taken.sort((a, b) => a - b)
  const within = (from: number, to: number) => taken.filter((at) => at >= from && at < to).length
  for (let at = start; ;) {
    const day = dayBounds(new Date(at), zone)
    const isFullDay = within(day.from.getTime(), day.to.getTime()) >= most
    const full = taken.find(
      (one) => one >= at && one - at < DAY_MS && within(one - DAY_MS + 1, one + 1) >= most,
    )
    const past = taken.filter((one) => one > at - DAY_MS && one <= at)
    if (isFullDay) at = day.to.getTime()
    else if (past.length >= most) at = past[past.length - most]! + DAY_MS
    else if (full !== undefined) at = full + 1
    else return new Date(at)
  }
}

/** The pause after a send, between the two bounds: random, and the same for the same seed. */
export function gapMs({
  minSeconds,
  maxSeconds,
  seed,
}: {
  minSeconds: number
  maxSeconds: number
  seed: string
}): number {
  return Math.round((minSeconds + (maxSeconds - minSeconds) * chance(seed)) * 1000)
}

/** A number in [0, 1) that looks random and is the same for the same text (FNV-1a, then mixed). */
export function chance(seed: string): number {
  let hash = 0x811c9dc5
  for (let i = 0; i < seed.length; i++) hash = Math.imul(hash ^ seed.charCodeAt(i), 0x01000193)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  hash = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b)
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32
}
