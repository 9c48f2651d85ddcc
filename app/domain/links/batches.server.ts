import { and, desc, eq, getTableColumns, sql } from 'drizzle-orm'
import { linkBatches, links } from '#db/tables/links.ts'
import type { Verdict } from '#db/vocabulary.ts'
import { record } from '../activity/record.server.ts'
import { showLink } from '../prospects/mirror.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'

export type LinkBatch = typeof linkBatches.$inferSelect

/** Opens a batch. @param path the stored file, relative to the data folder; null for a paste */
export function openBatch(
  scope: Scope,
  {
    projectId,
    fileName,
    path,
    rel,
  }: { projectId: number; fileName: string; path: string | null; rel: 'follow' | 'any' },
): number {
  return scope.db
    .insert(linkBatches)
    .values({
      workspaceId: scope.workspaceId,
      projectId,
      userId: scope.actor.kind === 'user' ? scope.actor.userId : null,
      fileName,
      path,
      rel,
      status: path === null ? 'done' : 'running',
      rejected: [],
      createdAt: scope.now,
      finishedAt: path === null ? scope.now : null,
    })
    .returning({ id: linkBatches.id })
    .get().id
}

/** @throws NotFound outside this workspace and project */
export function getBatch(
  scope: Scope,
  { batchId, projectId }: { batchId: number; projectId?: number },
): LinkBatch {
  const batch = scope.db
    .select()
    .from(linkBatches)
    .where(and(eq(linkBatches.workspaceId, scope.workspaceId), eq(linkBatches.id, batchId)))
    .get()
  if (!batch || (projectId !== undefined && batch.projectId !== projectId))
    throw new NotFound('There is no such batch of links.')
  return batch
}

export type BatchProgress = {
  batch: Pick<
    LinkBatch,
    'id' | 'fileName' | 'status' | 'rowsDone' | 'added' | 'known' | 'rejectedCount' | 'createdAt' | 'error'
  >
  total: number
  checked: number
  verdicts: Partial<Record<Verdict, number>>
}

/** How far a batch is: its rows, and the first looks at its links. */
export function batchProgress(scope: Scope, batch: LinkBatch): BatchProgress {
  const rows = scope.db
    .select({ verdict: links.lastVerdict, count: sql<number>`count(*)` })
    .from(links)
    .where(eq(links.batchId, batch.id))
    .groupBy(links.lastVerdict)
    .all()
  const verdicts = Object.fromEntries(
    rows.flatMap(({ verdict, count }) => (verdict ? [[verdict, count]] : [])),
  )
  const total = rows.reduce((sum, { count }) => sum + count, 0)
  const checked = rows.reduce((sum, { verdict, count }) => sum + (verdict ? count : 0), 0)
  const { id, fileName, status, rowsDone, added, known, rejectedCount, createdAt, error } = batch
  return {
    batch: { id, fileName, status, rowsDone, added, known, rejectedCount, createdAt, error },
    total,
    checked,
    verdicts,
  }
}

/** What was brought in at once before, newest first. */
export function listBatches(scope: Scope, { projectId }: { projectId: number }) {
  const { id, fileName, status, added, known, rejectedCount, createdAt } = getTableColumns(linkBatches)
  return scope.db
    .select({ id, fileName, status, added, known, rejectedCount, createdAt })
    .from(linkBatches)
    .where(and(eq(linkBatches.workspaceId, scope.workspaceId), eq(linkBatches.projectId, projectId)))
    .orderBy(desc(linkBatches.id))
    .limit(10)
    .all()
}

const RECENT_MS = 24 * 3_600_000

/** The newest batch of a project while it is under way, or its links have not all been looked at; else null. */
export function batchUnderWay(scope: Scope, { projectId }: { projectId: number }): BatchProgress | null {
  const newest = scope.db
    .select()
    .from(linkBatches)
    .where(and(eq(linkBatches.workspaceId, scope.workspaceId), eq(linkBatches.projectId, projectId)))
    .orderBy(desc(linkBatches.id))
    .limit(1)
    .get()
  if (!newest || newest.createdAt.getTime() < scope.now.getTime() - RECENT_MS) return null
  if (newest.status !== 'running' && newest.status !== 'done') return null
  const progress = batchProgress(scope, newest)
  return newest.status === 'running' || progress.checked < progress.total ? progress : null
}

/** Asks a running batch to stop where it is. */
export function cancelBatch(scope: Scope, { batchId }: { batchId: number }): void {
  scope.db
    .update(linkBatches)
    .set({ cancelRequestedAt: scope.now })
    .where(and(eq(linkBatches.id, getBatch(scope, { batchId }).id), eq(linkBatches.status, 'running')))
    .run()
}

/** Takes a batch back: the links that it brought are no longer watched. @returns how many went */
export function undoBatch(scope: Scope, { batchId }: { batchId: number }): number {
  return inTransaction(scope, (tx) => {
    const batch = getBatch(tx, { batchId })
    if (batch.status === 'running' || batch.status === 'undone') return 0
    const won = tx.db
      .select({ prospectId: links.prospectId })
      .from(links)
      .where(eq(links.batchId, batch.id))
      .all()
    const gone = tx.db.delete(links).where(eq(links.batchId, batch.id)).run().changes
    for (const { prospectId } of won)
      if (prospectId)
        showLink(tx, { prospectId, status: null, because: 'the links of a file were taken back' })
    tx.db.update(linkBatches).set({ status: 'undone' }).where(eq(linkBatches.id, batch.id)).run()
    record(tx, {
      what: 'links.batch_undone',
      projectId: batch.projectId,
      because: `${gone} links of ${batch.fileName} are no longer watched`,
    })
    return gone
  })
}
