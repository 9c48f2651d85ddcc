import path from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import { linkBatches, type RejectedLink } from '#db/tables/links.ts'
import { projects } from '#db/tables/projects.ts'
import { record } from '../activity/record.server.ts'
import { REFUSALS } from '../links/add-many.server.ts'
import { getBatch, openBatch, type LinkBatch } from '../links/batches.server.ts'
import { promiseLink } from '../links/promise-link.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { inTransaction, soon, tellTime, type Scope } from '../values/scope.server.ts'
import { readerOf, readingOf, type Reader } from './inspect.server.ts'
import { linkOf, noLinksIn } from './link-row.ts'
import { openTable, UnreadableFile } from './table/open-table.server.ts'
import type { Row } from './table/tokenise.ts'

const LEASE_MS = 15_000
/** Rows in one transaction: others want to write as well. */
const CHUNK = 150
const REJECTED_KEPT = 1_000

/**
 * Takes a stored file of links: a table of source, target and anchor, or a backlinks export of any tool.
 * @returns the batch, or one sentence that says what the file is and what to bring instead
 */
export async function startLinkFile(
  scope: Scope,
  wanted: { projectId: number; fileName: string; path: string; dataFolder: string; rel: 'follow' | 'any' },
): Promise<{ ok: true; id: number } | { ok: false; reason: string }> {
  getProject(scope, wanted.projectId)
  try {
    const table = await openTable(path.join(wanted.dataFolder, wanted.path), { name: wanted.fileName })
    const reason =
      table.samples.length === 0 ? 'there are no rows in it' : noLinksIn(table.kind, table.refused)
    return reason ? { ok: false, reason } : { ok: true, id: openBatch(scope, wanted) }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, reason: error.message }
    throw error
  }
}

/** Goes on with the link files of this workspace that wait. Safe to kill: rows and `rowsDone` are one transaction. */
export async function bringLinks(
  scope: Scope,
  { dataFolder, signal }: { dataFolder: string; signal?: AbortSignal },
): Promise<void> {
  const due = scope.db
    .select({ id: linkBatches.id })
    .from(linkBatches)
    .where(
      and(eq(linkBatches.workspaceId, scope.workspaceId), eq(linkBatches.status, 'running'), isFree(scope)),
    )
    .orderBy(asc(linkBatches.id))
    .all()
  for (const { id } of due) {
    const batch = claim(scope, id)
    if (batch) await bring(scope, batch, { dataFolder, ...(signal && { signal }) })
  }
}

async function bring(
  scope: Scope,
  batch: LinkBatch,
  { dataFolder, signal }: { dataFolder: string; signal?: AbortSignal },
): Promise<void> {
  try {
    const table = await openTable(path.join(dataFolder, batch.path!), { name: batch.fileName })
    const reader = readerOf(table, await readingOf(table))
    const { siteUrl } = scope.db
      .select({ siteUrl: projects.siteUrl })
      .from(projects)
      .where(eq(projects.id, batch.projectId))
      .get()!
    let toSkip = batch.rowsDone
    for await (const rows of table.rows()) {
      const left = rows.slice(toSkip)
      toSkip = Math.max(0, toSkip - rows.length)
      for (let at = 0; at < left.length; at += CHUNK) {
        if (signal?.aborted) return release(scope, batch.id)
        if (!takeChunk(scope, batch.id, reader, left.slice(at, at + CHUNK), siteUrl))
          return finish(scope, batch.id, 'cancelled')
        await breathe()
      }
    }
    finish(scope, batch.id, 'done')
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    finish(scope, batch.id, 'failed', error.message)
  }
}

/** @returns false when a person has cancelled */
function takeChunk(scope: Scope, batchId: number, reader: Reader, rows: Row[], siteUrl: string): boolean {
  return inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const batch = getBatch(tx, { batchId })
    if (batch.cancelRequestedAt) return false
    const tally = { added: 0, known: 0, rejected: [] as RejectedLink[] }
    for (const row of rows) takeRow(tx, batch, reader, row, siteUrl, tally)
    tx.db
      .update(linkBatches)
      .set({
        rowsDone: batch.rowsDone + rows.length,
        added: batch.added + tally.added,
        known: batch.known + tally.known,
        rejectedCount: batch.rejectedCount + tally.rejected.length,
        rejected: [...batch.rejected, ...tally.rejected].slice(0, REJECTED_KEPT),
        claimedUntil: soon(tx, { ms: LEASE_MS }),
      })
      .where(eq(linkBatches.id, batchId))
      .run()
    return true
  })
}

type Tally = { added: number; known: number; rejected: RejectedLink[] }

function takeRow(tx: Scope, batch: LinkBatch, reader: Reader, row: Row, siteUrl: string, tally: Tally): void {
  const reject = (reason: string) =>
    tally.rejected.push({ line: row.line, reason, text: row.cells.join('\t').slice(0, 500) })
  const built = reader.build(row)
  if ('ignored' in built) return
  if ('rejected' in built) return void reject(built.rejected)
  if ('skipped' in built) return void reject(built.skipped)
  const link = linkOf(built.record, siteUrl)
  if ('reason' in link) return void reject(link.reason)
  const taken = promiseLink(tx, {
    ...link,
    projectId: batch.projectId,
    rel: batch.rel,
    // An export says what the anchor was, not what was promised.
    anchor: null,
    origin: 'import',
    batchId: batch.id,
    recognise: `found in ${batch.fileName}`,
  })
  if (taken.ok) tally.added++
  else if (taken.reason === 'already-watched') tally.known++
  else reject(REFUSALS[taken.reason])
}

function finish(
  scope: Scope,
  batchId: number,
  status: 'done' | 'cancelled' | 'failed',
  error?: string,
): void {
  inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const { projectId, fileName, added, known, rejectedCount } = getBatch(tx, { batchId })
    tx.db
      .update(linkBatches)
      .set({ status, finishedAt: tx.now, claimedUntil: null, error: error ?? null })
      .where(eq(linkBatches.id, batchId))
      .run()
    record(tx, {
      what: `links.batch_${status}`,
      projectId,
      because: error ?? `${fileName}: ${added} added, ${known} watched already, ${rejectedCount} left out`,
    })
  })
}

function claim(scope: Scope, batchId: number): LinkBatch | null {
  return (
    scope.db
      .update(linkBatches)
      .set({ claimedUntil: soon(scope, { ms: LEASE_MS }) })
      .where(and(eq(linkBatches.id, batchId), eq(linkBatches.status, 'running'), isFree(scope)))
      .returning()
      .get() ?? null
  )
}

function release(scope: Scope, batchId: number): void {
  scope.db.update(linkBatches).set({ claimedUntil: null }).where(eq(linkBatches.id, batchId)).run()
}

function isFree(scope: Scope) {
  return or(isNull(linkBatches.claimedUntil), lte(linkBatches.claimedUntil, scope.now))
}
