import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, eq, isNull, lte, ne, or, sql } from 'drizzle-orm'
import type { Database, Queries } from '#db/client.server.ts'
import { backlinkFiles, gapBookParts, gapBooks } from '#db/tables/backlinks.ts'
import { projects } from '#db/tables/projects.ts'
import { graphRuns } from '#db/tables/web-graph.ts'
import { inTransaction, soon, tellTime, type Scope } from '../values/scope.server.ts'
import { bookBytes, BookMaker, MOST_RIVALS, readBook, type GapBook } from './gap-book.ts'

/** Up to so many rows a book is made on the spot; larger ones are made by the jobs and kept. */
const ON_THE_SPOT = 50_000
const READ_AT_ONCE = 10_000
const PART_BYTES = 8 * 1024 * 1024
const LEASE_MS = 300_000
/** Books in memory: the largest take some hundred megabytes. */
const REMEMBERED = 3

/** Says that referring domains of a project have changed, in the transaction of the change. */
export function markGapChanged({ db }: Pick<Scope, 'db'>, projectId: number): void {
  db.insert(gapBooks)
    .values({ projectId, version: 1 })
    .onConflictDoUpdate({ target: gapBooks.projectId, set: { version: sql`${gapBooks.version} + 1` } })
    .run()
}

const remembered = new WeakMap<Queries, Map<number, { version: number; book: GapBook }>>()

/**
 * The sites of a project as columns. Null while the first book of a large project is made.
 * @returns also whether something has changed that the book does not know yet
 */
export function openGapBook(
  scope: Scope,
  { projectId }: { projectId: number },
): { book: GapBook | null; isBehind: boolean } {
  const { version, built } = versionsOf(scope, projectId)
  const books = remembered.get(scope.db) ?? new Map<number, { version: number; book: GapBook }>()
  remembered.set(scope.db, books)
  const known = books.get(projectId)
  if (known?.version === version) return { book: known.book, isBehind: false }
  const fresh = built === version ? readParts(scope, projectId, version) : null
  const made = fresh ?? (isSmall(scope, projectId) ? makeAtOnce(scope, projectId) : null)
  if (made) {
    if (!known && books.size >= REMEMBERED) books.delete(books.keys().next().value!)
    books.set(projectId, { version, book: made })
    return { book: made, isBehind: false }
  }
  const old =
    known?.version === built ? known.book : built === null ? null : readParts(scope, projectId, built)
  if (old && built !== null) books.set(projectId, { version: built, book: old })
  return { book: old, isBehind: true }
}

function versionsOf({ db }: Scope, projectId: number): { version: number; built: number | null } {
  const row = db
    .select({ version: gapBooks.version, built: gapBooks.builtVersion })
    .from(gapBooks)
    .where(eq(gapBooks.projectId, projectId))
    .get()
  return row ?? { version: 0, built: null }
}

function isSmall({ db }: Scope, projectId: number): boolean {
  const { rows } = db.get<{ rows: number }>(
    sql`select count(*) as rows from
      (select 1 from referring_domains where project_id = ${projectId} limit ${ON_THE_SPOT + 1})`,
  )
  return rows <= ON_THE_SPOT
}

function readParts({ db }: Scope, projectId: number, version: number): GapBook | null {
  const parts = db
    .select({ bytes: gapBookParts.bytes })
    .from(gapBookParts)
    .where(and(eq(gapBookParts.projectId, projectId), eq(gapBookParts.version, version)))
    .orderBy(asc(gapBookParts.part))
    .all()
  return parts.length > 0 ? readBook(Buffer.concat(parts.map(({ bytes }) => bytes))) : null
}

function makeAtOnce(scope: Scope, projectId: number): GapBook {
  const maker = new BookMaker(comparedSites(scope, projectId))
  for (const page of pagesOf(scope, projectId)) for (const row of page) maker.add(row)
  return maker.done()
}

/** Makes the books of large projects anew where something has changed and nothing is being read. Safe to kill. */
export async function buildGapBooks(scope: Scope, { signal }: { signal?: AbortSignal }): Promise<void> {
  for (const { projectId } of staleProjects(scope)) {
    if (isSmall(scope, projectId) || !claim(scope, projectId)) continue
    const { version } = versionsOf(scope, projectId)
    const maker = new BookMaker(comparedSites(scope, projectId), 1 << 20)
    for (const page of pagesOf(scope, projectId)) {
      if (signal?.aborted) return
      for (const row of page) maker.add(row)
      await breathe()
    }
    await keep(scope, projectId, version, bookBytes(maker.done()))
  }
}

function staleProjects(scope: Scope): { projectId: number }[] {
  return scope.db
    .select({ projectId: gapBooks.projectId })
    .from(gapBooks)
    .innerJoin(projects, eq(projects.id, gapBooks.projectId))
    .where(
      and(
        eq(projects.workspaceId, scope.workspaceId),
        or(isNull(gapBooks.builtVersion), ne(gapBooks.builtVersion, gapBooks.version)),
        sql`not exists (select 1 from ${backlinkFiles} f
          where f.project_id = ${gapBooks.projectId} and f.status = 'running')`,
        sql`not exists (select 1 from ${graphRuns} g
          where g.project_id = ${gapBooks.projectId} and g.status = 'running')`,
      ),
    )
    .all()
}

function claim(scope: Scope, projectId: number): boolean {
  return (
    scope.db
      .update(gapBooks)
      .set({ claimedUntil: soon(scope, { ms: LEASE_MS }) })
      .where(
        and(
          eq(gapBooks.projectId, projectId),
          or(isNull(gapBooks.claimedUntil), lte(gapBooks.claimedUntil, scope.now)),
        ),
      )
      .run().changes > 0
  )
}

/** In parts, so that others can write between them; the book of before stays until this one is whole. */
async function keep(scope: Scope, projectId: number, version: number, bytes: Buffer): Promise<void> {
  const ofProject = eq(gapBookParts.projectId, projectId)
  scope.db
    .delete(gapBookParts)
    .where(and(ofProject, eq(gapBookParts.version, version)))
    .run()
  for (let part = 0; part * PART_BYTES < bytes.length; part++) {
    const piece = bytes.subarray(part * PART_BYTES, (part + 1) * PART_BYTES)
    scope.db.insert(gapBookParts).values({ projectId, version, part, bytes: piece }).run()
    await breathe()
  }
  inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    tx.db
      .update(gapBooks)
      .set({ builtVersion: version, claimedUntil: null })
      .where(eq(gapBooks.projectId, projectId))
      .run()
    tx.db
      .delete(gapBookParts)
      .where(and(ofProject, ne(gapBookParts.version, version)))
      .run()
  })
}

/** The sites that links are known of, by skipping through the index; of very many rivals the first ones. */
function comparedSites({ db }: Scope, projectId: number): { subject: string; isOurs: boolean }[] {
  const all = db.all<{ subject: string; isOurs: number }>(
    sql`with recursive s(subject) as (
        select min(subject) from referring_domains where project_id = ${projectId}
        union all
        select (select min(r.subject) from referring_domains r where r.project_id = ${projectId} and r.subject > s.subject)
          from s where s.subject is not null)
      select subject, (select is_ours from referring_domains r where r.project_id = ${projectId}
        and r.subject = s.subject limit 1) as isOurs
      from s where subject is not null`,
  )
  const told = all.map(({ subject, isOurs }) => ({ subject, isOurs: isOurs === 1 }))
  const rivals = told.filter((one) => !one.isOurs).slice(0, MOST_RIVALS)
  return [...told.filter((one) => one.isOurs), ...rivals]
}

type StoredSite = {
  id: number
  domain: string
  subject: string
  links: number
  dofollow: number | null
  has_text: number
  is_lost: number
  authority: string
  language: string | null
  platform: string | null
  first_file_id: number
}

/** The referring domains of a project in the order of their names, page by page. */
function* pagesOf({ db }: Scope, projectId: number) {
  const statement = (db as Database).$client.prepare<[number, string, string, number], StoredSite>(
    `select id, domain, subject, max(links, coalesce(links_said, 0)) as links, dofollow, has_text, is_lost, authority, language, platform, first_file_id
       from referring_domains where project_id = ? and (domain, subject) > (?, ?) order by domain, subject limit ?`,
  )
  for (let after = ['', '']; ;) {
    const rows = statement.all(projectId, after[0]!, after[1]!, READ_AT_ONCE)
    yield rows.map((row) => ({
      id: row.id,
      domain: row.domain,
      subject: row.subject,
      links: row.links,
      dofollow: row.dofollow === null ? null : row.dofollow === 1,
      hasText: row.has_text === 1,
      isLost: row.is_lost === 1,
      authority: row.authority === '{}' ? {} : (JSON.parse(row.authority) as Record<string, number>),
      language: row.language,
      platform: row.platform,
      firstFileId: row.first_file_id,
    }))
    if (rows.length < READ_AT_ONCE) return
    after = [rows.at(-1)!.domain, rows.at(-1)!.subject]
  }
}
