import { setImmediate as breathe } from 'node:timers/promises'
import { importRows, imports, type ImportCounts } from '#db/tables/imports.ts'
import { users } from '#db/tables/workspaces.ts'
import { and, eq, isNotNull } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { inTransaction, tellTime, type Scope } from '../values/scope.server.ts'
import { leaseEnd } from './claim.server.ts'
import { getImport, type Import } from './get-import.server.ts'
import { openImport } from './open-import.server.ts'
import { copyCounts, tally } from './tally.ts'
import type { Row } from './table/tokenise.ts'
import { RowWriter } from './write-rows.server.ts'

/** A transaction ends after so many rows, or so much of the machine's time: others want to write as well. */
const CHUNK_ROWS = 2_000
const CHUNK_MS = 40
/** But never less than this: on a busy machine 40 ms are a few rows, and every commit waits for the disk. */
const LEAST_ROWS = 250

/**
 * The import itself. Each transaction writes rows, counts and `rowsDone` together, so that a crash at any moment
 * loses nothing and repeats nothing.
 */
export async function bringIn(
  scope: Scope,
  job: Import,
  { dataFolder, signal }: { dataFolder: string; signal?: AbortSignal },
): Promise<void> {
  const { table, ...tools } = await openImport(scope, job, dataFolder)
  const writer = new RowWriter(scope, {
    ...tools,
    importId: job.id,
    projectId: job.projectId,
    tactic: job.tactic,
    fileName: job.fileName,
    author: authorOf(scope, job),
    met: metSoFar(scope, job.id),
  })
  begin(scope, job)
  let toSkip = job.rowsDone
  for await (const batch of table.rows()) {
    const rows = toSkip < batch.length ? batch.slice(toSkip) : []
    toSkip = Math.max(0, toSkip - batch.length)
    for (let at = 0; at < rows.length;) {
      if (signal?.aborted) return
      const done = writeChunk(scope, job.id, writer, rows, at)
      if (done === null) return
      at += done
      await breathe()
    }
  }
  finish(scope, job.id, 'done')
}

/** @returns how many rows were written, or null when a person has cancelled */
function writeChunk(
  scope: Scope,
  importId: number,
  writer: RowWriter,
  rows: Row[],
  from: number,
): number | null {
  const isCancelled = Boolean(getImport(scope, importId).cancelRequestedAt)
  if (isCancelled) {
    finish(scope, importId, 'cancelled')
    return null
  }
  return inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const { counts: before, rowsDone } = getImport(tx, importId)
    const counts = copyCounts(before)
    const end = performance.now() + CHUNK_MS
    let at = from
    do {
      const row = rows[at]!
      const written = writer.write(row, tx.now)
      if (written) tally(counts, written)
      at++
    } while (
      at < rows.length &&
      (at - from < LEAST_ROWS || (at - from < CHUNK_ROWS && performance.now() < end))
    )
    tx.db
      .update(imports)
      .set({ counts, rowsDone: rowsDone + at - from, claimedUntil: leaseEnd(tx) })
      .where(eq(imports.id, importId))
      .run()
    return at - from
  })
}

function begin(scope: Scope, job: Import): void {
  scope.db
    .update(imports)
    .set({ status: 'running', startedAt: job.startedAt ?? scope.now, error: null })
    .where(eq(imports.id, job.id))
    .run()
}

function finish(scope: Scope, importId: number, status: 'done' | 'cancelled'): void {
  inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const job = getImport(tx, importId)
    const counts = copyCounts(job.counts)
    tx.db
      .update(imports)
      .set({
        status,
        counts,
        finishedAt: tx.now,
        claimedUntil: null,
        rowsTotal: status === 'done' ? job.rowsDone : job.rowsTotal,
      })
      .where(eq(imports.id, importId))
      .run()
    record(tx, {
      what: status === 'done' ? 'import.done' : 'import.cancelled',
      because: inWords(counts),
      projectId: job.projectId,
      importId,
      data: { fileName: job.fileName },
    })
  })
}

function inWords({ created, updated, merged, skipped, rejected }: ImportCounts): string {
  return `${created} created, ${updated} updated, ${merged} merged, ${skipped} skipped, ${rejected} rejected`
}

/** Prospects that this import made or met before it was interrupted. */
function metSoFar(scope: Scope, importId: number): Set<number> {
  const rows = scope.db
    .select({ id: importRows.prospectId })
    .from(importRows)
    .where(and(eq(importRows.importId, importId), isNotNull(importRows.prospectId)))
    .all()
  return new Set(rows.map((row) => row.id!))
}

/** Who brought the file: the history says so, though a job does the work. */
function authorOf(scope: Scope, { userId }: Import): { name: string; userId: number | null } {
  const user = userId
    ? scope.db.select({ name: users.name }).from(users).where(eq(users.id, userId)).get()
    : undefined
  return user
    ? { name: user.name, userId }
    : { name: `${scope.actor.kind}:${scope.actor.name}`, userId: null }
}
