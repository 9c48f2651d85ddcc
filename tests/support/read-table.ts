import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CanonicalRecord } from '#app/domain/imports/fields.ts'
import { inspect, readerOf, readingOf } from '#app/domain/imports/inspect.server.ts'
import { openTable } from '#app/domain/imports/table/open-table.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'tables-'))
let count = 0

/** Reads a file of this content as an import does, and checks that its counts add up. */
export async function readTable(content: string | Buffer, name = 'file.csv') {
  const place = path.join(folder, String(++count))
  writeFileSync(place, content)
  const table = await openTable(place, { name })
  const inspection = await inspect(table)
  const reader = readerOf(table, await readingOf(table))
  const records: CanonicalRecord[] = []
  for await (const rows of table.rows())
    for (const row of rows) {
      const built = reader.build(row)
      if ('record' in built) records.push(built.record)
    }
  const skipped = Object.values(inspection.skipped).reduce((sum, one) => sum + one, 0)
  const { rows, usable, rejected } = inspection
  if (records.length !== usable || (table.kind !== null && rows !== usable + rejected.length + skipped))
    throw new Error(`${rows} rows are not ${usable} usable, ${rejected.length} rejected, ${skipped} skipped`)
  return { table, inspection, records }
}
