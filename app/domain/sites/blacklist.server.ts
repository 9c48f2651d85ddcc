import { blacklist, sites } from '#db/tables/sites.ts'
import { and, count, desc, eq, inArray, like, lt, or, type SQL } from 'drizzle-orm'
import { record } from '../activity/record.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { pageKey } from '../values/web-address.ts'
import { bannedBy, blacklistOf, sitesOf, type Banned, type Blacklist, type Subject } from './blacklist.ts'

type Reading = Pick<Scope, 'db' | 'workspaceId'>

/** The whole list, for those who ask about many. */
export function readBlacklist(scope: Reading): Blacklist {
  return blacklistOf(scope.db.select(ENTRY).from(blacklist).where(ours(scope)).all())
}

/** A page or a whole site as the list is asked about it. */
export function subjectOf({ domain, pageUrl }: { domain: string; pageUrl?: string | null }): Subject {
  return { domain, pageKey: pageUrl ? pageKey(pageUrl) : '' }
}

/** The entry that forbids one subject, or null; reads only what could. */
export function blacklistedBy(scope: Reading, subject: Subject): Banned | null {
  const email = subject.email?.toLowerCase()
  const found = scope.db
    .select(ENTRY)
    .from(blacklist)
    .where(
      or(
        and(ours(scope), eq(blacklist.kind, 'site'), inArray(blacklist.value, sitesOf(subject))),
        email ? and(ours(scope), eq(blacklist.kind, 'address'), eq(blacklist.value, email)) : undefined,
        and(ours(scope), eq(blacklist.kind, 'pattern')),
      ),
    )
    .all()
  return bannedBy(blacklistOf(found), subject)
}

/**
 * Puts entries on the list. One that is there already keeps its place and takes the new reason.
 * @returns how many were not there
 */
export function ban(scope: Scope, entries: (Banned & { origin: string })[]): number {
  return inTransaction(scope, (tx) => {
    const before = countBlacklist(tx)
    for (const entry of entries) {
      tx.db
        .insert(blacklist)
        .values({ ...entry, workspaceId: tx.workspaceId, createdAt: tx.now })
        .onConflictDoUpdate({
          target: [blacklist.workspaceId, blacklist.kind, blacklist.value],
          set: { reason: entry.reason, origin: entry.origin },
        })
        .run()
      const siteId = entry.kind === 'site' ? siteIdOf(tx, entry.value) : null
      if (siteId) record(tx, { what: 'site.banned', because: entry.reason, siteId })
    }
    return countBlacklist(tx) - before
  })
}

/** Takes an entry off the list. @throws NotFound outside this workspace */
export function unban(scope: Scope, { id }: { id: number }): void {
  inTransaction(scope, (tx) => {
    const [gone] = tx.db
      .delete(blacklist)
      .where(and(ours(tx), eq(blacklist.id, id)))
      .returning()
      .all()
    if (!gone) throw new NotFound('This entry is not on the blacklist.')
    const siteId = gone.kind === 'site' ? siteIdOf(tx, gone.value) : null
    if (siteId) record(tx, { what: 'site.allowed', because: 'taken off the blacklist by hand', siteId })
  })
}

export type BlacklistRow = ReturnType<typeof listBlacklist>['rows'][number]

/** The list, newest first. @param before id of the last row seen; `next` is the one for the page after */
export function listBlacklist(
  scope: Reading,
  { search = '', before = null, pageSize }: { search?: string; before?: number | null; pageSize: number },
) {
  const text = search.replaceAll(/[%_]/g, '')
  const found = scope.db
    .select({ id: blacklist.id, ...ENTRY, origin: blacklist.origin, createdAt: blacklist.createdAt })
    .from(blacklist)
    .where(
      and(
        ours(scope),
        text ? or(like(blacklist.value, `%${text}%`), like(blacklist.reason, `%${text}%`)) : undefined,
        before === null ? undefined : lt(blacklist.id, before),
      ),
    )
    .orderBy(desc(blacklist.id))
    .limit(pageSize + 1)
    .all()
  const rows = found.slice(0, pageSize)
  return { rows, next: found.length > pageSize ? rows.at(-1)!.id : null }
}

export function countBlacklist(scope: Reading): number {
  return scope.db.select({ n: count() }).from(blacklist).where(ours(scope)).get()?.n ?? 0
}

/** The whole list, a batch at a time. */
export function* allBlacklist(scope: Reading): Generator<BlacklistRow[]> {
  let before: number | null = null
  do {
    const page: ReturnType<typeof listBlacklist> = listBlacklist(scope, { before, pageSize: 1000 })
    if (page.rows.length) yield page.rows
    before = page.next
  } while (before !== null)
}

const ENTRY = { kind: blacklist.kind, value: blacklist.value, reason: blacklist.reason }

function ours(scope: Reading): SQL {
  return eq(blacklist.workspaceId, scope.workspaceId)
}

function siteIdOf(scope: Reading, domain: string): number | null {
  const site = scope.db
    .select({ id: sites.id })
    .from(sites)
    .where(and(eq(sites.workspaceId, scope.workspaceId), eq(sites.domain, domain)))
    .get()
  return site?.id ?? null
}
