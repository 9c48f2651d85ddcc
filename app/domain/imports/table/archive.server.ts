import { readFile, stat } from 'node:fs/promises'
import path from 'node:path'
import { gunzipSync } from 'node:zlib'
import { strFromU8, unzipSync } from 'fflate'
import { sniffContainer } from './container.ts'
import { sheetsOfWorkbook, type Sheet } from './workbook.ts'

/** An archive that cannot be read; the message says why. */
export class DamagedArchive extends Error {
  override name = 'DamagedArchive'
}

/**
 * What may be a table inside of an archive, with its sheets if it is a workbook. `name` is null for a
 * workbook that is the file itself.
 */
export type Entry = { name: string | null; bytes: Buffer; sheets: Sheet[] | null }

/** Archives are read in memory: larger ones are not exports of a person. */
const MOST_PACKED = 200 * 1024 * 1024
const MOST_UNPACKED = 800 * 1024 * 1024
const MOST_RATIO = 300
const DEEPEST = 3
/** Decided by content otherwise: tables come as `.cvs` and without any ending, too. */
const NO_TABLE =
  /\.(?:png|jpe?g|gif|webp|svg|ico|pdf|docx?|pptx?|html?|xml|rels|md|js|css|exe|dll|bin|vml|eml|mp4)$/i
const WORKBOOK_PART = /^xl\/.*\.(?:xml|rels)$/

/**
 * The tables in a zip: the sheets of an Excel workbook, or each file that may be a table, also in an archive within.
 * Names are only shown, never used as paths.
 * @throws DamagedArchive for one that is damaged, encrypted or a bomb
 */
export async function entriesOf(file: string): Promise<Entry[]> {
  const { size } = await stat(file)
  if (size > MOST_PACKED)
    throw new DamagedArchive('the archive is larger than 200 MB: unpack it and bring its tables')
  return entriesIn(await readFile(file), null, { left: MOST_UNPACKED }, 1)
}

type Room = { left: number }

function entriesIn(packed: Buffer, name: string | null, room: Room, depth: number): Entry[] {
  const files = unpack(packed, room)
  if (files['xl/workbook.xml']) return [{ name, bytes: packed, sheets: sheetsOf(files) }]
  return Object.entries(files).flatMap(([inner, bytes]): Entry[] => {
    const shown = path.posix.basename(inner.replaceAll('\\', '/'))
    if (shown === '' || shown.startsWith('.') || inner.startsWith('__MACOSX/')) return []
    const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
    const container = sniffContainer(content)
    if (container === 'zip') return depth < DEEPEST ? entriesIn(content, shown, room, depth + 1) : []
    if (container === 'gzip') return [{ name: shown, bytes: gunzipped(content, room), sheets: null }]
    return container === 'text' || container === 'empty'
      ? [{ name: shown, bytes: content, sheets: null }]
      : []
  })
}

function gunzipped(packed: Buffer, room: Room): Buffer {
  try {
    const bytes = gunzipSync(packed, { maxOutputLength: Math.max(1, room.left) })
    room.left -= bytes.length
    return bytes
  } catch (error) {
    throw new DamagedArchive(`the archive is damaged (${messageOf(error)})`)
  }
}

function unpack(packed: Buffer, room: Room): Record<string, Uint8Array> {
  try {
    return unzipSync(packed, {
      filter: ({ name, originalSize, size }) => {
        if (name.endsWith('/') || (NO_TABLE.test(name) && !WORKBOOK_PART.test(name))) return false
        room.left -= originalSize
        if (room.left < 0 || (originalSize > 50 * 1024 * 1024 && originalSize > size * MOST_RATIO))
          throw new DamagedArchive('the archive unpacks to far more than a table would')
        return true
      },
    })
  } catch (error) {
    if (error instanceof DamagedArchive) throw error
    throw new DamagedArchive(`the archive is damaged (${messageOf(error)})`)
  }
}

function sheetsOf(files: Record<string, Uint8Array>): Sheet[] {
  const text = (name: string) => (files[name] ? strFromU8(files[name]) : null)
  try {
    return sheetsOfWorkbook({
      workbook: text('xl/workbook.xml') ?? '',
      relations: text('xl/_rels/workbook.xml.rels') ?? '<r/>',
      styles: text('xl/styles.xml'),
      sharedStrings: text('xl/sharedStrings.xml'),
      sheet: text,
    })
  } catch (error) {
    throw new DamagedArchive(`the workbook is damaged (${messageOf(error)})`)
  }
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error)
}
