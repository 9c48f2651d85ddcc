import { imports } from '#db/tables/imports.ts'
import type { ImportStatus, Tactic } from '#db/vocabulary.ts'
import { and, eq, inArray } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { getImport } from './get-import.server.ts'
import { problemOf, type Mapping } from './mapping.ts'
import { STATUS_WORDS } from './status-words.ts'

export type Refused = { ok: false; reason: string }
type Steered = { ok: true } | Refused

/** Sets what the columns hold and which tactic the prospects get, and asks for a dry run. */
export function chooseColumns(
  scope: Scope,
  { importId, mapping, tactic }: { importId: number; mapping: Mapping; tactic: Tactic },
): Steered {
  const problem = problemOf(mapping)
  if (problem) return { ok: false, reason: problem }
  return steer(scope, importId, ['uploaded', 'previewing', 'previewed'], {
    status: 'previewing',
    mapping,
    tactic,
    preview: null,
    rowsDone: 0,
    rowsTotal: null,
    error: null,
  })
}

/** Takes an import back to its columns, before anything was written. */
export function backToColumns(scope: Scope, { importId }: { importId: number }): Steered {
  return steer(scope, importId, ['previewing', 'previewed'], { status: 'uploaded', rowsDone: 0 })
}

/** Lets a previewed import begin. */
export function confirmImport(scope: Scope, { importId }: { importId: number }): Steered {
  return steer(scope, importId, ['previewed'], { status: 'queued', rowsDone: 0, counts: null })
}

/** Asks a running import to stop after the rows that are being written. What is in stays in and can be undone. */
export function cancelImport(scope: Scope, { importId }: { importId: number }): Steered {
  return steer(scope, importId, ['queued', 'running'], { cancelRequestedAt: scope.now })
}

/** Asks for everything that an import made to be taken back. */
export function undoImport(scope: Scope, { importId }: { importId: number }): Steered {
  return steer(scope, importId, ['done', 'cancelled', 'failed'], { status: 'undoing', undo: null })
}

function steer(
  scope: Scope,
  importId: number,
  from: ImportStatus[],
  values: Partial<typeof imports.$inferInsert>,
): Steered {
  return inTransaction(scope, (tx) => {
    const job = getImport(tx, importId)
    const { changes } = tx.db
      .update(imports)
      .set({ ...values, ...(values.status && { claimedUntil: null }) })
      .where(and(eq(imports.id, importId), inArray(imports.status, from)))
      .run()
    if (changes === 0) return { ok: false, reason: `This import is ${STATUS_WORDS[job.status]}` } as const
    if (values.status === 'undoing' || values.cancelRequestedAt)
      record(tx, {
        what: values.cancelRequestedAt ? 'import.cancel_asked' : 'import.undo_asked',
        projectId: job.projectId,
        importId,
      })
    return { ok: true } as const
  })
}
