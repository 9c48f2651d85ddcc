import { sql, type SQL } from 'drizzle-orm'
import { prospects } from '#db/tables/prospects.ts'
import { getProject } from '../projects/projects.server.ts'
import type { GridQuery } from '../prospects/grid-query.ts'
import type { Filter } from '../prospects/filters.ts'
import {
  among,
  conditions,
  countRows,
  inProject,
  shortestLead,
  type Narrowing,
} from '../prospects/matching.server.ts'
import { compareRows, DEFAULT_SORT, type Keyed } from '../prospects/sorting.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

/** What triage goes through: the list's filters and search, or only these prospects of it. */
export type QueueQuery = Pick<GridQuery, 'filters' | 'search'> & { only: number[] | null }

export type Queue = {
  /** Ids in the order of their score: a few before the place, and from it on. */
  ids: number[]
  /** Where in them the place is. */
  from: number
  count: number
  /** Counting stopped there. */
  isMore: boolean
}

const BEFORE = 6
const AHEAD = 50
const COUNT_AT_MOST = 5_000
const NEW: Filter = { field: 'stage', op: 'is', values: ['new'] }

/**
 * The prospects that wait for a decision: new ones, not put off, the best score first.
 * @param at the prospect around which to read; it keeps its place also after it was decided on
 */
export function queueOf(
  scope: Scope,
  {
    projectId,
    query,
    at,
    gatherAtMost,
  }: { projectId: number; query: QueueQuery; at: number | null; gatherAtMost?: number },
): Queue {
  getProject(scope, projectId)
  // Triage is of new prospects: a stage that the list was narrowed to does not narrow this.
  const filters = query.only ? [] : query.filters.filter(({ field }) => field !== 'stage')
  const narrowing = { filters, search: query.only ? '' : query.search }
  const place = at === null ? null : placeOf(scope, projectId, at)
  const few =
    query.only ?? shortestLead(scope, projectId, { ...narrowing, filters: [...filters, NEW] }, gatherAtMost)
  if (few) return gathered(scope, { projectId, few, narrowing, place })
  const where = sql`${inProject(projectId)} and ${isWaiting(scope)} and ${conditions(scope, narrowing)}`
  const counted = countRows(scope, sql`select 1 from ${QUEUE} where ${where} limit ${COUNT_AT_MOST + 1}`)
  const ahead = walk(scope, where, FORWARD, place, AHEAD)
  const before = place ? walk(scope, where, BACKWARD, place, BEFORE).toReversed() : []
  // At the end of the list one begins at its top again.
  const fromTop = place && ahead.length === 0 ? walk(scope, where, FORWARD, null, AHEAD) : []
  return {
    ids: fromTop.length > 0 ? fromTop : [...before, ...ahead],
    from: fromTop.length > 0 ? 0 : before.length,
    count: Math.min(counted, COUNT_AT_MOST),
    isMore: counted > COUNT_AT_MOST,
  }
}

function gathered(
  scope: Scope,
  {
    projectId,
    few,
    narrowing,
    place,
  }: { projectId: number; few: number[]; narrowing: Narrowing; place: Keyed | null },
): Queue {
  const rows = scope.db.all<Keyed>(
    sql`select ${prospects.id} as id, ${prospects.score} as key from ${prospects}
      where ${among(few, projectId)} and ${isWaiting(scope, true)} and ${conditions(scope, narrowing)}`,
  )
  const compare = compareRows(DEFAULT_SORT)
  const ordered = rows.toSorted(compare)
  const found = place ? ordered.findIndex((row) => compare(row, place) >= 0) : 0
  const from = found === -1 ? 0 : found
  return {
    ids: ordered.slice(Math.max(0, from - BEFORE), from + AHEAD).map((row) => row.id),
    from: Math.min(from, BEFORE),
    count: rows.length,
    isMore: false,
  }
}

/** A prospect that waits: new and not put off. @param byRow it was found otherwise, so no index may lead here */
function isWaiting(scope: Scope, byRow = false): SQL {
  const stage = byRow ? sql`+${prospects.stage}` : sql`${prospects.stage}`
  return sql`${stage} = 'new' and (${prospects.snoozedUntil} is null or ${prospects.snoozedUntil} <= ${scope.now.getTime()})`
}

/** The partial index is named, because its order is what is wanted, whatever else might lead. */
const QUEUE = sql`${prospects} indexed by prospects_to_triage`

type Way = { past: SQL; order: SQL; segments: ('valued' | 'empty')[] }
const FORWARD: Way = { past: sql`<=`, order: sql`desc`, segments: ['valued', 'empty'] }
const BACKWARD: Way = { past: sql`>`, order: sql`asc`, segments: ['empty', 'valued'] }

/** Reads on from a place, first those with a score, then those without (or the other way round, going back). */
function walk(scope: Scope, where: SQL, way: Way, place: Keyed | null, limit: number): number[] {
  const start = place && (place.key === null ? 'empty' : 'valued')
  const from = start ? way.segments.indexOf(start) : 0
  const ids: number[] = []
  for (const segment of way.segments.slice(from)) {
    if (ids.length >= limit) break
    const isStart = segment === start
    const part =
      segment === 'empty'
        ? sql`${prospects.score} is null ${isStart ? sql`and ${prospects.id} ${way.past} ${place!.id}` : sql``}`
        : isStart
          ? sql`(${prospects.score}, ${prospects.id}) ${way.past} (${place!.key}, ${place!.id})`
          : sql`${prospects.score} is not null`
    const order = segment === 'empty' ? sql`` : sql`${prospects.score} ${way.order},`
    const rows = scope.db.all<{ id: number }>(
      sql`select ${prospects.id} as id from ${QUEUE} where ${where} and ${part}
        order by ${order} ${prospects.id} ${way.order} limit ${limit - ids.length}`,
    )
    ids.push(...rows.map((row) => row.id))
  }
  return ids
}

function placeOf(scope: Scope, projectId: number, id: number): Keyed {
  const row = scope.db.get<Keyed | undefined>(
    sql`select ${prospects.id} as id, ${prospects.score} as key from ${prospects}
      where ${prospects.id} = ${id} and +${prospects.projectId} = ${projectId}`,
  )
  if (!row) throw new NotFound('There is no such prospect in this project.')
  return row
}
