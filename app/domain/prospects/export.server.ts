import type { Scope } from '../values/scope.server.ts'
import { gridPage, type GridRow } from './grid.server.ts'
import type { GridQuery } from './grid-query.ts'

const BATCH = 500

/** All rows of a list in its order, a batch at a time. Each batch is a read of its own: nobody waits for a long one. */
export function* exportRows(
  scope: Scope,
  { projectId, query }: { projectId: number; query: GridQuery },
): Generator<GridRow[]> {
  let cursor: GridQuery['cursor'] = null
  do {
    const page: ReturnType<typeof gridPage> = gridPage(scope, {
      projectId,
      query: { ...query, cursor },
      pageSize: BATCH,
    })
    if (page.rows.length) yield page.rows
    cursor = page.next
  } while (cursor)
}
