import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { instance } from '#db/tables/workspaces.ts'
import { leap, type Clock } from '#app/domain/values/clock.ts'
import { readClock } from '#app/domain/values/scope.server.ts'

const DAY_MS = 86_400_000
/** A day a minute. */
export const SANDBOX_TEMPO = 1440

/** Lets the sandbox's clock leap to the same hour of the next day. Without a fast clock nothing happens. */
export function skipToTomorrow(db: Queries, wall: Date): void {
  const clock = readClock(db)
  if (clock) writeClock(db, leap(clock, wall, DAY_MS))
}

/**
 * From now on a day passes in a minute. A new sandbox keeps the machine's pace until somebody enters, so that nobody
 * misses the replies and the lost link while still reading the terminal.
 */
export function runFast(db: Queries, wall: Date): void {
  const clock = readClock(db)
  if (clock && clock.tempo !== SANDBOX_TEMPO)
    writeClock(db, { ...leap(clock, wall, 0), tempo: SANDBOX_TEMPO })
}

function writeClock(db: Queries, value: Clock): void {
  db.update(instance).set({ value }).where(eq(instance.key, 'clock')).run()
}
