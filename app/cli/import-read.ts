import { parseArgs } from 'node:util'
import { inspect, readerOf, readingOf, type Inspection } from '#app/domain/imports/inspect.server.ts'
import { openTables } from '#app/domain/imports/table/open-table.server.ts'
import type { Table } from '#app/domain/imports/table/open-text.server.ts'
import { failed, say, unusable } from './say.ts'

/** `import inspect FILE`: what the file is. Whatever it is, the exit status is 0. */
export async function inspectFile(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' } },
  })
  const [file, ...more] = positionals
  if (!file || more.length > 0) return unusable('Name one file: import inspect FILE [--json]')
  const tables = await openTables(file)
  for (const { name, table } of tables) {
    const counted = await inspect(table)
    const inside = tables.length > 1 && name !== null ? { file: name } : {}
    if (values.json) say(JSON.stringify({ ...inside, ...reportOf(table, counted) }))
    else say(`${tables.length > 1 ? `${name}: ` : ''}${inWords(table, counted)}`)
  }
  return 0
}

/** `import rows FILE`: the canonical records, exactly as many as `inspect` calls usable. */
export async function printRows(args: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args,
    allowPositionals: true,
    options: { json: { type: 'boolean' }, limit: { type: 'string' } },
  })
  const [file, ...more] = positionals
  if (!file || more.length > 0) return unusable('Name one file: import rows FILE [--limit N] --json')
  const limit = values.limit === undefined ? Infinity : Number(values.limit)
  if (!Number.isInteger(limit) && limit !== Infinity) return unusable('--limit must be a whole number')
  if (limit < 0) return unusable('--limit must not be negative')
  const tables = await openTables(file)
  const [{ table }] = tables as [(typeof tables)[0]]
  if (tables.every((one) => one.table.kind === null))
    return failed(
      `${file}: ${table.refused ?? (table.warnings[0] || 'the columns must be mapped by hand, no known report')}.`,
    )
  let left = limit
  for (const { name, table: one } of tables)
    left -= await print(one, left, tables.length > 1 && name !== null ? { file: name } : {})
  return 0
}

/** @returns how many were printed */
async function print(table: Table, limit: number, inside: { file?: string }): Promise<number> {
  const reader = readerOf(table, await readingOf(table))
  let count = 0
  for await (const rows of table.rows()) {
    const lines: string[] = []
    for (const row of rows) {
      if (count >= limit) break
      const built = reader.build(row)
      if (!('record' in built)) continue
      lines.push(JSON.stringify({ ...inside, ...built.record }))
      count++
    }
    if (lines.length > 0) await written(`${lines.join('\n')}\n`)
    if (count >= limit) break
  }
  return count
}

/** Waits until standard output has taken the text, so that a slow reader never fills our memory. */
function written(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => {
      if (error && (error as NodeJS.ErrnoException).code !== 'EPIPE') reject(error)
      else resolve()
    })
  })
}

function reportOf(table: Table, counted: Inspection) {
  const columns = table.roles.flatMap((role, at) =>
    role ? [{ header: table.header ? table.names[at]! : null, field: role.field }] : [],
  )
  const isKnown = table.kind !== null
  return {
    format: table.format,
    tool: table.tool,
    kind: table.kind,
    version: table.version,
    encoding: table.encoding,
    delimiter: table.delimiter,
    preamble_lines: table.preambleLines,
    columns: isKnown ? columns : [],
    unmapped: isKnown ? table.names.filter((name, at) => !table.roles[at] && name !== '') : [],
    rows: counted.rows,
    usable: counted.usable,
    skipped: counted.skipped,
    ragged: counted.ragged,
    rejected: counted.rejected,
    subject: table.subject,
    warnings: counted.warnings,
    ...(table.refused === null ? {} : { refused: table.refused }),
  }
}

const DELIMITER_NAMES: Record<string, string> = { '\t': 'tab', ',': 'comma', ';': 'semicolon', '|': 'bar' }

function inWords(table: Table, counted: Inspection): string {
  if (table.refused) return `Not imported: ${table.refused}.`
  const columns = table.roles.flatMap((role, at) =>
    role ? [`  ${(table.names[at] || '(no header)').padEnd(28)} ${role.field}`] : [],
  )
  const skipped = Object.entries(counted.skipped).map(([reason, count]) => `  ${count} left out: ${reason}`)
  const rejected = counted.rejected.slice(0, 20).map(({ line, reason }) => `  line ${line}: ${reason}`)
  const more = counted.rejected.length - rejected.length
  return [
    `${table.format}${table.kind ? ` (${table.kind})` : ''}, ${table.encoding ?? 'no text'}, ${delimiterWords(table.delimiter)}`,
    ...columns,
    `${counted.rows} rows, ${counted.usable} usable, ${counted.rejected.length} rejected, ${counted.ragged} with more or fewer cells than the header`,
    ...skipped,
    ...rejected,
    ...(more > 0 ? [`  and ${more} more`] : []),
    ...counted.warnings.map((warning) => `  note: ${warning}`),
  ].join('\n')
}

function delimiterWords(delimiter: string | null): string {
  return delimiter === null ? 'one column' : `parted by ${DELIMITER_NAMES[delimiter] ?? `"${delimiter}"`}`
}
