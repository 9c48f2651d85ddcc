import { asc, eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { memberships } from '#db/tables/workspaces.ts'

/** The person who set the installation up; null before that. */
export function firstOwner(db: Queries): { userId: number; workspaceId: number } | null {
  return (
    db
      .select({ userId: memberships.userId, workspaceId: memberships.workspaceId })
      .from(memberships)
      .where(eq(memberships.role, 'owner'))
      .orderBy(asc(memberships.id))
      .get() ?? null
  )
}
