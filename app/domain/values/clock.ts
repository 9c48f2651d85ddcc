/** A clock that may run fast: at the machine's time `wallAt` (ms) it showed `shownAt` (ms). */
export type Clock = { wallAt: number; shownAt: number; tempo: number }

/** What the clock shows at the machine's time `wall`. Without a clock, the machine's time itself. */
export function tell(clock: Clock | null, wall: Date): { now: Date; tempo: number } {
  if (!clock) return { now: wall, tempo: 1 }
  const passed = Math.max(0, wall.getTime() - clock.wallAt)
  return { now: new Date(Math.round(clock.shownAt + passed * clock.tempo)), tempo: clock.tempo }
}

/** The same clock with a leap: it shows `by` ms more from `wall` on. */
export function leap(clock: Clock, wall: Date, by: number): Clock {
  return { wallAt: wall.getTime(), shownAt: tell(clock, wall).now.getTime() + by, tempo: clock.tempo }
}
