import { RecordBuilder } from './build-record.ts'
import { DisavowReader } from './formats/disavow.ts'
import { formatNamed } from './formats/all.ts'
import type { Built } from './formats/format.ts'
import { PLAIN_READING, Survey, type Reading } from './reading.ts'
import type { Table } from './table/open-text.server.ts'
import type { Row } from './table/tokenise.ts'

/** Row counts at which tools are known to cut their exports off. */
const CAPS = new Set([1_000, 30_000, 100_000])

export type Inspection = {
  rows: number
  usable: number
  skipped: Record<string, number>
  ragged: number
  rejected: { line: number; reason: string }[]
  warnings: string[]
}

/** Decides over the whole file how it writes numbers and dates. */
export async function readingOf(table: Table): Promise<Reading> {
  if (table.kind === null || table.kind === 'disavow_entry') return PLAIN_READING
  const survey = new Survey(table.kind, table.roles)
  if (survey.isNeeded) for await (const rows of table.rows()) for (const row of rows) survey.push(row.cells)
  return decided(table, survey)
}

/** What a survey of rows of a table says of how it is written. */
export function decided(table: Pick<Table, 'format'>, survey: Survey): Reading {
  const commaIsDecimal = formatNamed(table.format)?.commaIsDecimal
  return survey.isNeeded ? survey.decide({ commaIsDecimal }) : PLAIN_READING
}

export type Reader = { build: (row: Row) => Built; warnings: () => string[] }

/**
 * Reads the rows of a table to canonical records. Empty for a table that is refused or unknown.
 * @param only fields that are asked for; left out: all
 */
export function readerOf(
  table: Pick<Table, 'format' | 'kind' | 'names' | 'roles' | 'keys' | 'subject'>,
  reading: Reading,
  only?: ReadonlySet<string>,
): Reader {
  if (table.kind === 'disavow_entry') {
    const disavow = new DisavowReader()
    return { build: (row) => disavow.build(row.cells), warnings: () => [] }
  }
  if (table.kind === null) return { build: () => ({ ignored: true }), warnings: () => [] }
  const { kind, names, roles } = table
  const builder = new RecordBuilder({ kind, names, roles }, reading, only)
  const format = formatNamed(table.format)
  const places = new Map(table.keys.map((name, at) => [name, at]))
  return {
    warnings: () => [...builder.warnings.values()],
    build: ({ cells }) => {
      const built = builder.build(cells)
      if (!('record' in built) || !format?.finish) return built
      const left = format.finish(built.record, {
        subject: table.subject,
        cell: (name) => (places.has(name) ? (cells[places.get(name)!] ?? '') : undefined),
      })
      return left ? { skipped: left } : built
    },
  }
}

/** Counts a whole table: rows = usable + rejected + skipped. */
export async function inspect(table: Table): Promise<Inspection> {
  const reader = readerOf(table, await readingOf(table))
  const result: Inspection = { rows: 0, usable: 0, skipped: {}, ragged: 0, rejected: [], warnings: [] }
  const width = table.names.length
  for await (const rows of table.rows()) {
    for (const row of rows) {
      const built = reader.build(row)
      if ('ignored' in built && table.kind !== null) continue
      result.rows++
      if (row.cells.length !== width && table.header) result.ragged++
      if ('record' in built) result.usable++
      else if ('rejected' in built) result.rejected.push({ line: row.line, reason: built.rejected })
      else if ('skipped' in built) result.skipped[built.skipped] = (result.skipped[built.skipped] ?? 0) + 1
    }
  }
  result.warnings = [...table.warnings, ...reader.warnings()]
  if (CAPS.has(result.rows))
    result.warnings.push(`exactly ${result.rows} rows: the export may have been cut off there`)
  return result
}
