import { setImmediate as nextTurn } from 'node:timers/promises'
import { readBanned } from '../sites/blacklist.ts'
import { ban } from '../sites/blacklist.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { normaliseHeader } from './table/header.ts'
import { openTable, UnreadableFile } from './table/open-table.server.ts'

/** So many rows are written at once; others get their turn between. */
const AT_ONCE = 250

export type BroughtBlacklist =
  { ok: true; taken: number; left: { count: number; first: string[] } } | { ok: false; reason: string }

/**
 * Puts a list of sites, addresses and patterns on the blacklist, each with the reason that its row gives, else the name of the file.
 * Reads our own export and any table whose cells hold sites or addresses.
 * @returns how many rows were taken, and those that name none, the first few as they stand
 */
export async function bringBlacklist(
  scope: Scope,
  { path, fileName }: { path: string; fileName: string },
): Promise<BroughtBlacklist> {
  const table = await open(path, fileName)
  if (typeof table === 'string') return { ok: false, reason: table }
  const value = fullest(table.samples)
  if (value === null) return { ok: false, reason: 'no column holds sites, addresses or patterns' }
  const names = (table.header ?? []).map(normaliseHeader)
  const reason = names.findIndex((name) => /^(reason|why|note|notes|comment|because)$/.test(name))
  const left = { count: 0, first: [] as string[] }
  let taken = 0
  for await (const rows of table.rows())
    for (let from = 0; from < rows.length; from += AT_ONCE) {
      const found = rows.slice(from, from + AT_ONCE).flatMap(({ cells }) => {
        const entry = readBanned((cells[value] ?? '').replace(/^'/, ''))
        if (entry)
          return {
            ...entry,
            reason: (cells[reason] ?? '').trim().slice(0, 200) || fileName,
            origin: fileName,
          }
        if (!cells.some(Boolean)) return []
        left.count += 1
        if (left.first.length < 5) left.first.push((cells[value] || cells.join(' ')).slice(0, 60))
        return []
      })
      ban(scope, found)
      taken += found.length
      await nextTurn()
    }
  return { ok: true, taken, left }
}

/** The column with most that can be read as entries. */
function fullest(samples: string[][]): number | null {
  const width = Math.max(0, ...samples.map((row) => row.length))
  const counts = Array.from(
    { length: width },
    (_, at) => samples.filter((row) => readBanned((row[at] ?? '').replace(/^'/, ''))).length,
  )
  const most = Math.max(0, ...counts)
  return most === 0 ? null : counts.indexOf(most)
}

async function open(path: string, fileName: string) {
  try {
    const table = await openTable(path, { name: fileName })
    return table.samples.length === 0 ? (table.refused ?? 'it holds no rows') : table
  } catch (error) {
    if (error instanceof UnreadableFile) return error.message
    throw error
  }
}
