import { prospects } from '#db/tables/prospects.ts'
import { sql, type SQL } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { condition, searchCondition } from './filter-sql.server.ts'
import { searchText, type GridQuery } from './grid-query.ts'
import { facetsLead, leadOf, searchLead } from './leads.server.ts'
import {
  compareRows,
  segmentOf,
  segmentsOf,
  type Cursor,
  type Keyed,
  type Segment,
  type Sort,
} from './sorting.ts'

/** Up to so many rows are gathered by the filter's own index and put in order here; more are walked in order. */
export const GATHER_AT_MOST = 5_000
/** Counting stops here: "10,000+". A whole project, counted on its index alone, goes further. */
export const COUNT_AT_MOST = 10_000
const COUNT_ALL_AT_MOST = 200_000

export type Found = {
  /** Ids of the page's rows, in the order of the list. */
  ids: number[]
  /** How many rows match, up to COUNT_AT_MOST. */
  count: number
  /** How many rows lie before the first of the page. */
  at: number
  previous: Cursor | null
  next: Cursor | null
}

/**
 * One page of the list. Few matches (of the most selective filter) are gathered by its index and ordered here; many
 * are walked along the index of the sort, where the page fills quickly. So no plan scans the table or sorts it.
 */
export function findPage(
  scope: Scope,
  {
    projectId,
    query,
    pageSize,
    gatherAtMost = GATHER_AT_MOST,
  }: { projectId: number; query: GridQuery; pageSize: number; gatherAtMost?: number },
): Found {
  getProject(scope, projectId)
  const few = shortestLead(scope, projectId, query, gatherAtMost)
  if (few) return pageOf(gather(scope, { projectId, query, few }), query, pageSize)
  return walkedPage(scope, { projectId, query, pageSize })
}

/** How far a count of these filters goes; from there on it is "at least". */
export function countLimit({ filters, search }: Pick<GridQuery, 'filters' | 'search'>): number {
  if (search) return GATHER_AT_MOST
  return filters.length ? COUNT_AT_MOST : COUNT_ALL_AT_MOST
}

/** How many rows match, up to `atMost`. */
export function countMatching(
  scope: Scope,
  {
    projectId,
    query,
    atMost = countLimit(query),
  }: { projectId: number; query: Pick<GridQuery, 'filters' | 'search'>; atMost?: number },
): number {
  getProject(scope, projectId)
  const few = shortestLead(scope, projectId, query)
  return count(scope, { from: few ? among(few, projectId) : inProject(projectId), query, atMost })
}

/** The ids of all matching rows, in no order, up to `atMost`. */
export function allMatching(
  scope: Scope,
  {
    projectId,
    query,
    atMost,
  }: { projectId: number; query: Pick<GridQuery, 'filters' | 'search'>; atMost: number },
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

function gather(
  scope: Scope,
  { projectId, query, few }: { projectId: number; query: GridQuery; few: number[] },
): Keyed[] {
  const rows = scope.db.all<Keyed>(
    sql`select ${prospects.id} as id, ${keyColumn(query.sort)} as key from ${prospects}
      where ${among(few, projectId)} and ${conditions(scope, query)}`,
  )
  return rows.toSorted(compareRows(query.sort))
}

/** The ids that the most selective filter leaves, when they are few. */
function shortestLead(
  scope: Scope,
  projectId: number,
  { filters, search }: Pick<GridQuery, 'filters' | 'search'>,
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
  query: Pick<GridQuery, 'filters' | 'search'>,
  leads: SQL[],
  gatherAtMost: number,
): number[] | null {
  const tryAtMost = gatherAtMost * 6
  let best: { lead: SQL; length: number } | null = null
  for (const lead of leads) {
    const atMost: number = best ? best.length - 1 : tryAtMost
    const found = sql`select count(*) as n from (select id from (${lead}) limit ${atMost + 1})`
    const length = scope.db.get<{ n: number }>(found)?.n ?? 0
    if (length <= atMost) best = { lead, length }
  }
  if (!best) return null
  const ids = scope.db.all<{ id: number }>(
    sql`select ${prospects.id} as id from ${prospects} where ${prospects.id} in (select id from (${best.lead}))
      and +${prospects.projectId} = ${projectId} and ${conditions(scope, query)} limit ${gatherAtMost + 1}`,
  )
  return ids.length <= gatherAtMost ? ids.map((row) => row.id) : null
}

function pageOf(rows: Keyed[], { sort, cursor }: GridQuery, pageSize: number): Found {
  const compare = compareRows(sort)
  const isBefore = (row: Keyed) => compare(row, cursor!) < 0
  const isUpTo = (row: Keyed) => compare(row, cursor!) <= 0
  const from = !cursor
    ? 0
    : cursor.direction === 'after'
      ? rows.filter(isUpTo).length
      : Math.max(0, rows.filter(isBefore).length - pageSize)
  const page = rows.slice(from, from + pageSize)
  return {
    ids: page.map((row) => row.id),
    count: rows.length,
    at: from,
    previous: from > 0 ? cursorAt('before', sort, page[0], from) : null,
    next: from + pageSize < rows.length ? cursorAt('after', sort, page.at(-1), from + page.length) : null,
  }
}

type Asked = { projectId: number; query: GridQuery; pageSize: number }

function walkedPage(scope: Scope, { projectId, query, pageSize }: Asked): Found {
  const { sort, cursor } = query
  const found = walk(scope, { projectId, query, limit: pageSize + 1 })
  const hasMore = found.length > pageSize
  const page = found.slice(0, pageSize)
  const isBack = cursor?.direction === 'before'
  if (isBack) page.reverse()
  const at = !cursor ? 0 : isBack ? (hasMore ? Math.max(0, cursor.at - page.length) : 0) : cursor.at
  const hasPrevious = isBack ? hasMore : cursor !== null
  const hasNext = isBack ? true : hasMore
  return {
    ids: page.map((row) => row.id),
    count: count(scope, { from: inProject(projectId), query, atMost: countLimit(query) }),
    at,
    previous: hasPrevious ? cursorAt('before', sort, page[0], at) : null,
    next: hasNext ? cursorAt('after', sort, page.at(-1), at + page.length) : null,
  }
}

/** Reads on from the cursor, segment by segment, until the page is full. */
function walk(
  scope: Scope,
  { projectId, query, limit }: { projectId: number; query: GridQuery; limit: number },
): Keyed[] {
  const { sort, cursor } = query
  const segments = segmentsOf(sort)
  const step = cursor?.direction === 'before' ? -1 : 1
  const rows: Keyed[] = []
  for (let at = cursor?.segment ?? 0; at >= 0 && at < segments.length && rows.length < limit; at += step) {
    const start = cursor && at === cursor.segment ? cursor : null
    const descending = sort.descending === (step === 1)
    const part = walkSegment(sort, segments[at]!, start, descending)
    rows.push(
      ...scope.db.all<Keyed>(sql`select ${prospects.id} as id, ${keyColumn(sort)} as key from ${prospects}
        where ${inProject(projectId)} and ${part.where} and ${conditions(scope, query)}
        order by ${part.order} limit ${limit - rows.length}`),
    )
  }
  return rows
}

function walkSegment(
  sort: Sort,
  segment: Segment,
  start: Cursor | null,
  descending: boolean,
): { where: SQL; order: SQL } {
  const column = keyColumn(sort)
  const way = descending ? sql`desc` : sql`asc`
  const past = descending ? sql`<` : sql`>`
  if (segment.kind === 'valued')
    return {
      where: start
        ? sql`(${column}, ${prospects.id}) ${past} (${start.key}, ${start.id})`
        : sql`${column} is not null`,
      order: sql`${column} ${way}, ${prospects.id} ${way}`,
    }
  const inSegment = segment.kind === 'equal' ? sql`${column} = ${segment.value}` : sql`${column} is null`
  return {
    where: start ? sql`${inSegment} and ${prospects.id} ${past} ${start.id}` : inSegment,
    order: sql`${prospects.id} ${way}`,
  }
}

function count(
  scope: Scope,
  { from, query, atMost }: { from: SQL; query: Pick<GridQuery, 'filters' | 'search'>; atMost: number },
): number {
  const all = sql`select 1 from ${prospects} where ${from} and ${conditions(scope, query)} limit ${atMost}`
  return scope.db.get<{ n: number }>(sql`select count(*) as n from (${all})`)?.n ?? 0
}

function conditions(scope: Scope, { filters, search }: Pick<GridQuery, 'filters' | 'search'>): SQL {
  return sql.join(
    [
      sql`1`,
      ...(search ? [searchCondition(searchText(search))] : []),
      ...filters.map((filter) => condition(scope, filter)),
    ],
    sql` and `,
  )
}

function keyColumn({ column }: Sort): SQL {
  const columns = {
    domain: prospects.domain,
    authority: prospects.authority,
    relevance: prospects.relevance,
    score: prospects.score,
    stage: prospects.stage,
    next: prospects.nextActionAt,
    touch: prospects.lastTouchAt,
    added: prospects.createdAt,
  }
  return sql`${columns[column]}`
}

function inProject(projectId: number): SQL {
  return sql`${prospects.projectId} = ${projectId}`
}

function among(ids: number[], projectId: number): SQL {
  const listed = sql`select value from json_each(${JSON.stringify(ids)})`
  return sql`${prospects.id} in (${listed}) and +${prospects.projectId} = ${projectId}`
}

function cursorAt(
  direction: Cursor['direction'],
  sort: Sort,
  row: Keyed | undefined,
  at: number,
): Cursor | null {
  if (!row) return null
  return { direction, segment: segmentOf(segmentsOf(sort), row.key), key: row.key, id: row.id, at }
}
