import { encodingOfHead, TextReader, Utf8Check, type Encoding } from './encoding.ts'
import type { Container } from './container.ts'
import { looksLikeJson } from './json-shape.ts'
import { locate } from './locate.ts'
import { openJson } from './open-json.server.ts'
import { shapeOf, type Shape } from './shape.ts'
import { Tokeniser, type Row } from './tokenise.ts'

export const HEAD = 512 * 1024

/** A table that is known and can be read again and again, a batch of rows at a time. */
export type Table = Shape & {
  file: string
  encoding: Encoding | null
  samples: string[][]
  /** Rows of data in batches; memory stays bounded for any size. */
  rows: () => AsyncGenerator<Row[]>
}

/** Where the bytes of a text come from: a file, what is packed in it, or an entry of an archive. */
export type Source = { head: Buffer; bytes: () => AsyncIterable<Buffer> }

/** The table that a text holds, JSON or delimited. */
export async function openText(file: string, source: Source, name: string): Promise<Table> {
  const encoding = await encodingOf(source)
  if (encoding === 'binary') return noTable(file, 'binary')
  const reader = new TextReader(encoding)
  const text = reader.push(source.head) + reader.end()
  if (looksLikeJson(text)) {
    const table = await openJson(source.bytes, { encoding, name })
    return table ? { ...table, file, encoding } : { ...noTable(file, 'json'), encoding }
  }
  const found = locate(text, { fileName: name, isWhole: source.head.length < HEAD })
  const { offset, line, delimiter } = found
  const rows = () => readRows(source, { encoding, offset, line, delimiter })
  return { ...shapeOf(found), file, encoding, samples: found.samples, rows }
}

type Place = { encoding: Encoding; offset: number; line: number; delimiter: string | null }

async function* readRows(
  source: Source,
  { encoding, offset, line, delimiter }: Place,
): AsyncGenerator<Row[]> {
  const reader = new TextReader(encoding)
  const tokeniser = new Tokeniser({ delimiter, line })
  let toSkip = offset
  for await (const chunk of source.bytes()) {
    const text = reader.push(chunk)
    if (text.length <= toSkip) {
      toSkip -= text.length
      continue
    }
    yield tokeniser.push(toSkip > 0 ? text.slice(toSkip) : text)
    toSkip = 0
  }
  yield tokeniser.push(reader.end().slice(toSkip))
  yield tokeniser.end()
}

async function encodingOf(source: Source): Promise<Encoding | 'binary'> {
  const known = encodingOfHead(source.head)
  if (known !== null) return known
  const check = new Utf8Check()
  for await (const chunk of source.bytes()) {
    check.push(chunk)
    if (!check.isValid) break
  }
  return check.end() ? 'utf-8' : 'windows-1252'
}

const WHAT: Record<Exclude<Container, 'text' | 'gzip'> | 'json', string> = {
  empty: 'the file is empty',
  zip: 'there is no table in this archive',
  json: 'there are no records in this JSON',
  'old-excel': 'this is an old Excel workbook: save the table as CSV and import that',
  pdf: 'this is a PDF document, not a table',
  picture: 'this is a picture, not a table',
  binary: 'this is not text, so it holds no table',
}

/** What is no table, and why. */
export function noTable(file: string, container: Container | 'json'): Table {
  const what = WHAT[container === 'text' || container === 'gzip' ? 'binary' : container]
  return {
    format: 'unknown',
    tool: null,
    version: null,
    kind: null,
    refused: null,
    delimiter: null,
    preambleLines: 0,
    header: null,
    names: [],
    roles: [],
    keys: [],
    subject: null,
    warnings: [what],
    file,
    encoding: null,
    samples: [],
    rows: async function* () {},
  }
}
