import { statfsSync } from 'node:fs'

/** Below this SQLite soon cannot keep its write-ahead log. */
const FULL_BYTES = 1_000_000

export function freeBytes(folder: string): number {
  const { bavail, bsize } = statfsSync(folder)
  return Number(bavail) * Number(bsize)
}

/** True when there is no room left to write in. */
export function isDiskFull(folder: string): boolean {
  return freeBytes(folder) < FULL_BYTES
}
