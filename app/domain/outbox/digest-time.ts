import { instantOf, localDay, shiftDay } from './local-time.ts'

/** The next moment after `now` at which it is this time of day in this zone. */
export function nextDigest(now: Date, { time, zone }: { time: string; zone: string }): Date {
  const today = instantOf(localDay(now, zone), time, zone)
  return today > now ? today : instantOf(shiftDay(localDay(now, zone), 1), time, zone)
}
