import fs from 'node:fs'
import path from 'node:path'
import { nameFor } from '../chance.ts'

/** A message of a mailbox as it lies on disk: one file of bytes for each, and one index of where they belong. */
export type Kept = { folder: string; file: string; internaldate: string; flags: string[] }
type Index = { folders: string[]; messages: Kept[] }

export const START_FOLDERS = ['INBOX', 'Sent', 'Drafts', 'Junk', 'Archive', 'Trash']

/** Reads the mailbox kept in a folder; an empty one when there is none. */
export function readKept(dir: string): Index {
  const file = path.join(dir, 'index.json')
  if (!fs.existsSync(file)) return { folders: START_FOLDERS, messages: [] }
  return JSON.parse(fs.readFileSync(file, 'utf8')) as Index
}

export function readBytes(dir: string, kept: Kept): Buffer {
  return fs.readFileSync(path.join(dir, kept.file))
}

/** Writes a message's bytes under a name made of them, so that the same message never lies there twice. */
export function keepBytes(dir: string, raw: Buffer): string {
  const file = `${nameFor(0, raw.toString('latin1'))}.eml`
  const whole = path.join(dir, file)
  if (!fs.existsSync(whole)) writeWhole(whole, raw)
  return file
}

export function keepIndex(dir: string, index: Index): void {
  writeWhole(path.join(dir, 'index.json'), JSON.stringify(index, null, 1))
}

/** Writes a file so that a reader finds the old one or the new one, never half of it. */
export function writeWhole(file: string, content: string | Buffer): void {
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(`${file}.new`, content)
  fs.renameSync(`${file}.new`, file)
}
