import { setImmediate as breathe } from 'node:timers/promises'
import { importRows, imports, type ImportUndo } from '#db/tables/imports.ts'
import { and, desc, eq, lt } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { inTransaction, tellTime, type Scope } from '../values/scope.server.ts'
import { leaseEnd } from './claim.server.ts'
import { getImport, type Import } from './get-import.server.ts'
import { Undoer } from './undo-row.server.ts'

const CHUNK_ROWS = 1_000
const CHUNK_MS = 40
const PHASES: ImportUndo['phase'][] = ['prospects', 'contacts', 'sites', 'done']

export const NOTHING_UNDONE: ImportUndo = {
  deletedProspects: 0,
  deletedContacts: 0,
  deletedSites: 0,
  restored: 0,
  kept: 0,
  reasons: {},
  phase: 'prospects',
  afterRowId: 0,
}

/**
 * The undo of an import: prospects, then contacts, then sites that it made, unless something else holds on to them;
 * and prospects that it added to become what they were. Goes on from where it stopped after a crash.
 */
export async function takeBack(
  scope: Scope,
  job: Import,
  { signal }: { signal?: AbortSignal },
): Promise<void> {
  const undoer = new Undoer(scope, job.id, job.undo?.afterRowId ?? 0)
  for (;;) {
    if (signal?.aborted) return
    const undo = takeChunk(scope, job.id, undoer)
    if (undo.phase === 'done') return
    await breathe()
  }
}

function takeChunk(scope: Scope, importId: number, undoer: Undoer): ImportUndo {
  return inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const undo = structuredClone(getImport(tx, importId).undo ?? NOTHING_UNDONE)
    const rows = tx.db
      .select()
      .from(importRows)
      .where(
        and(
          eq(importRows.importId, importId),
          undo.afterRowId > 0 ? lt(importRows.id, undo.afterRowId) : undefined,
        ),
      )
      .orderBy(desc(importRows.id))
      .limit(CHUNK_ROWS)
      .all()
    const end = performance.now() + CHUNK_MS
    for (const row of rows) {
      undoer.undo(row, undo, tx.now)
      undo.afterRowId = row.id
      if (performance.now() > end) break
    }
    if (rows.length === 0) {
      undo.phase = PHASES[PHASES.indexOf(undo.phase) + 1]!
      undo.afterRowId = 0
    }
    tx.db
      .update(imports)
      .set({ undo, claimedUntil: leaseEnd(tx) })
      .where(eq(imports.id, importId))
      .run()
    if (undo.phase === 'done') finish(tx, importId, undo)
    return undo
  })
}

function finish(tx: Scope, importId: number, undo: ImportUndo): void {
  const job = getImport(tx, importId)
  tx.db
    .update(imports)
    .set({ status: 'undone', undoneAt: tx.now, claimedUntil: null })
    .where(eq(imports.id, importId))
    .run()
  record(tx, {
    what: 'import.undone',
    because: `${undo.deletedProspects} prospects taken back, ${undo.kept} kept`,
    projectId: job.projectId,
    importId,
    data: { fileName: job.fileName },
  })
}
