import { createReadStream } from 'node:fs'
import { createGunzip } from 'node:zlib'
import { EdgeScan, type FoundLinks } from './edge-scan.ts'
import { NameFilter } from './name-filter.ts'
import { RankScan, type FoundRank } from './rank-scan.ts'
import { VertexScan, type FoundNames } from './vertex-scan.ts'
import { WholeLines } from './whole-lines.ts'

type Wanted = {
  names: { names: string[] }
  links: { wanted: number[]; atMost: number }
  numbers: { numbers: Uint8Array }
  ranks: { filter: Uint8Array }
}

/** What to look for in a file. */
export type Look<Kind extends keyof Wanted = keyof Wanted> = {
  [Each in Kind]: { look: Each } & Wanted[Each]
}[Kind]
export type ScanTask<Kind extends keyof Wanted = keyof Wanted> = Look<Kind> & { path: string }

export type Found = {
  names: FoundNames
  links: FoundLinks
  numbers: FoundNames
  ranks: FoundRank[]
}

/** How far a file is read, by its compressed bytes, and what was found since the last news. */
export type News<Kind extends keyof Found = keyof Found> = {
  bytes: number
  usable: number
  unusable: number
  found: Found[Kind]
  /** For links: how many lead to each of the wanted so far. */
  links: number[]
}

/** A file of the graph that cannot be read; its message says why and what to do. */
export class UnreadableGraph extends Error {}

const CHUNK = 256 * 1024
/** Unpacked chunks that wait while one is looked through: unpacking has a thread of its own. */
const AHEAD = 4
const NEWS_EVERY_MS = 250

/**
 * Unpacks a file of the graph and looks through it, in memory that does not grow with it.
 * @param tell is waited for, so that whoever stores what was found sets the pace
 * @throws UnreadableGraph
 */
export async function scanFile(task: ScanTask, tell: (news: News) => Promise<void>): Promise<void> {
  const scan = scanFor(task)
  const lines = new WholeLines((whole) => scan.scan(whole))
  const file = createReadStream(task.path, { highWaterMark: CHUNK })
  const unpacked = createGunzip({ chunkSize: CHUNK, readableHighWaterMark: AHEAD * CHUNK } as object)
  file.once('error', (error) => unpacked.destroy(error))
  const news = (): News => ({
    bytes: file.bytesRead,
    usable: scan.usable,
    unusable: scan.unusable,
    found: scan.take(),
    links: scan instanceof EdgeScan ? scan.links : [],
  })
  let toldAt = performance.now()
  try {
    for await (const chunk of file.pipe(unpacked) as AsyncIterable<Buffer>) {
      lines.add(chunk)
      if (scan.usable === 0 && scan.unusable > 0)
        throw new UnreadableGraph('its lines are not those of a web graph')
      if (scan instanceof VertexScan && scan.isDone) break
      if (performance.now() < toldAt + NEWS_EVERY_MS) continue
      await tell(news())
      toldAt = performance.now()
    }
  } catch (error) {
    const words = wordsOf(error as { code?: unknown; message: string })
    throw words === null ? error : new UnreadableGraph(words)
  } finally {
    file.destroy()
  }
  lines.end()
  await tell(news())
}

function scanFor(task: ScanTask): VertexScan | EdgeScan | RankScan {
  if (task.look === 'links') return new EdgeScan(task.wanted, task)
  if (task.look === 'ranks') return new RankScan(new NameFilter(task.filter))
  return new VertexScan(task.look === 'names' ? { names: task.names } : { numbers: task.numbers })
}

/** Null for what is no trouble of the file. */
function wordsOf({ code, message }: { code?: unknown; message: string }): string | null {
  if (typeof code !== 'string') return null
  if (code === 'ENOENT') return 'it is not there any more'
  if (code === 'EACCES') return 'Linkwright may not read it'
  if (code === 'Z_BUF_ERROR') return 'it ends too early: download it again'
  return code.startsWith('Z_') ? `it cannot be unpacked (${message}): download it again` : message
}
