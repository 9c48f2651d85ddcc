import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { createGunzip } from 'node:zlib'
import { DamagedArchive, entriesOf, type Entry } from './archive.server.ts'
import { sniffContainer, type Container } from './container.ts'
import { TextReader, Utf8Check, encodingOfHead, type Encoding } from './encoding.ts'
import { locate } from './locate.ts'
import { shapeOf, type Shape } from './shape.ts'
import { Tokeniser, type Row } from './tokenise.ts'

const CHUNK = 256 * 1024
const HEAD = 512 * 1024
/** Real tables pack at most some fifty times; a bomb packs a thousand times. */
const BOMB_RATIO = 250
const BOMB_FROM = 200 * 1024 * 1024

/** The file cannot be read at all. The message names what is wrong. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
}

/** A table that is known and can be read again and again, a batch of rows at a time. */
export type Table = Shape & {
  file: string
  encoding: Encoding | null
  samples: string[][]
  /** Rows of data in batches; memory stays bounded for any size. */
  rows: () => AsyncGenerator<Row[]>
}

/**
 * Opens a file of any size and finds out what it is, by content; the name only helps with the subject.
 * @param name the name the user gave it, when `file` has another
 * @throws UnreadableFile when it is missing, no file, or a damaged archive
 */
export async function openTable(file: string, { name = path.basename(file) } = {}): Promise<Table> {
  const [first, ...others] = await openTables(file, { name })
  if (others.length === 0) return first!.table
  const names = [first!, ...others].map((one) => one.name).join(', ')
  const refused = `this archive holds ${others.length + 1} tables (${names}): unpack it and bring them one by one`
  return { ...noTable(file, 'zip'), refused }
}

/**
 * Every table of a file: one, but for an archive of several. `name` is that of a table inside of an archive.
 * @throws UnreadableFile as `openTable`
 */
export async function openTables(
  file: string,
  { name = path.basename(file) } = {},
): Promise<{ name: string | null; table: Table }[]> {
  const head = await firstBytes(file)
  const outer = sniffContainer(head)
  if (outer === 'zip') return openArchive(file, name, head)
  const isPacked = outer === 'gzip'
  const inner = isPacked ? await firstUnpacked(file) : head
  const container = isPacked ? sniffContainer(inner) : outer
  if (container !== 'text') return [{ name: null, table: noTable(file, container) }]
  const source = { head: inner, bytes: () => bytesOf(file, isPacked) }
  return [{ name: null, table: await openText(file, source, name) }]
}

async function openArchive(file: string, name: string, head: Buffer) {
  if (head.length < 22) throw new UnreadableFile('the archive is damaged')
  let entries: Entry[]
  try {
    entries = await entriesOf(file)
  } catch (error) {
    if (error instanceof DamagedArchive) throw new UnreadableFile(error.message)
    throw error
  }
  if (entries.length === 0) return [{ name: null, table: noTable(file, 'zip') }]
  return Promise.all(
    entries.map(async (entry) => {
      const container = entry.isSheet
        ? entry.bytes.length > 0
          ? 'text'
          : 'empty'
        : sniffContainer(entry.bytes)
      if (container !== 'text') return { name: entry.name, table: noTable(file, container) }
      const source = { head: entry.bytes.subarray(0, HEAD), bytes: () => piecesOf(entry.bytes) }
      const table = await openText(file, source, entry.name ?? name)
      // A sheet has neither: what stands between its cells is ours.
      return {
        name: entry.name,
        table: entry.isSheet ? { ...table, encoding: null, delimiter: null } : table,
      }
    }),
  )
}

/** Where the bytes of a text come from: a file, what is packed in it, or an entry of an archive. */
type Source = { head: Buffer; bytes: () => AsyncIterable<Buffer> }

async function openText(file: string, source: Source, name: string): Promise<Table> {
  const encoding = await encodingOf(source)
  if (encoding === 'binary') return noTable(file, 'binary')
  const reader = new TextReader(encoding)
  const text = reader.push(source.head) + reader.end()
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

async function* piecesOf(bytes: Buffer): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK)
}

async function* bytesOf(file: string, isPacked: boolean): AsyncGenerator<Buffer> {
  const source = createReadStream(file, { highWaterMark: CHUNK })
  if (!isPacked) {
    yield* source as AsyncIterable<Buffer>
    return
  }
  const gunzip = createGunzip({ chunkSize: CHUNK })
  source.on('error', (error) => gunzip.destroy(error))
  source.pipe(gunzip)
  let out = 0
  try {
    for await (const chunk of gunzip as AsyncIterable<Buffer>) {
      out += chunk.length
      if (out > BOMB_FROM && out > source.bytesRead * BOMB_RATIO)
        throw new UnreadableFile('the archive unpacks to far more than a table would')
      yield chunk
    }
  } catch (error) {
    throw error instanceof UnreadableFile
      ? error
      : new UnreadableFile(`the archive is damaged (${reason(error)})`)
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

async function firstBytes(file: string): Promise<Buffer> {
  try {
    if (!(await stat(file)).isFile()) throw new UnreadableFile(`${file} is not a file`)
    const handle = await open(file)
    try {
      const { buffer, bytesRead } = await handle.read(Buffer.alloc(HEAD), 0, HEAD, 0)
      return buffer.subarray(0, bytesRead)
    } finally {
      await handle.close()
    }
  } catch (error) {
    if (error instanceof UnreadableFile) throw error
    throw new UnreadableFile(
      isMissing(error) ? `there is no file ${file}` : `${file} cannot be read (${reason(error)})`,
    )
  }
}

async function firstUnpacked(file: string): Promise<Buffer> {
  const chunks: Buffer[] = []
  let length = 0
  for await (const chunk of bytesOf(file, true)) {
    chunks.push(chunk)
    length += chunk.length
    if (length >= HEAD) break
  }
  return Buffer.concat(chunks).subarray(0, HEAD)
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

const WHAT: Record<Exclude<Container, 'text' | 'gzip'>, string> = {
  empty: 'the file is empty',
  zip: 'there is no table in this archive',
  'old-excel': 'this is an old Excel workbook: save the table as CSV and import that',
  pdf: 'this is a PDF document, not a table',
  picture: 'this is a picture, not a table',
  binary: 'this is not text, so it holds no table',
}

function noTable(file: string, container: Container): Table {
  const isArchive = container === 'zip' || container === 'old-excel'
  const what = WHAT[container === 'text' || container === 'gzip' ? 'binary' : container]
  return {
    format: 'unknown',
    tool: null,
    version: null,
    kind: null,
    refused: isArchive ? what : null,
    delimiter: null,
    preambleLines: 0,
    header: null,
    names: [],
    roles: [],
    keys: [],
    subject: null,
    warnings: isArchive ? [] : [what],
    file,
    encoding: null,
    samples: [],
    rows: async function* () {},
  }
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
