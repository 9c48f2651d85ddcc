import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { and, asc, desc, eq, isNull, lt, lte, or } from 'drizzle-orm'
import type { Database } from '#db/client.server.ts'
import { backlinkFiles } from '#db/tables/backlinks.ts'
import { BacklinkStore, NOTHING_WRITTEN, type Written } from '../discovery/backlink-store.server.ts'
import type { StoredLink } from '../discovery/stored-link.ts'
import { markGapChanged } from '../discovery/gap-book.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { inTransaction, soon, tellTime, type Scope } from '../values/scope.server.ts'
import type { BacklinkFile } from './backlink-files.server.ts'
import { LinkStage } from './link-stage.server.ts'
import { stageLinks } from './stage-links.server.ts'
import { openTable, UnreadableFile } from './table/open-table.server.ts'

const LEASE_MS = 15_000
/** How often a long reading says how far it is. */
const TOLD_EVERY_MS = 1_000
/**
 * Links of one transaction: a few milliseconds. As long as it took nobody is kept from writing then, since whoever meets
 * a lock only looks again now and then.
 */
const LINKS_AT_ONCE = 500

/** Goes on with the exports of this workspace that wait. Safe to kill: links and how far it is are one transaction. */
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

/**
 * Reads the export into a stage, then writes what is staged in the order of the store. After a kill it is read again,
 * and what was written is left out: the order of a file is always the same.
 */
async function bring(
  scope: Scope,
  file: BacklinkFile,
  dataFolder: string,
  signal?: AbortSignal,
): Promise<void> {
  const stage = new LinkStage()
  try {
    const table = await openTable(path.join(dataFolder, file.path), { name: file.fileName })
    let toldAt = performance.now()
    const goesOn = (rowsDone: number) => {
      if (signal?.aborted) return false
      if (performance.now() - toldAt < TOLD_EVERY_MS) return true
      toldAt = performance.now()
      return keep(scope, file.id, { rowsDone })
    }
    const staged = await stageLinks({ table, stage, subject: file.subject, goesOn })
    const isHeld = staged !== null && keep(scope, file.id, { ...staged, linksTotal: stage.size })
    if (isHeld && (await merge(scope, file, stage, signal))) finish(scope, file.id, 'done', null)
    else release(scope, file.id)
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error
    finish(scope, file.id, 'failed', error.message)
  } finally {
    stage.close()
  }
}

/** @returns whether all is written: not when it was stopped, or the file taken back meanwhile */
async function merge(
  scope: Scope,
  file: BacklinkFile,
  stage: LinkStage,
  signal?: AbortSignal,
): Promise<boolean> {
  const stores = storesOf(scope, file)
  const links = stage.inOrder()
  try {
    for (let left = file.linksDone; left > 0; left--) links.next()
    for (;;) {
      if (signal?.aborted) return false
      const startedAt = performance.now()
      const some = take(links, LINKS_AT_ONCE)
      const lockedAt = performance.now()
      if (!writeSome(scope, file.id, some, stores)) return false
      if (some.length < LINKS_AT_ONCE) return true
      const locked = performance.now() - lockedAt
      await sleep(Math.max(0, locked - (lockedAt - startedAt)))
    }
  } finally {
    links.return(undefined)
  }
}

function take<T>(from: Iterator<T>, most: number): T[] {
  const some: T[] = []
  while (some.length < most) {
    const next = from.next()
    if (next.done) break
    some.push(next.value)
  }
  return some
}

type Stores = { of: (subject: string) => BacklinkStore; settle: () => Written }

/** A store for each site that the links of a file lead to. */
function storesOf(scope: Scope, file: BacklinkFile): Stores {
  const { id, projectId, format } = file
  const tool = file.tool ?? format
  const ours = getProject(scope, projectId).domain
  const previousId = file.previousId ?? compareWithPrevious(scope, file)
  const stores = new Map<string, BacklinkStore>()
  return {
    of: (subject) => {
      const known = stores.get(subject)
      if (known) return known
      const isOurs = subject === ours
      const made = new BacklinkStore(scope, { id, projectId, subject, isOurs, tool, format, previousId })
      stores.set(subject, made)
      return made
    },
    settle: () => [...stores.values()].map((store) => store.settle()).reduce(sum, NOTHING_WRITTEN),
  }
}

/** One transaction. @returns false when the file was taken back */
function writeSome(scope: Scope, fileId: number, links: StoredLink[], stores: Stores): boolean {
  return withoutWaitingForDisk(scope, () =>
    inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
      const now = tx.db.select().from(backlinkFiles).where(eq(backlinkFiles.id, fileId)).get()!
      if (now.status !== 'running') return false
      for (const link of links) stores.of(link.subject).write(link)
      const linksDone = now.linksDone + links.length
      tx.db
        .update(backlinkFiles)
        .set({ ...sum(pick(now), stores.settle()), linksDone, claimedUntil: soon(tx, { ms: LEASE_MS }) })
        .where(eq(backlinkFiles.id, fileId))
        .run()
      markGapChanged(tx, now.projectId)
      return true
    }),
  )
}

/**
 * Commits of an import need not be on the disk one by one: after a power cut it goes on from the last that is. What
 * others write through the same connection is not touched, since nothing is awaited in between.
 */
function withoutWaitingForDisk<T>({ db }: Scope, work: () => T): T {
  const sqlite = (db as Database).$client
  sqlite.pragma('synchronous = NORMAL')
  try {
    return work()
  } finally {
    sqlite.pragma('synchronous = FULL')
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

const COUNTED = Object.keys(NOTHING_WRITTEN) as (keyof Written)[]

function pick(file: BacklinkFile): Written {
  return Object.fromEntries(COUNTED.map((name) => [name, file[name]])) as Written
}

function sum(one: Readonly<Written>, other: Readonly<Written>): Written {
  return Object.fromEntries(COUNTED.map((name) => [name, one[name] + other[name]])) as Written
}

/** Goes on holding a file. @returns false when it was taken back meanwhile */
function keep(scope: Scope, id: number, set: Partial<BacklinkFile>): boolean {
  const claimedUntil = soon({ ...scope, ...tellTime(scope.db) }, { ms: LEASE_MS })
  const { changes } = scope.db
    .update(backlinkFiles)
    .set({ ...set, claimedUntil })
    .where(and(eq(backlinkFiles.id, id), eq(backlinkFiles.status, 'running')))
    .run()
  return changes > 0
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
