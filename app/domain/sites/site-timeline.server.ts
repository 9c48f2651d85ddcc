import { activities } from '#db/tables/activity.ts'
import { projects } from '#db/tables/projects.ts'
import { and, desc, eq, inArray, sql } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'

const AT_ONCE = 60

/**
 * What happened at a site over all projects and people, newest first: what names the site itself, its prospects, its people or its
 * links. Keyset by id.
 * @param before id of the last one seen; `next` is the one for the page after
 */
export function siteTimeline(
  scope: Scope,
  { siteId, before, limit = AT_ONCE }: { siteId: number; before: number | null; limit?: number },
) {
  const ids = idsOf(scope, { siteId, before, limit: limit + 1 })
  const entries = scope.db
    .select({
      id: activities.id,
      at: activities.at,
      actor: activities.actor,
      what: activities.what,
      because: activities.because,
      threadId: activities.threadId,
      linkId: activities.linkId,
      importId: activities.importId,
      prospectId: activities.prospectId,
      projectId: activities.projectId,
      project: projects.name,
      data: activities.data,
    })
    .from(activities)
    .leftJoin(projects, eq(projects.id, activities.projectId))
    .where(and(eq(activities.workspaceId, scope.workspaceId), inArray(activities.id, ids.slice(0, limit))))
    .orderBy(desc(activities.id))
    .all()
  return { entries, next: ids.length > limit ? ids[limit - 1]! : null }
}

function idsOf(
  scope: Scope,
  { siteId, before, limit }: { siteId: number; before: number | null; limit: number },
): number[] {
  const older = before === null ? sql`` : sql`and a.id < ${before}`
  const about = (table: string, column: string) =>
    sql`select * from (select a.id from ${sql.raw(table)} s cross join activities a on a.${sql.raw(column)} = s.id
      where s.site_id = ${siteId} and s.workspace_id = ${scope.workspaceId} ${older} order by a.id desc limit ${limit})`
  return scope.db
    .all<{ id: number }>(
      sql`select id from (
        select * from (select a.id from activities a where a.site_id = ${siteId} ${older} order by a.id desc limit ${limit})
        union ${about('prospects', 'prospect_id')}
        union ${about('contacts', 'contact_id')}
        union ${about('links', 'link_id')}
      ) order by id desc limit ${limit}`,
    )
    .map((row) => row.id)
}
