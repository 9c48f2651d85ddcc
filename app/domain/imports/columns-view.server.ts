import type { Scope } from '../values/scope.server.ts'
import { getImport } from './get-import.server.ts'
import { FIELD_CHOICES, guessedMapping, labelOf, type FieldChoice } from './mapping.ts'
import { openStored } from './open-import.server.ts'
import { rememberedSince } from './remembered.server.ts'

const SAMPLES = 3

export type ColumnView = { name: string; samples: string[]; field: string; others: FieldChoice[] }

/**
 * The columns of an import with sample values and what each is taken to hold.
 * @throws UnreadableFile when the stored file has gone
 */
export async function columnsView(
  scope: Scope,
  { importId, dataFolder }: { importId: number; dataFolder: string },
): Promise<{ columns: ColumnView[]; hasHeader: boolean; warnings: string[]; rememberedSince: Date | null }> {
  const job = getImport(scope, importId)
  const table = await openStored(job, dataFolder)
  const mapping = guessedMapping(table)
  const columns = table.names.map((name, at) => {
    const field = mapping[name] ?? ''
    return {
      name,
      field,
      samples: samplesOf(table.samples, at),
      others: isChoice(field) ? [] : [other(field)],
    }
  })
  return {
    columns,
    hasHeader: table.header !== null,
    warnings: table.warnings,
    rememberedSince: rememberedSince(scope, job),
  }
}

/** The first different values that are not blank. */
function samplesOf(rows: string[][], at: number): string[] {
  const found: string[] = []
  for (const row of rows) {
    const cell = (row[at] ?? '').replace(/\s+/g, ' ').trim().slice(0, 120)
    if (cell !== '' && !found.includes(cell)) found.push(cell)
    if (found.length === SAMPLES) break
  }
  return found
}

function isChoice(field: string): boolean {
  return FIELD_CHOICES.some(({ choices }) => choices.some((choice) => choice.value === field))
}

/** What a known format reads out of a column though a person would not be offered it. */
function other(field: string): FieldChoice {
  const words = labelOf(field)
  return { value: field, label: words.charAt(0).toUpperCase() + words.slice(1) }
}
