import { prospects } from '#db/tables/prospects.ts'
import { sql } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import type { Scope } from '../values/scope.server.ts'
import type { GridQuery } from './grid-query.ts'
import { countMany } from './counting.server.ts'
import { among, conditions, GATHER_AT_MOST, shortestLead } from './matching.server.ts'
import { compareRows, segmentOf, segmentsOf, type Cursor, type Keyed, type Sort } from './sorting.ts'
import { keyColumn, walk } from './walk.server.ts'

export type Found = {
  /** Ids of the page's rows, in the order of the list. */
  ids: number[]
  /** How many rows match; `isMore`: counting stopped there. */
  count: number
  isMore: boolean
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
    isMore: false,
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
    ...countMany(scope, { projectId, query }),
    at,
    previous: hasPrevious ? cursorAt('before', sort, page[0], at) : null,
    next: hasNext ? cursorAt('after', sort, page.at(-1), at + page.length) : null,
  }
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
