import { and, eq, isNull } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { memberships } from '#db/tables/workspaces.ts'

/** Takes over the zone that a person's browser says, for the daily digest, until they choose one themselves. */
export function rememberZone(db: Queries, { userId, zone }: { userId: number; zone: string }): void {
  // A browser that has not said its zone yet counts as UTC, which must not take the place of a real one.
  if (zone === 'UTC') return
  const own = and(eq(memberships.userId, userId), isNull(memberships.alertChoices))
  const known = db.select({ zone: memberships.timeZone }).from(memberships).where(own).get()
  if (!known || known.zone === zone) return
  db.update(memberships).set({ timeZone: zone, nextDigestAt: null }).where(own).run()
}
