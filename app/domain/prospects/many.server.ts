import { activities } from '#db/tables/activity.ts'
import { prospects } from '#db/tables/prospects.ts'
import { sql, type SQL } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'

/** One statement for many prospects: what a bulk change and its undo are made of. */

/** A line on the timeline of each, written by one statement. */
export function recordAll(
  scope: Scope,
  { ids, what, because, data }: { ids: number[]; what: string; because: string; data: SQL },
): void {
  const { actor } = scope
  const name = actor.kind === 'user' ? actor.name : `${actor.kind}:${actor.name}`
  scope.db.run(sql`insert into ${activities}
      (workspace_id, at, actor, actor_user_id, what, because, project_id, site_id, prospect_id, contact_id, data)
    select ${scope.workspaceId}, ${scope.now.getTime()}, ${name}, ${actor.kind === 'user' ? actor.userId : null},
      ${what}, ${because}, ${prospects.projectId}, ${prospects.siteId}, ${prospects.id}, ${prospects.contactId}, ${data}
    from ${prospects} where ${prospects.id} in (select value from ${listOf(ids)})`)
}

export function update(scope: Scope, ids: number[], values: Partial<typeof prospects.$inferInsert>): void {
  if (ids.length === 0) return
  scope.db
    .update(prospects)
    .set(values)
    .where(sql`${prospects.id} in (select value from ${listOf(ids)})`)
    .run()
}

export function idsWhere(scope: Scope, where: SQL): number[] {
  return scope.db
    .select({ id: prospects.id })
    .from(prospects)
    .where(where)
    .all()
    .map((row) => row.id)
}

/** Of these ids, those of the project: the others are nobody's here. */
export function among(projectId: number, ids: number[]): SQL {
  return sql`${prospects.id} in (select value from ${listOf(ids)}) and +${prospects.projectId} = ${projectId}`
}

export function listOf(ids: number[]): SQL {
  return sql`json_each(${JSON.stringify(ids)})`
}
