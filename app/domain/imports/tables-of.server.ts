import path from 'node:path'
import type { StoredFile } from './start-import.server.ts'
import { dropFile, storeFile } from './store-file.server.ts'
import { openTables, UnreadableFile } from './table/open-table.server.ts'

/** A stored file under the name that its user gave it. */
export type NamedFile = StoredFile & { fileName: string }

type Started = { ok: true; id: number } | { ok: false; reason: string }

/**
 * Starts each table of the files, archives taken apart. What is refused is dropped, and told with its reason.
 * @param start begins the work on one stored file
 */
export async function startEach(
  dataFolder: string,
  files: NamedFile[],
  start: (file: NamedFile) => Promise<Started>,
): Promise<{ ids: number[]; refused: string[] }> {
  const ids: number[] = []
  const refused: string[] = []
  for (const file of await tablesOf(dataFolder, files)) {
    const started = await start(file)
    if (started.ok) ids.push(started.id)
    else {
      refused.push(`${file.fileName}: ${started.reason}`)
      await dropFile(dataFolder, file)
    }
  }
  return { ids, refused }
}

/**
 * Each table as a file of its own: an archive of several is taken apart and is itself gone then. What cannot be read
 * stays, for whoever starts the import to say why.
 */
export async function tablesOf(dataFolder: string, files: NamedFile[]): Promise<NamedFile[]> {
  const found: NamedFile[] = []
  for (const file of files) found.push(...(await takenApart(dataFolder, file)))
  return found
}

async function takenApart(dataFolder: string, file: NamedFile): Promise<NamedFile[]> {
  const tables = await readable(path.join(dataFolder, file.path), file.fileName)
  if (tables.length < 2) return [file]
  const parts: NamedFile[] = []
  for (const { name, bytes } of tables)
    parts.push({ ...(await storeFile(dataFolder, [bytes])), fileName: name ?? file.fileName })
  await dropFile(dataFolder, file)
  return parts
}

async function readable(file: string, name: string): Promise<{ name: string | null; bytes: Buffer }[]> {
  try {
    const tables = await openTables(file, { name })
    return tables.flatMap((one) => (one.bytes ? [{ name: one.name, bytes: one.bytes }] : []))
  } catch (error) {
    if (error instanceof UnreadableFile) return []
    throw error
  }
}
