import { prospects } from '#db/tables/prospects.ts'
import { sql } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { isExact, leadOf } from './leads.server.ts'
import { among, conditions, countRows, inProject, shortestLead, type Narrowing } from './matching.server.ts'

/** How many there are; `isMore`: counting stopped there, as in "10,000+". */
export type Counted = { count: number; isMore: boolean }

/** On an index alone counting is quick; where every row must be looked at, it stops earlier. */
const ON_INDEX_AT_MOST = 200_000
const LOOKED_AT_AT_MOST = 5_000
const SEARCHED_AT_MOST = 1_000

/** How many prospects of a project match. */
export function countMatching(
  scope: Scope,
  { projectId, query }: { projectId: number; query: Narrowing },
): Counted {
  getProject(scope, projectId)
  if (isOnIndex(query)) return countMany(scope, { projectId, query })
  const few = shortestLead(scope, projectId, query)
  if (!few) return countMany(scope, { projectId, query })
  const rows = sql`select 1 from ${prospects} where ${among(few, projectId)} and ${conditions(scope, query)}`
  return { count: countRows(scope, rows), isMore: false }
}

/** The same, where it is known that no filter leaves only a few. */
export function countMany(
  scope: Scope,
  { projectId, query }: { projectId: number; query: Narrowing },
): Counted {
  const [only] = query.filters
  const lead = only && isOnIndex(query) ? leadOf(scope, projectId, only) : null
  const rows = lead
    ? sql`select id from (${lead})`
    : sql`select 1 from ${prospects} where ${inProject(projectId)} and ${conditions(scope, query)}`
  const atMost = limitOf(query)
  const count = countRows(scope, sql`${rows} limit ${atMost + 1}`)
  return { count: Math.min(count, atMost), isMore: count > atMost }
}

function limitOf(query: Narrowing): number {
  if (isOnIndex(query)) return ON_INDEX_AT_MOST
  return query.search ? SEARCHED_AT_MOST : LOOKED_AT_AT_MOST
}

/** True when the whole narrowing is one that an index answers by itself. */
function isOnIndex({ filters: [only, ...others], search }: Narrowing): boolean {
  return !search && others.length === 0 && (!only || isExact(only))
}
