import path from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, desc, eq, isNull, lt, lte, ne, or } from 'drizzle-orm'
import { backlinkFiles } from '#db/tables/backlinks.ts'
import { BacklinkStore, NOTHING_WRITTEN, type Written } from '../discovery/backlink-store.server.ts'
import { dropUnnamed } from '../discovery/drop-unnamed.server.ts'
import { markGapChanged } from '../discovery/gap-book.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, soon, tellTime, type Scope } from '../values/scope.server.ts'
import { siteOf } from '../values/web-address.ts'
import type { CanonicalRecord } from './fields.ts'
import { subjectOf } from './gap-files.server.ts'
import { gapRowOf, noBacklinksIn, targetsOf } from './gap-row.ts'
import type { Built } from './formats/format.ts'
import { readerOf, readingOf } from './inspect.server.ts'
import { openTable, UnreadableFile } from './table/open-table.server.ts'

const LEASE_MS = 15_000
/** Rows of a transaction: some ten milliseconds of a slow machine, since others want to write as well. */
const CHUNK_ROWS = 100

export type BacklinkFile = typeof backlinkFiles.$inferSelect

/**
 * Takes an export of backlinks, referring domains or an intersect. Which site it is about is read from its name, its
 * preamble or its targets, unless a person says so.
 * @returns the file's row, or why it was not taken
 */
export async function startBacklinkFile(
  scope: Scope,
  wanted: { projectId: number; fileName: string; path: string; dataFolder: string; subject: string | null },
): Promise<{ ok: true; id: number } | { ok: false; reason: string }> {
  const project = getProject(scope, wanted.projectId)
  try {
    const table = await openTable(path.join(wanted.dataFolder, wanted.path), { name: wanted.fileName })
    const reason =
      table.samples.length === 0 ? 'there are no rows in it' : noBacklinksIn(table.kind, table.refused)
    if (reason) return { ok: false, reason }
    const isIntersect = table.kind === 'intersect'
    const subject = isIntersect
      ? ''
      : ((wanted.subject && siteOf(wanted.subject)) ?? (await subjectOf(table)))
    if (subject === null)
      return { ok: false, reason: 'it does not say which site it is about: choose the site' }
    const { id } = scope.db
      .insert(backlinkFiles)
      .values({
        workspaceId: scope.workspaceId,
        projectId: project.id,
        userId: scope.actor.kind === 'user' ? scope.actor.userId : null,
        subject,
        isOurs: subject === project.domain,
        fileName: wanted.fileName,
        path: wanted.path,
        format: table.format,
        tool: table.tool,
        kind: table.kind!,
        status: 'running',
        createdAt: scope.now,
      })
      .returning({ id: backlinkFiles.id })
      .get()
    return { ok: true, id }
  } catch (error) {
    if (error instanceof UnreadableFile) return { ok: false, reason: error.message }
    throw error
  }
}

/** The exports of a project, newest first. */
export function listBacklinkFiles(scope: Scope, { projectId }: { projectId: number }): BacklinkFile[] {
  return scope.db
    .select()
    .from(backlinkFiles)
    .where(and(eq(backlinkFiles.workspaceId, scope.workspaceId), eq(backlinkFiles.projectId, projectId)))
    .orderBy(desc(backlinkFiles.id))
    .limit(100)
    .all()
}

/**
 * Takes an export back: links and sites that only it named go. What came of the web graph is taken back with its run.
 * @throws NotFound outside this workspace
 */
export function dropBacklinkFile(
  scope: Scope,
  { fileId, projectId }: { fileId: number; projectId: number },
): void {
  inTransaction(scope, (tx) => {
    const file = tx.db
      .select({ id: backlinkFiles.id })
      .from(backlinkFiles)
      .where(
        and(
          eq(backlinkFiles.workspaceId, tx.workspaceId),
          eq(backlinkFiles.projectId, projectId),
          eq(backlinkFiles.id, fileId),
          ne(backlinkFiles.kind, 'web_graph'),
        ),
      )
      .get()
    if (!file) throw new NotFound('There is no such file.')
    tx.db
      .update(backlinkFiles)
      .set({ status: 'undone', claimedUntil: null })
      .where(eq(backlinkFiles.id, file.id))
      .run()
    dropUnnamed(tx, { projectId, atMost: Number.MAX_SAFE_INTEGER })
    markGapChanged(tx, projectId)
  })
}

/** Goes on with the exports of this workspace that wait. Safe to kill: rows and `rowsDone` are one transaction. */
export async function bringBacklinks(
  scope: Scope,
  { dataFolder, signal }: { dataFolder: string; signal?: AbortSignal },
): Promise<void> {
  const due = scope.db
    .select({ id: backlinkFiles.id })
    .from(backlinkFiles)
    .where(
      and(
        eq(backlinkFiles.workspaceId, scope.workspaceId),
        eq(backlinkFiles.status, 'running'),
        isFree(scope),
      ),
    )
    .orderBy(asc(backlinkFiles.id))
    .all()
  for (const { id } of due) {
    const file = claim(scope, id)
    if (file) await bring(scope, file, dataFolder, signal)
  }
}

async function bring(
  scope: Scope,
  file: BacklinkFile,
  dataFolder: string,
  signal?: AbortSignal,
): Promise<void> {
  try {
    const table = await openTable(path.join(dataFolder, file.path), { name: file.fileName })
    const reader = readerOf(table, await readingOf(table))
    const ours = getProject(scope, file.projectId).domain
    const previousId = file.previousId ?? compareWithPrevious(scope, file)
    const stores = new Map<string, BacklinkStore>()
    const storeOf = (subject: string) => {
      const known = stores.get(subject)
      if (known) return known
      const { id, projectId, tool, format } = file
      const made = new BacklinkStore(scope, {
        id,
        projectId,
        subject,
        isOurs: subject === ours,
        tool: tool ?? format,
        format,
        previousId,
      })
      stores.set(subject, made)
      return made
    }
    let toSkip = file.rowsDone
    for await (const rows of table.rows()) {
      const left = rows.slice(toSkip)
      toSkip = Math.max(0, toSkip - rows.length)
      for (let at = 0; at < left.length;) {
        if (signal?.aborted) return release(scope, file.id)
        // Rows are read while nobody is kept from writing; only what they say is written under the lock.
        const built = left.slice(at, at + CHUNK_ROWS).map((row) => reader.build(row))
        if (!writeChunk(scope, file, storeOf, built)) return
        at += built.length
        await breathe()
      }
    }
    finish(scope, file.id, 'done', null)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    finish(scope, file.id, 'failed', error.message)
  }
}

/** What the same tool told of the same site before: the file to compare with, kept with this one. */
function compareWithPrevious(scope: Scope, file: BacklinkFile): number | null {
  const previous = scope.db
    .select({ id: backlinkFiles.id })
    .from(backlinkFiles)
    .where(
      and(
        eq(backlinkFiles.projectId, file.projectId),
        eq(backlinkFiles.subject, file.subject),
        eq(backlinkFiles.format, file.format),
        eq(backlinkFiles.status, 'done'),
        lt(backlinkFiles.id, file.id),
      ),
    )
    .orderBy(desc(backlinkFiles.id))
    .limit(1)
    .get()
  if (!previous) return null
  scope.db.update(backlinkFiles).set({ previousId: previous.id }).where(eq(backlinkFiles.id, file.id)).run()
  return previous.id
}

/** @returns false when the file was taken back meanwhile */
function writeChunk(
  scope: Scope,
  file: BacklinkFile,
  storeOf: (subject: string) => BacklinkStore,
  rows: Built[],
): boolean {
  return inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const now = tx.db.select().from(backlinkFiles).where(eq(backlinkFiles.id, file.id)).get()!
    if (now.status !== 'running') return false
    const counts = pick(now)
    markGapChanged(tx, file.projectId)
    let { rejectedCount } = now
    for (const built of rows) {
      const written = 'record' in built ? writeRecord(built.record, file, storeOf) : null
      if (written) add(counts, written)
      else if (!('ignored' in built)) rejectedCount++
    }
    tx.db
      .update(backlinkFiles)
      .set({
        rowsDone: now.rowsDone + rows.length,
        ...counts,
        rejectedCount,
        claimedUntil: soon(tx, { ms: LEASE_MS }),
      })
      .where(eq(backlinkFiles.id, file.id))
      .run()
    return true
  })
}

function writeRecord(
  record: CanonicalRecord,
  file: BacklinkFile,
  storeOf: (subject: string) => BacklinkStore,
): Written | null {
  const row = gapRowOf(record, 'page')
  if (!row) return null
  const stored = {
    ...row,
    firstSeen: day(record.first_seen),
    lastSeen: day(record.last_seen),
    language: firstOf(record.languages),
    platform: firstOf(record.platforms),
  }
  const subjects =
    file.kind === 'intersect' ? targetsOf(record).map((one) => siteOf(one) ?? one) : [file.subject]
  const told = { ...NOTHING_WRITTEN }
  for (const subject of new Set(subjects)) {
    // A site's links to itself say nothing of who else might link.
    if (stored.domain === subject) continue
    const linksSaid = stored.sourceUrl === null ? linksOf(record, subject) : null
    add(told, storeOf(subject).write({ ...stored, linksSaid }))
  }
  return told
}

const COUNTED = Object.keys(NOTHING_WRITTEN) as (keyof Written)[]

function pick(file: BacklinkFile): Written {
  return Object.fromEntries(COUNTED.map((name) => [name, file[name]])) as Written
}

function add(counts: Written, more: Written): void {
  for (const name of COUNTED) counts[name] += more[name]
}

/** How many links a list of sites says that one has to a subject. */
function linksOf(record: CanonicalRecord, subject: string): number | null {
  const targets = record.targets as { target: string; links: number | null }[] | undefined
  const said = targets
    ? targets.find((one) => (siteOf(one.target) ?? one.target) === subject)?.links
    : record.links_to_target
  return typeof said === 'number' ? said : null
}

/** Where a page has several, the first one stands for it. */
function firstOf(value: unknown): string | null {
  const [first] = Array.isArray(value) ? (value as unknown[]) : []
  return typeof first === 'string' && first !== '' ? first.toLowerCase() : null
}

function day(value: unknown): string | null {
  return typeof value === 'string' ? value : null
}

function finish(scope: Scope, id: number, status: 'done' | 'failed', error: string | null): void {
  scope.db
    .update(backlinkFiles)
    .set({ status, error, claimedUntil: null, finishedAt: tellTime(scope.db).now })
    .where(eq(backlinkFiles.id, id))
    .run()
}

function claim(scope: Scope, id: number): BacklinkFile | null {
  return (
    scope.db
      .update(backlinkFiles)
      .set({ claimedUntil: soon(scope, { ms: LEASE_MS }) })
      .where(and(eq(backlinkFiles.id, id), eq(backlinkFiles.status, 'running'), isFree(scope)))
      .returning()
      .get() ?? null
  )
}

function release(scope: Scope, id: number): void {
  scope.db.update(backlinkFiles).set({ claimedUntil: null }).where(eq(backlinkFiles.id, id)).run()
}

function isFree(scope: Scope) {
  return or(isNull(backlinkFiles.claimedUntil), lte(backlinkFiles.claimedUntil, scope.now))
}
