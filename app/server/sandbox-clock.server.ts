import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { instance } from '#db/tables/workspaces.ts'
import { leap } from '#app/domain/values/clock.ts'
import { readClock } from '#app/domain/values/scope.server.ts'

const DAY_MS = 86_400_000

/** Lets the sandbox's clock leap to the same hour of the next day. Without a fast clock nothing happens. */
export function skipToTomorrow(db: Queries, wall: Date): void {
  const clock = readClock(db)
  if (!clock) return
  db.update(instance)
    .set({ value: leap(clock, wall, DAY_MS) })
    .where(eq(instance.key, 'clock'))
    .run()
}
