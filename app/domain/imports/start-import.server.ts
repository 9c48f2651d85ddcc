import { imports } from '#db/tables/imports.ts'
import type { Tactic } from '#db/vocabulary.ts'
import path from 'node:path'
import { record } from '../activity/record.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { asKind, guessedMapping, type WantedKind } from './mapping.ts'
import { rememberedMapping } from './remembered.server.ts'
import { columnsUnknown, refusalOf, usualTactic } from './refusal.ts'
import { UnreadableFile, openTable } from './table/open-table.server.ts'
import type { Table } from './table/open-text.server.ts'

/** A file that has been put into the data folder; `path` is relative to it. */
export type StoredFile = { path: string; bytes: number; sha256: string }

export type NewImport = {
  projectId: number
  fileName: string
  file: StoredFile
  dataFolder: string
  kind?: WantedKind
  tactic?: Tactic
  /** Nobody will look at the columns: the import begins at once, by its guess. */
  isConfirmed?: boolean
}

type Started = { ok: true; id: number } | { ok: false; reason: string }

/**
 * Makes an import of a stored file, with its columns as a person said of the same header before, else guessed.
 * @returns refused with one sentence that says what the file is, when it holds no prospects
 * @throws NotFound for a project of another workspace
 */
export async function startImport(scope: Scope, wanted: NewImport): Promise<Started> {
  getProject(scope, wanted.projectId)
  const opened = await open(path.join(wanted.dataFolder, wanted.file.path), wanted.fileName)
  if (typeof opened === 'string') return { ok: false, reason: opened }
  const table = asKind(opened, wanted.kind ?? 'auto')
  const reason = refusalOf(table) ?? (wanted.isConfirmed ? columnsUnknown(table) : null)
  return reason ? { ok: false, reason } : { ok: true, id: keep(scope, wanted, table) }
}

function keep(
  scope: Scope,
  { projectId, fileName, file, tactic, isConfirmed }: NewImport,
  table: Table,
): number {
  return inTransaction(scope, (tx) => {
    const { id } = tx.db
      .insert(imports)
      .values({
        workspaceId: tx.workspaceId,
        projectId,
        userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
        fileName,
        ...file,
        status: isConfirmed ? 'queued' : 'uploaded',
        tactic: tactic ?? usualTactic(table),
        format: table.format,
        tool: table.tool,
        kind: table.kind,
        encoding: table.encoding,
        delimiter: table.delimiter,
        header: table.header ?? [],
        mapping: (!isConfirmed && rememberedMapping(tx, table)?.mapping) || guessedMapping(table),
        createdAt: tx.now,
      })
      .returning({ id: imports.id })
      .get()
    record(tx, { what: 'import.uploaded', projectId, importId: id, data: { fileName, bytes: file.bytes } })
    return id
  })
}

async function open(file: string, name: string): Promise<Table | string> {
  try {
    return await openTable(file, { name })
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message
    throw error
  }
}
