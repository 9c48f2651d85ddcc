import type { ImportCounts } from '#db/tables/imports.ts'
import type { Tactic } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'
import { guardsOf } from './guards.server.ts'
import { readerOf, readingOf } from './inspect.server.ts'
import { asKind, type WantedKind } from './mapping.ts'
import { DryRun } from './plan-rows.server.ts'
import { columnsUnknown, refusalOf, usualTactic } from './refusal.ts'
import { prepareStatements } from './statements.server.ts'
import { openTable } from './table/open-table.server.ts'
import { copyCounts, tally } from './tally.ts'

/**
 * What an import of a file would do, without any trace of it in the database.
 * @returns the counts, or one sentence that says why the file holds no prospects
 * @throws UnreadableFile
 */
export async function dryRunOf(
  scope: Scope,
  { projectId, file, kind, tactic }: { projectId: number; file: string; kind: WantedKind; tactic?: Tactic },
): Promise<ImportCounts | string> {
  const table = asKind(await openTable(file), kind)
  const refusal = refusalOf(table) ?? columnsUnknown(table)
  if (refusal) return refusal
  const dry = new DryRun(scope, {
    statements: prepareStatements(scope),
    reader: readerOf(table, await readingOf(table)),
    guards: guardsOf(scope, projectId),
    projectId,
    tactic: tactic ?? usualTactic(table),
  })
  const counts = copyCounts(null)
  for await (const rows of table.rows()) {
    for (const row of rows) {
      const decided = dry.row(row)
      if (decided) tally(counts, decided)
    }
  }
  return counts
}
