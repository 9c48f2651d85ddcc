import { createHash, randomUUID } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { mkdir, rm } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import type { StoredFile } from './start-import.server.ts'

const FOLDER = 'imports'

type Chunks = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/**
 * Streams a file of any size into the data folder, and counts and hashes it on the way.
 * @throws what the disk or the source throws; then nothing of the file is left
 */
export async function storeFile(dataFolder: string, source: Chunks): Promise<StoredFile> {
  await mkdir(path.join(dataFolder, FOLDER), { recursive: true, mode: 0o700 })
  const name = path.join(FOLDER, randomUUID())
  const file = path.join(dataFolder, name)
  const hash = createHash('sha256')
  let bytes = 0
  try {
    await pipeline(
      source,
      async function* (chunks: Chunks) {
        for await (const chunk of chunks) {
          hash.update(chunk)
          bytes += chunk.length
          yield chunk
        }
      },
      createWriteStream(file, { mode: 0o600 }),
    )
  } catch (error) {
    await rm(file, { force: true })
    throw error
  }
  return { path: name, bytes, sha256: hash.digest('hex') }
}

/** Takes a stored file away again: it was refused, or its import was. */
export async function dropFile(dataFolder: string, { path: name }: Pick<StoredFile, 'path'>): Promise<void> {
  await rm(path.join(dataFolder, name), { force: true })
}
