import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { strFromU8, unzipSync } from 'fflate'
import { textOfWorkbook } from './workbook.ts'

/** An archive that cannot be read; the message says why. */
export class DamagedArchive extends Error {
  override name = 'DamagedArchive'
}

/** A table inside of an archive, as bytes of text. `name` is null for the sheet of a workbook that is the file itself. */
export type Entry = { name: string | null; bytes: Buffer; isSheet: boolean }

/** Archives are read in memory: larger ones are not exports of a person. */
const MOST_PACKED = 200 * 1024 * 1024
const MOST_UNPACKED = 800 * 1024 * 1024
const MOST_RATIO = 300
const TABLES = /\.(?:csv|tsv|tab|txt|xlsx|json|ndjson)$/i

/**
 * The tables in a zip: the sheet of an Excel workbook, or each file that may be a table. Names are only shown, never
 * used as paths.
 * @throws DamagedArchive for one that is damaged, encrypted or a bomb
 */
export async function entriesOf(file: string): Promise<Entry[]> {
  const { size } = await stat(file)
  if (size > MOST_PACKED)
    throw new DamagedArchive('the archive is larger than 200 MB: unpack it and bring its tables')
  return entriesIn(await readFile(file), null)
}

function entriesIn(packed: Buffer, name: string | null): Entry[] {
  const files = unpack(packed)
  if (files['xl/workbook.xml']) return [{ name, bytes: Buffer.from(sheetOf(files)), isSheet: true }]
  return Object.entries(files).flatMap(([inner, bytes]) => {
    const shown = path.posix.basename(inner.replaceAll('\\', '/'))
    if (!TABLES.test(shown) || shown.startsWith('.') || inner.startsWith('__MACOSX/')) return []
    if (/\.xlsx$/i.test(inner)) return name === null ? entriesIn(Buffer.from(bytes), shown) : []
    return [{ name: shown, bytes: Buffer.from(bytes), isSheet: false }]
  })
}

function unpack(packed: Buffer): Record<string, Uint8Array> {
  let unpacked = 0
  try {
    return unzipSync(packed, {
      filter: ({ name, originalSize, size }) => {
        const isWanted = TABLES.test(name) || /^xl\/.*\.(?:xml|rels)$/.test(name)
        if (!isWanted) return false
        unpacked += originalSize
        if (unpacked > MOST_UNPACKED || (originalSize > 50 * 1024 * 1024 && originalSize > size * MOST_RATIO))
          throw new DamagedArchive('the archive unpacks to far more than a table would')
        return true
      },
    })
  } catch (error) {
    if (error instanceof DamagedArchive) throw error
    throw new DamagedArchive(
      `the archive is damaged (${error instanceof Error ? error.message : String(error)})`,
    )
  }
}

function sheetOf(files: Record<string, Uint8Array>): string {
  const text = (name: string) => (files[name] ? strFromU8(files[name]) : null)
  try {
    return textOfWorkbook({
      workbook: text('xl/workbook.xml') ?? '',
      relations: text('xl/_rels/workbook.xml.rels') ?? '<r/>',
      styles: text('xl/styles.xml'),
      sharedStrings: text('xl/sharedStrings.xml'),
      sheet: text,
    })
  } catch (error) {
    throw new DamagedArchive(
      `the workbook is damaged (${error instanceof Error ? error.message : String(error)})`,
    )
  }
}
