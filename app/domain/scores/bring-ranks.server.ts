import path from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { rankFiles, siteRanks } from '#db/tables/scores.ts'
import { and, asc, eq, gt, isNull, lte, ne, or, sql } from 'drizzle-orm'
import { PLAIN_READING } from '../imports/reading.ts'
import { readerOf, type Reader } from '../imports/inspect.server.ts'
import { dropFile } from '../imports/store-file.server.ts'
import { openTable, UnreadableFile } from '../imports/table/open-table.server.ts'
import type { Row } from '../imports/table/tokenise.ts'
import { inTransaction, soon, tellTime, type Scope } from '../values/scope.server.ts'
import { siteOf } from '../values/web-address.ts'
import { currentFiles, weighEverything, type RankFile } from './rank-files.server.ts'

const LEASE_MS = 60_000
/** Ranks are gathered, put in the order of their names and then written: so each transaction touches few pages of the file. */
const GATHERED = 200_000
const WRITTEN_AT_ONCE = 4_000
const CLEARED_AT_ONCE = 5_000
/** The lists begin with the best; what comes after these has next to no authority, and Common Crawl goes on to 130 million. */
export const MOST_RANKS = 5_000_000

/** Reads the lists of ranks that wait, and clears away what no longer counts. Safe to kill at any moment. */
export async function bringRanks(
  scope: Scope,
  { dataFolder, signal }: { dataFolder: string; signal?: AbortSignal },
): Promise<void> {
  const due = scope.db
    .select({ id: rankFiles.id })
    .from(rankFiles)
    .where(and(eq(rankFiles.workspaceId, scope.workspaceId), eq(rankFiles.status, 'running'), isFree(scope)))
    .orderBy(asc(rankFiles.id))
    .all()
  for (const { id } of due) {
    const file = claim(scope, id)
    if (file) await bring(scope, file, dataFolder, signal)
  }
  while (!signal?.aborted && clearSome(scope)) await breathe()
}

async function bring(scope: Scope, file: RankFile, dataFolder: string, signal?: AbortSignal): Promise<void> {
  try {
    const table = await openTable(path.resolve(dataFolder, file.path), { name: file.fileName })
    // Ranks are whole numbers in every list: nothing of the file has to be read twice to know how it writes them.
    const reader = readerOf(table, PLAIN_READING)
    let toSkip = file.rowsDone
    let gathered: Gathered = { rows: 0, ranks: new Map() }
    for await (const rows of table.rows()) {
      const left = rows.slice(toSkip)
      toSkip = Math.max(0, toSkip - rows.length)
      gather(gathered, left, reader)
      await breathe()
      if (signal?.aborted) return release(scope, file.id)
      if (gathered.ranks.size < GATHERED) continue
      const written = await write(scope, file.id, gathered, signal)
      if (written === null) return
      gathered = { rows: 0, ranks: new Map() }
      if (written >= MOST_RANKS) break
    }
    if ((await write(scope, file.id, gathered, signal)) === null) return
    await finish(scope, file, dataFolder, { status: 'done', error: null })
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    await finish(scope, file, dataFolder, { status: 'failed', error: error.message })
  }
}

type Gathered = { rows: number; ranks: Map<string, number> }

/** Hosts of one site may stand on a list apart: the best of them, which comes first, is the site's. */
function gather(gathered: Gathered, rows: Row[], reader: Reader): void {
  gathered.rows += rows.length
  for (const row of rows) {
    const built = reader.build(row)
    if (!('record' in built)) continue
    const rank = Number(built.record.rank)
    const domain = siteOf(String(built.record.domain))
    if (domain && Number.isInteger(rank) && rank > 0 && !gathered.ranks.has(domain))
      gathered.ranks.set(domain, rank)
  }
}

/**
 * Writes what was gathered, a part at a time. Its rows count as done with the last part: what a kill breaks off is
 * gathered again, and what was written of it already is passed over.
 * @returns how many sites are ranked now; null when the list was stopped meanwhile, or we were
 */
async function write(
  scope: Scope,
  id: number,
  { rows, ranks }: Gathered,
  signal?: AbortSignal,
): Promise<number | null> {
  const sorted = [...ranks].toSorted(([one], [other]) => (one < other ? -1 : 1))
  let ranked = 0
  for (let at = 0; at === 0 || at < sorted.length; at += WRITTEN_AT_ONCE) {
    if (signal?.aborted) {
      release(scope, id)
      return null
    }
    const isLast = at + WRITTEN_AT_ONCE >= sorted.length
    const now = writePart(scope, id, sorted.slice(at, at + WRITTEN_AT_ONCE), isLast ? rows : 0)
    if (now === null) return null
    ranked = now
    await breathe()
  }
  return ranked
}

function writePart(scope: Scope, id: number, part: [string, number][], rowsDone: number): number | null {
  return inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const file = tx.db.select().from(rankFiles).where(eq(rankFiles.id, id)).get()!
    if (file.status !== 'running') return null
    const { changes } = tx.db.run(sql`
      insert or ignore into ${siteRanks} (file_id, domain, rank)
      select ${id}, value ->> 0, value ->> 1 from json_each(${JSON.stringify(part)})`)
    const ranked = file.ranked + changes
    tx.db
      .update(rankFiles)
      .set({ rowsDone: file.rowsDone + rowsDone, ranked, claimedUntil: soon(tx, { ms: LEASE_MS }) })
      .where(eq(rankFiles.id, id))
      .run()
    return ranked
  })
}

async function finish(
  scope: Scope,
  { id, path: stored }: RankFile,
  dataFolder: string,
  outcome: { status: 'done' | 'failed'; error: string | null },
): Promise<void> {
  inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const { changes } = tx.db
      .update(rankFiles)
      .set({ ...outcome, claimedUntil: null, finishedAt: tx.now })
      .where(and(eq(rankFiles.id, id), eq(rankFiles.status, 'running')))
      .run()
    if (changes > 0 && outcome.status === 'done') weighEverything(tx)
  })
  if (!path.isAbsolute(stored)) await dropFile(dataFolder, { path: stored })
}

/** Takes away the ranks of lists that were stopped, taken back or followed by a newer one. */
function clearSome(scope: Scope): boolean {
  return inTransaction(scope, (tx) => {
    const current = currentFiles(tx).map(({ id }) => id)
    const old = tx.db
      .select({ id: rankFiles.id })
      .from(rankFiles)
      .where(
        and(
          eq(rankFiles.workspaceId, tx.workspaceId),
          ne(rankFiles.status, 'running'),
          gt(rankFiles.ranked, 0),
        ),
      )
      .all()
      .find(({ id }) => !current.includes(id))
    if (!old) return false
    const { changes } = tx.db.run(sql`
      delete from ${siteRanks} where file_id = ${old.id} and domain in (
        select domain from ${siteRanks} where file_id = ${old.id} limit ${CLEARED_AT_ONCE})`)
    if (changes === 0) tx.db.update(rankFiles).set({ ranked: 0 }).where(eq(rankFiles.id, old.id)).run()
    return true
  })
}

function claim(scope: Scope, id: number): RankFile | null {
  return (
    scope.db
      .update(rankFiles)
      .set({ claimedUntil: soon(scope, { ms: LEASE_MS }) })
      .where(and(eq(rankFiles.id, id), eq(rankFiles.status, 'running'), isFree(scope)))
      .returning()
      .get() ?? null
  )
}

function isFree(scope: Scope) {
  return or(isNull(rankFiles.claimedUntil), lte(rankFiles.claimedUntil, scope.now))
}

function release(scope: Scope, id: number): void {
  scope.db.update(rankFiles).set({ claimedUntil: null }).where(eq(rankFiles.id, id)).run()
}
