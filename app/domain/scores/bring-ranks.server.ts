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

const LEASE_MS = 15_000
/** A transaction ends after so many rows, or so much of the machine's time: others want to write as well. */
const CHUNK_ROWS = 2_000
const CHUNK_MS = 40
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
    for await (const rows of table.rows()) {
      const left = rows.slice(toSkip)
      toSkip = Math.max(0, toSkip - rows.length)
      for (let at = 0; at < left.length;) {
        if (signal?.aborted) return release(scope, file.id)
        const written = writeChunk(scope, file.id, reader, left, at)
        if (written === null) return
        if (written.isFull) return await finish(scope, file, dataFolder, { status: 'done', error: null })
        at += written.rows
        await breathe()
      }
    }
    await finish(scope, file, dataFolder, { status: 'done', error: null })
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    await finish(scope, file, dataFolder, { status: 'failed', error: error.message })
  }
}

/** @returns how many rows were written; null when the list was stopped meanwhile */
function writeChunk(scope: Scope, id: number, reader: Reader, rows: Row[], from: number) {
  return inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const file = tx.db.select().from(rankFiles).where(eq(rankFiles.id, id)).get()!
    if (file.status !== 'running') return null
    const end = performance.now() + CHUNK_MS
    const values: { fileId: number; domain: string; rank: number }[] = []
    let at = from
    for (; at < rows.length && at - from < CHUNK_ROWS && performance.now() < end; at++) {
      const built = reader.build(rows[at]!)
      if (!('record' in built)) continue
      const rank = Number(built.record.rank)
      const domain = siteOf(String(built.record.domain))
      if (domain && Number.isInteger(rank) && rank > 0) values.push({ fileId: id, domain, rank })
    }
    // Hosts of one site may stand on a list apart: the best of them, which comes first, is the site's.
    const { changes } = tx.db.run(sql`
      insert or ignore into ${siteRanks} (file_id, domain, rank)
      select ${id}, value ->> 0, value ->> 1 from json_each(${JSON.stringify(values.map((one) => [one.domain, one.rank]))})`)
    const ranked = file.ranked + changes
    tx.db
      .update(rankFiles)
      .set({ rowsDone: file.rowsDone + at - from, ranked, claimedUntil: soon(tx, { ms: LEASE_MS }) })
      .where(eq(rankFiles.id, id))
      .run()
    return { rows: at - from, isFull: ranked >= MOST_RANKS }
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
