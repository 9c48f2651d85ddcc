import { TextReader, type Encoding } from './encoding.ts'
import { findRecords, isHeaderRow, seenOf, type JsonTable } from './json-shape.ts'
import { JsonWalker } from './json-walk.ts'
import { recognise } from '../formats/all.ts'
import { isGenericHeader } from '../formats/generic.ts'
import type { Found } from './locate.ts'
import { shapeOf, type Shape } from './shape.ts'
import type { Row } from './tokenise.ts'

const SAMPLE_ROWS = 1000

type Bytes = () => AsyncIterable<Buffer>
export type JsonFile = Shape & { samples: string[][]; rows: () => AsyncGenerator<Row[]> }

/**
 * The table that JSON or NDJSON holds: a column for every key of its records. A row's line is its place among the
 * records, from 1.
 * @returns null when there are no records in it
 */
export async function openJson(
  bytes: Bytes,
  { encoding, name }: { encoding: Encoding; name: string },
): Promise<JsonFile | null> {
  const walker = new JsonWalker()
  for await (const text of textsOf(bytes, encoding)) walker.push(text)
  walker.end()
  const table = findRecords(walker.root, name)
  if (!table) return null
  const read = (columns: string[], skip: number) => readRows(bytes, encoding, { ...table, columns }, skip)
  const plain = await firstRows(read(table.columns, 0))
  const header = headerOf(table, plain)
  const isHeaderInRows = table.holds === 'rows' && header !== null
  const columns =
    table.holds === 'rows' ? (header ?? longest(plain)).map((_, at) => String(at)) : table.columns
  const samples = isHeaderInRows ? plain.slice(1) : plain
  const found = foundOf(table, header, samples, name)
  const shape = shapeOf(found)
  return {
    ...shape,
    warnings: [
      ...shape.warnings,
      ...(walker.isCut
        ? ['the JSON is damaged or cut off: what could not be read is among the rejected']
        : []),
    ],
    samples,
    rows: () => read(columns, isHeaderInRows ? 1 : 0),
  }
}

/** The keys, or a first row of names; null for values alone. */
function headerOf({ holds, columns }: JsonTable, rows: string[][]): string[] | null {
  if (holds === 'objects') return columns
  return holds === 'rows' && rows[0] && isHeaderRow(rows[0]) ? rows[0] : null
}

function foundOf(table: JsonTable, header: string[] | null, samples: string[][], name: string): Found {
  const known =
    table.holds === 'rows' && header
      ? recognise(seenOf(header, name))
      : table.format && { format: table.format, seen: table.seen }
  const what = known
    ? 'format'
    : header && isGenericHeader(header)
      ? 'generic'
      : table.holds === 'list'
        ? 'list'
        : 'unknown'
  return {
    what,
    format: known?.format ?? null,
    seen: known?.seen ?? table.seen,
    delimiter: null,
    header,
    preambleLines: 0,
    line: 1,
    offset: 0,
    samples,
  }
}

async function* textsOf(bytes: Bytes, encoding: Encoding): AsyncGenerator<string> {
  const reader = new TextReader(encoding)
  for await (const chunk of bytes()) yield reader.push(chunk)
  yield reader.end()
}

async function* readRows(
  bytes: Bytes,
  encoding: Encoding,
  { path, columns, holds }: Pick<JsonTable, 'path' | 'columns' | 'holds'>,
  skip: number,
): AsyncGenerator<Row[]> {
  const places = new Map((holds === 'list' ? [''] : columns).map((name, at) => [name, at]))
  let rows: Row[] = []
  let line = -skip
  const add = (cells: string[]) => {
    line++
    if (line > 0 && cells.some((cell) => cell.trim() !== '')) rows.push({ line, cells })
  }
  const walker = new JsonWalker({
    wanted: path,
    onRecord: (values) => {
      const cells = Array.from({ length: places.size }, () => '')
      // Keys that the columns do not have, of objects with thousands of them, are surplus cells.
      for (const [key, text] of values) {
        const at = places.get(key)
        if (at === undefined) cells.push(holds === 'rows' ? text : `${key}: ${text}`)
        else cells[at] = text
      }
      add(cells)
    },
    onBroken: (text) => add([...Array.from({ length: places.size }, () => ''), text]),
  })
  for await (const text of textsOf(bytes, encoding)) {
    walker.push(text)
    yield rows
    rows = []
  }
  walker.end()
  yield rows
}

async function firstRows(all: AsyncGenerator<Row[]>): Promise<string[][]> {
  const first: string[][] = []
  for await (const rows of all) {
    first.push(...rows.slice(0, SAMPLE_ROWS + 1 - first.length).map((row) => row.cells))
    if (first.length > SAMPLE_ROWS) break
  }
  return first
}

function longest(rows: string[][]): string[] {
  return rows.reduce((most, row) => (row.length > most.length ? row : most), [])
}
