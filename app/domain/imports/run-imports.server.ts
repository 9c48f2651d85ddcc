import { imports } from '#db/tables/imports.ts'
import { eq } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import { bringIn } from './bring-in.server.ts'
import { claim, dueImports, release } from './claim.server.ts'
import type { Import } from './get-import.server.ts'
import { preview } from './preview.server.ts'
import { UnreadableFile } from './table/open-table.server.ts'
import { takeBack } from './take-back.server.ts'

type Surroundings = { dataFolder: string; signal?: AbortSignal }

/** Goes on with every import of this workspace that waits: dry runs, imports, undoings. */
export async function runImports(scope: Scope, surroundings: Surroundings): Promise<number> {
  let count = 0
  for (const { id } of dueImports(scope)) {
    if (surroundings.signal?.aborted) break
    const job = claim(scope, id)
    if (!job) continue
    await work(scope, job, surroundings)
    count++
  }
  return count
}

/**
 * Does what a claimed import waits for. Ends early when the signal comes: the next turn goes on from there.
 * @throws what SQLite throws (locked, disk full), with the import left as it was committed, to be tried again
 */
export async function work(scope: Scope, job: Import, surroundings: Surroundings): Promise<void> {
  try {
    if (job.status === 'previewing') await preview(scope, job, surroundings)
    else if (job.status === 'undoing') await takeBack(scope, job, surroundings)
    else await bringIn(scope, job, surroundings)
  } catch (error) {
    if (isDatabaseTrouble(error)) throw error
    fail(
      scope,
      job,
      error instanceof UnreadableFile ? error.message : `stopped by an error: ${messageOf(error)}`,
    )
    if (!(error instanceof UnreadableFile)) throw error
  } finally {
    if (surroundings.signal?.aborted) release(scope, job.id)
  }
}

function fail(scope: Scope, job: Import, error: string): void {
  scope.db
    .update(imports)
    .set({ status: 'failed', error, claimedUntil: null, finishedAt: scope.now })
    .where(eq(imports.id, job.id))
    .run()
}

function isDatabaseTrouble(error: unknown): boolean {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' && /^SQLITE_(BUSY|LOCKED|FULL|IOERR)/.test(code)
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
