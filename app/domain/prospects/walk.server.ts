import { prospects } from '#db/tables/prospects.ts'
import { sql, type SQL } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import type { GridQuery } from './grid-query.ts'
import { conditions, inProject } from './matching.server.ts'
import { segmentsOf, type Cursor, type Keyed, type Segment, type Sort } from './sorting.ts'

/** Reads on from the cursor, segment by segment, until the page is full. */
export function walk(
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

/** The column that a sort goes by. */
export function keyColumn({ column }: Sort): SQL {
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
