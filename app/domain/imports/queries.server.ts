import { importRows, imports } from '#db/tables/imports.ts'
import { users } from '#db/tables/workspaces.ts'
import type { ImportOutcome } from '#db/vocabulary.ts'
import { and, asc, desc, eq, gt, lt, ne } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import { getImport } from './get-import.server.ts'

const PAGE_ROWS = 50

/** The imports of a project, newest first, a page at a time. */
export function listImports(scope: Scope, { projectId, before }: { projectId: number; before?: number }) {
  const rows = scope.db
    .select({
      id: imports.id,
      fileName: imports.fileName,
      bytes: imports.bytes,
      status: imports.status,
      tactic: imports.tactic,
      format: imports.format,
      counts: imports.counts,
      rowsTotal: imports.rowsTotal,
      rowsDone: imports.rowsDone,
      createdAt: imports.createdAt,
      by: users.name,
    })
    .from(imports)
    .leftJoin(users, eq(users.id, imports.userId))
    .where(
      and(
        eq(imports.workspaceId, scope.workspaceId),
        eq(imports.projectId, projectId),
        before ? lt(imports.id, before) : undefined,
      ),
    )
    .orderBy(desc(imports.id))
    .limit(PAGE_ROWS + 1)
    .all()
  return { rows: rows.slice(0, PAGE_ROWS), next: rows.length > PAGE_ROWS ? rows[PAGE_ROWS - 1]!.id : null }
}

/** An earlier import of the very same file into the same project, if there is one that was not undone. */
export function sameFileBefore(scope: Scope, importId: number) {
  const { projectId, sha256 } = getImport(scope, importId)
  return (
    scope.db
      .select({ id: imports.id, finishedAt: imports.finishedAt })
      .from(imports)
      .where(
        and(
          eq(imports.workspaceId, scope.workspaceId),
          eq(imports.projectId, projectId),
          eq(imports.sha256, sha256),
          eq(imports.status, 'done'),
          ne(imports.id, importId),
        ),
      )
      .orderBy(desc(imports.id))
      .get() ?? null
  )
}

/** The rows of an import with one outcome, in the order of the file, a batch at a time: memory stays bounded. */
export function* rowsWith(scope: Scope, { importId, outcome }: { importId: number; outcome: ImportOutcome }) {
  getImport(scope, importId)
  let after = 0
  for (;;) {
    const rows = scope.db
      .select({
        id: importRows.id,
        line: importRows.line,
        reason: importRows.reason,
        cells: importRows.cells,
      })
      .from(importRows)
      .where(
        and(eq(importRows.importId, importId), eq(importRows.outcome, outcome), gt(importRows.id, after)),
      )
      .orderBy(asc(importRows.id))
      .limit(1000)
      .all()
    if (rows.length === 0) return
    yield rows
    after = rows.at(-1)!.id
  }
}
