import { createReadStream } from 'node:fs'
import { open } from 'node:fs/promises'
import { createInterface } from 'node:readline'

/** The lines of a file, or of standard input for `-`; null when the file cannot be read. */
export async function openLines(file: string): Promise<AsyncIterable<string> | null> {
  if (file === '-') return createInterface({ input: process.stdin, crlfDelay: Infinity })
  try {
    const handle = await open(file)
    const isFile = (await handle.stat()).isDirectory() === false
    await handle.close()
    return isFile ? createInterface({ input: createReadStream(file), crlfDelay: Infinity }) : null
  } catch {
    // Whatever keeps it from being opened, the person at the terminal is told that it cannot be read.
    return null
  }
}
