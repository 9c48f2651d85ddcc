import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import path from 'node:path'
import { createGunzip } from 'node:zlib'
import { DamagedArchive, entriesOf, type Entry } from './archive.server.ts'
import { sniffContainer } from './container.ts'
import { withInnerLines } from './inner-line.ts'
import { HEAD, noTable, openText, type Source, type Table } from './open-text.server.ts'
import type { Sheet } from './workbook.ts'

const CHUNK = 256 * 1024
/** Real tables pack at most some fifty times; a bomb packs a thousand times. */
const BOMB_RATIO = 250
const BOMB_FROM = 200 * 1024 * 1024

/** The file cannot be read at all. The message names what is wrong. */
export class UnreadableFile extends Error {
  override name = 'UnreadableFile'
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
 * Every table of a file: one, but for an archive of several. `name` and `bytes` are those of a table inside of an
 * archive.
 * @throws UnreadableFile as `openTable`
 */
export async function openTables(
  file: string,
  { name = path.basename(file) } = {},
): Promise<{ name: string | null; table: Table; bytes?: Buffer }[]> {
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
  const tables = await Promise.all(
    entries.map(async (entry) => ({ ...entry, table: await openEntry(file, entry, name) })),
  )
  // A note that lies beside a table is none.
  const isNote = ({ table }: (typeof tables)[0]) => table.format === 'unknown' && table.names.length < 2
  const found = tables.every(isNote) ? tables.slice(0, 1) : tables.filter((one) => !isNote(one))
  return found.length > 0 ? found : [{ name: null, table: noTable(file, 'zip') }]
}

async function openEntry(file: string, entry: Entry, name: string): Promise<Table> {
  if (entry.sheets) return openSheets(file, entry.sheets, entry.name ?? name)
  if (entry.bytes.length === 0) return noTable(file, 'empty')
  return openText(file, sourceOf(entry.bytes), entry.name ?? name)
}

/** The first sheet that is a known report, else the first one that can be read, else the first. */
async function openSheets(file: string, sheets: Sheet[], name: string): Promise<Table> {
  const tables: Table[] = []
  for (const { text } of sheets) {
    const table = await openText(file, sourceOf(Buffer.from(text)), name)
    tables.push(withInnerLinesIn({ ...table, encoding: null, delimiter: null }))
  }
  const isGuessed = (table: Table) => table.format === 'generic' || table.format === 'unknown'
  const best =
    tables.find((table) => !isGuessed(table)) ?? tables.find((table) => table.kind !== null) ?? tables[0]
  if (!best) return noTable(file, 'empty')
  const others = sheets.filter((_, at) => tables[at] !== best).map((sheet) => `"${sheet.name}"`)
  if (others.length === 0) return best
  const chosen = sheets[tables.indexOf(best)]!.name
  return {
    ...best,
    warnings: [...best.warnings, `only the sheet "${chosen}" is read, not ${others.join(', ')}`],
  }
}

function withInnerLinesIn(table: Table): Table {
  return {
    ...table,
    samples: table.samples.map(withInnerLines),
    rows: async function* () {
      for await (const rows of table.rows())
        yield rows.map((row) => ({ ...row, cells: withInnerLines(row.cells) }))
    },
  }
}

function sourceOf(bytes: Buffer): Source {
  return { head: bytes.subarray(0, HEAD), bytes: () => piecesOf(bytes) }
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

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT'
}

function reason(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
