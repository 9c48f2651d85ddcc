import { imports, type ImportCounts } from '#db/tables/imports.ts'
import { and, eq } from 'drizzle-orm'
import { setImmediate as breathe } from 'node:timers/promises'
import { tellTime, type Scope } from '../values/scope.server.ts'
import { leaseEnd } from './claim.server.ts'
import type { Import } from './get-import.server.ts'
import { openImport } from './open-import.server.ts'
import { DryRun } from './plan-rows.server.ts'
import { copyCounts, rowsOf, tally } from './tally.ts'

const SAY_EVERY_ROWS = 20_000

/**
 * The dry run: a full pass that says what would become of every row, and writes only its own progress.
 * @returns null when it was cancelled (the import is back at its columns)
 */
export async function preview(
  scope: Scope,
  job: Import,
  { dataFolder, signal }: { dataFolder: string; signal?: AbortSignal },
): Promise<ImportCounts | null> {
  const counts = copyCounts(null)
  let saidAt = 0
  for await (const decided of dryRows(scope, job, dataFolder)) {
    for (const one of decided) tally(counts, one)
    if (rowsOf(counts) - saidAt < SAY_EVERY_ROWS) continue
    saidAt = rowsOf(counts)
    if (signal?.aborted || !keepOn(scope, job.id, saidAt)) return null
  }
  const { changes } = scope.db
    .update(imports)
    .set({
      status: 'previewed',
      preview: counts,
      rowsTotal: rowsOf(counts),
      rowsDone: 0,
      claimedUntil: null,
      error: null,
    })
    .where(and(eq(imports.id, job.id), eq(imports.status, 'previewing')))
    .run()
  return changes > 0 ? counts : null
}

/** What would become of each row, in batches: line, outcome and reason. Writes nothing. */
export async function* dryRows(scope: Scope, job: Import, dataFolder: string) {
  const { table, ...tools } = await openImport(scope, job, dataFolder)
  const dry = new DryRun(scope, { ...tools, projectId: job.projectId, tactic: job.tactic })
  for await (const rows of table.rows()) {
    yield rows.flatMap((row) => dry.row(row) ?? [])
    await breathe()
  }
}

/** Renews the lease. @returns false when a person has cancelled */
function keepOn(scope: Scope, importId: number, rowsDone: number): boolean {
  const now = { ...scope, ...tellTime(scope.db) }
  const left = scope.db
    .update(imports)
    .set({ rowsDone, claimedUntil: leaseEnd(now) })
    .where(and(eq(imports.id, importId), eq(imports.status, 'previewing')))
    .run()
  return left.changes > 0
}
