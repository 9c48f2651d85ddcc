import { and, eq } from 'drizzle-orm'
import { sites } from '#db/tables/sites.ts'
import type { Scope } from '../values/scope.server.ts'

/** The registrable domain of a site of this workspace, or null. */
export function siteDomain(scope: Scope, siteId: number): string | null {
  const found = scope.db
    .select({ domain: sites.domain })
    .from(sites)
    .where(and(eq(sites.workspaceId, scope.workspaceId), eq(sites.id, siteId)))
    .get()
  return found?.domain ?? null
}
