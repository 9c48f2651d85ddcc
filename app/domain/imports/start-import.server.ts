import { imports } from '#db/tables/imports.ts'
import type { Tactic } from '#db/vocabulary.ts'
import path from 'node:path'
import { record } from '../activity/record.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { KIND_REFUSALS } from './candidate.ts'
import { guessedMapping } from './mapping.ts'
import { UnreadableFile, openTable, type Table } from './table/open-table.server.ts'

/** A file that has been put into the data folder; `path` is relative to it. */
export type StoredFile = { path: string; bytes: number; sha256: string }

type Started = { ok: true; id: number } | { ok: false; reason: string }

/**
 * Makes an import of a stored file, with its columns guessed. Nothing is brought in yet.
 * @returns refused with one sentence that says what the file is, when it holds no prospects
 * @throws NotFound for a project of another workspace
 */
export async function startImport(
  scope: Scope,
  {
    projectId,
    fileName,
    file,
    dataFolder,
  }: { projectId: number; fileName: string; file: StoredFile; dataFolder: string },
): Promise<Started> {
  getProject(scope, projectId)
  const table = await opened(path.join(dataFolder, file.path), fileName)
  if (typeof table === 'string') return { ok: false, reason: table }
  const refusal = refusalOf(table)
  if (refusal) return { ok: false, reason: refusal }
  return { ok: true, id: keep(scope, projectId, fileName, file, table) }
}

function keep(scope: Scope, projectId: number, fileName: string, file: StoredFile, table: Table): number {
  return inTransaction(scope, (tx) => {
    const { id } = tx.db
      .insert(imports)
      .values({
        workspaceId: tx.workspaceId,
        projectId,
        userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
        fileName,
        ...file,
        status: 'uploaded',
        tactic: usualTactic(table),
        format: table.format,
        tool: table.tool,
        kind: table.kind,
        encoding: table.encoding,
        delimiter: table.delimiter,
        header: table.header ?? [],
        mapping: guessedMapping(table),
        createdAt: tx.now,
      })
      .returning({ id: imports.id })
      .get()
    record(tx, { what: 'import.uploaded', projectId, importId: id, data: { fileName, bytes: file.bytes } })
    return id
  })
}

async function opened(file: string, name: string): Promise<Table | string> {
  try {
    return await openTable(file, { name })
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message
    throw error
  }
}

function refusalOf(table: Table): string | null {
  if (table.refused) return table.refused
  if (table.names.length === 0 || table.samples.length === 0)
    return table.warnings[0] ?? 'there are no rows in it'
  return (table.kind && KIND_REFUSALS[table.kind]) ?? null
}

/** What such a file is usually brought for; the user chooses. */
function usualTactic({ format }: Table): Tactic {
  if (format === 'ahrefs_broken_backlinks') return 'broken_link'
  if (/intersect|gap|clique/.test(format)) return 'link_gap'
  return 'other'
}
