import { setImmediate as nextTurn } from 'node:timers/promises'
import { readSuppressed } from '../sites/suppression.ts'
import { suppressMany } from '../sites/suppress-many.server.ts'
import type { Entry } from '../sites/suppression.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { reasonOf, suppressionColumns, type SuppressionColumns } from './suppression-rows.ts'
import { openTable, UnreadableFile } from './table/open-table.server.ts'

/** So many rows are written at once; others get their turn between. */
const AT_ONCE = 250

export type Brought =
  | {
      ok: true
      /** Rows with an address or a domain: all of them are on the list now, with the stronger reason of the two. */
      taken: number
      /** Rows without one, the first few as they stand. */
      left: { count: number; first: string[] }
    }
  | { ok: false; reason: string }

/**
 * Puts a list of another tool, or our own export, on the suppression list, each entry with its reason. What is on the list
 * stays: a stronger reason takes the place of a weaker one, never the other way round.
 */
export async function bringSuppressions(
  scope: Scope,
  { path, fileName }: { path: string; fileName: string },
): Promise<Brought> {
  const table = await open(path, fileName)
  if (typeof table === 'string') return { ok: false, reason: table }
  const columns = suppressionColumns(table.header, table.samples)
  if (!columns) return { ok: false, reason: 'no column holds addresses or domains' }
  const left = { count: 0, first: [] as string[] }
  let taken = 0
  for await (const rows of table.rows())
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const batch = rows.slice(from, from + AT_ONCE)
      const entries = batch.map(({ cells }) => entryOf(cells, columns, fileName))
      const found = entries.filter((entry) => entry !== null)
      if (found.length > 0) suppressMany(scope, found)
      taken += found.length
      for (const [at, { cells }] of batch.entries())
        if (!entries[at] && cells.some(Boolean)) {
          left.count += 1
          if (left.first.length < 5) left.first.push((cells[columns.value] || cells.join(' ')).slice(0, 60))
        }
      await nextTurn()
    }
  return { ok: true, taken, left }
}

async function open(path: string, fileName: string) {
  try {
    const table = await openTable(path, { name: fileName })
    return table.samples.length === 0 ? (table.refused ?? 'it holds no rows') : table
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message
    throw error
  }
}

function entryOf(
  cells: string[],
  { value, reason, origin }: SuppressionColumns,
  fileName: string,
): Entry | null {
  const entry = readSuppressed((cells[value] ?? '').replace(/^'/, ''))
  if (!entry) return null
  const said = reason === null ? '' : (cells[reason] ?? '')
  const from = origin === null ? '' : (cells[origin] ?? '').trim()
  return {
    ...entry,
    reason: reasonOf(said, fileName),
    origin: (from ? `${fileName}: ${from}` : fileName).slice(0, 200),
  }
}
