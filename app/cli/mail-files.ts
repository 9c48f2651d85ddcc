import { readdirSync, readFileSync, statSync } from 'node:fs'
import path from 'node:path'

export type MailFile = { file: string; read: () => Buffer }

/**
 * The files to read: one file, everything in a folder by name (not hidden files and JSON, which no mail is), or
 * standard input for `-`. Throws what the file system says when the place cannot be read.
 */
export function mailFiles(place: string): MailFile[] {
  if (place === '-') return [{ file: '-', read: () => readFileSync(0) }]
  if (!statSync(place).isDirectory()) return [{ file: place, read: () => readFileSync(place) }]
  return readdirSync(place, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.') && !/\.json$/i.test(entry.name))
    .map((entry) => path.join(entry.parentPath, entry.name))
    .sort()
    .map((full) => ({ file: path.relative(place, full), read: () => readFileSync(full) }))
}
