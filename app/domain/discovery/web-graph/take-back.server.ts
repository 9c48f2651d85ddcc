import { setImmediate as breathe } from 'node:timers/promises'
import { and, eq, ne } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { backlinkFiles } from '#db/tables/backlinks.ts'
import { graphRuns } from '#db/tables/web-graph.ts'
import { inTransaction, type Scope } from '../../values/scope.server.ts'
import { dropUnnamed } from '../drop-unnamed.server.ts'
import { markGapChanged } from '../gap-book.server.ts'
import { getGraphRun } from './graph-run.server.ts'

const CHUNK = 2_000

/** Stops a reading that is under way; what it has brought stays until it is taken back. */
export function cancelGraph(scope: Scope, which: { runId: number; projectId: number }): void {
  const { id } = getGraphRun(scope, which)
  scope.db
    .update(graphRuns)
    .set({ status: 'cancelled', claimedUntil: null, finishedAt: scope.now })
    .where(and(eq(graphRuns.id, id), eq(graphRuns.status, 'running')))
    .run()
}

/** Takes a reading back: sites that only it named, and its ranks, go. The jobs do so in small steps. */
export function takeBackGraph(scope: Scope, which: { runId: number; projectId: number }): void {
  inTransaction(scope, (tx) => {
    const { id, fileId } = getGraphRun(tx, which)
    tx.db.update(graphRuns).set({ status: 'undone', claimedUntil: null }).where(eq(graphRuns.id, id)).run()
    if (fileId !== null)
      tx.db.update(backlinkFiles).set({ status: 'undone' }).where(eq(backlinkFiles.id, fileId)).run()
  })
}

/** Clears links of runs that are over, and what runs that were taken back had brought. */
export async function clearGraphs(scope: Scope): Promise<void> {
  const sqlite = (scope.db as Database).$client
  const over = scope.db
    .select({
      id: graphRuns.id,
      projectId: graphRuns.projectId,
      status: graphRuns.status,
      fileId: graphRuns.fileId,
    })
    .from(graphRuns)
    .where(and(eq(graphRuns.workspaceId, scope.workspaceId), ne(graphRuns.status, 'running')))
    .all()
  const chunkOf = (table: string, column: string) =>
    sqlite.prepare(
      `delete from ${table} where id in (select id from ${table} where ${column} = ? limit ${CHUNK})`,
    )
  const links = chunkOf('graph_links', 'run_id')
  const ranks = chunkOf('site_metrics', 'graph_run_id')
  for (const { id, projectId, status, fileId } of over) {
    while (links.run(id).changes > 0) await breathe()
    if (status !== 'undone') continue
    while (ranks.run(id).changes > 0) await breathe()
    if (fileId === null) continue
    while (dropUnnamed(scope, { projectId, atMost: CHUNK }) > 0) await breathe()
    markGapChanged(scope, projectId)
    scope.db.update(graphRuns).set({ fileId: null }).where(eq(graphRuns.id, id)).run()
  }
}
