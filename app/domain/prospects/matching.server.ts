import { prospects } from '#db/tables/prospects.ts'
import { sql, type SQL } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { condition, searchCondition } from './filter-sql.server.ts'
import { searchText, type GridQuery } from './grid-query.ts'
import { facetsLead, leadOf, searchLead } from './leads.server.ts'

/** What narrows the list: filters and search, without order and page. */
export type Narrowing = Pick<GridQuery, 'filters' | 'search'>

/** Up to so many rows are gathered by the filter's own index and put in order here; more are walked in order. */
export const GATHER_AT_MOST = 5_000
/** The ids of all matching rows, in no order, up to `atMost`. */
export function allMatching(
  scope: Scope,
  { projectId, query, atMost }: { projectId: number; query: Narrowing; atMost: number },
): number[] {
  getProject(scope, projectId)
  const few = shortestLead(scope, projectId, query)
  const from = few ? among(few, projectId) : inProject(projectId)
  return scope.db
    .all<{ id: number }>(
      sql`select ${prospects.id} as id from ${prospects} where ${from} and ${conditions(scope, query)} limit ${atMost}`,
    )
    .map((row) => row.id)
}

/** The ids that the most selective filter leaves, when they are few. */
export function shortestLead(
  scope: Scope,
  projectId: number,
  { filters, search }: Narrowing,
  gatherAtMost = GATHER_AT_MOST,
): number[] | null {
  const leads = [
    search ? searchLead(searchText(search)) : null,
    ...filters.map((filter) => leadOf(scope, projectId, filter)),
    facetsLead(scope, projectId, filters),
  ]
  let shortest: number[] | null = null
  for (const lead of leads) {
    if (!lead) continue
    const atMost: number = shortest ? shortest.length : gatherAtMost
    const ids = scope.db.all<{ id: number }>(sql`select id from (${lead}) limit ${atMost + 1}`)
    if (ids.length <= atMost) shortest = ids.map((row) => row.id)
    if (shortest?.length === 0) break
  }
  const several = leads.filter((lead) => lead !== null)
  return (
    shortest ??
    (several.length > 1 ? narrowed(scope, projectId, { filters, search }, several, gatherAtMost) : null)
  )
}

/**
 * Two filters that each leave many rows may leave few together, and then a walk would pass the whole project. So
 * the one that leaves the fewest is tried with all conditions, where that is still cheap.
 */
function narrowed(
  scope: Scope,
  projectId: number,
  query: Narrowing,
  leads: SQL[],
  gatherAtMost: number,
): number[] | null {
  const tryAtMost = gatherAtMost * 6
  let best: { lead: SQL; length: number } | null = null
  for (const lead of leads) {
    const atMost: number = best ? best.length - 1 : tryAtMost
    const length = countRows(scope, sql`select id from (${lead}) limit ${atMost + 1}`)
    if (length <= atMost) best = { lead, length }
  }
  if (!best) return null
  const ids = scope.db.all<{ id: number }>(
    sql`select ${prospects.id} as id from ${prospects} where ${prospects.id} in (select id from (${best.lead}))
      and +${prospects.projectId} = ${projectId} and ${conditions(scope, query)} limit ${gatherAtMost + 1}`,
  )
  return ids.length <= gatherAtMost ? ids.map((row) => row.id) : null
}

export function countRows(scope: Scope, rows: SQL): number {
  return scope.db.get<{ n: number }>(sql`select count(*) as n from (${rows})`)?.n ?? 0
}

export function conditions(scope: Scope, { filters, search }: Narrowing): SQL {
  return sql.join(
    [
      sql`1`,
      ...(search ? [searchCondition(searchText(search))] : []),
      ...filters.map((filter) => condition(scope, filter)),
    ],
    sql` and `,
  )
}

export function inProject(projectId: number): SQL {
  return sql`${prospects.projectId} = ${projectId}`
}

export function among(ids: number[], projectId: number): SQL {
  const listed = sql`select value from json_each(${JSON.stringify(ids)})`
  return sql`${prospects.id} in (${listed}) and +${prospects.projectId} = ${projectId}`
}
