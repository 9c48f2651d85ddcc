import { healClock } from '#app/domain/sequences/heal-clock.server.ts'
import type { JobContext } from './runner.ts'

/** The latest time that this process has seen; 0 at its start, when nobody knows what the clock did meanwhile. */
let latest = 0

/** Looks through what was written down only when the clock has gone back since the last time, and once at the start. */
export async function runHealClock({ scopes }: JobContext): Promise<void> {
  const now = Date.now()
  const hasGoneBack = latest === 0 || now < latest
  latest = now
  if (hasGoneBack) for (const scope of scopes()) healClock(scope)
}
