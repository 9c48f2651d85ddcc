import path from 'node:path'
import type { Scope } from '../values/scope.server.ts'
import type { Import } from './get-import.server.ts'
import { guardsOf } from './guards.server.ts'
import { readerOf, readingOf } from './inspect.server.ts'
import { withMapping } from './mapping.ts'
import { prepareStatements } from './statements.server.ts'
import { openTable } from './table/open-table.server.ts'
import type { Table } from './table/open-text.server.ts'

/**
 * The stored file of an import, with its columns as the user left them.
 * @throws UnreadableFile when the file has gone
 */
export async function openStored(job: Import, dataFolder: string): Promise<Table> {
  const table = await openTable(path.join(dataFolder, job.path), { name: job.fileName })
  return withMapping(table, job.mapping)
}

/** All that a pass over the rows of an import needs. */
export async function openImport(scope: Scope, job: Import, dataFolder: string) {
  const table = await openStored(job, dataFolder)
  return {
    table,
    reader: readerOf(table, await readingOf(table)),
    guards: guardsOf(scope, job.projectId),
    statements: prepareStatements(scope),
  }
}
