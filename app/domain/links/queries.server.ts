import { and, asc, desc, eq, inArray, like, or, sql, type SQL } from 'drizzle-orm'
import { links, linkStatusChanges } from '#db/tables/links.ts'
import { contacts } from '#db/tables/sites.ts'
import { users } from '#db/tables/workspaces.ts'
import type { LinkStatus } from '#db/vocabulary.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

const PAGE = 50

/** Statuses in the order in which they need a look. */
export const NEEDS_LOOK_ORDER: LinkStatus[] = [
  'at_risk',
  'lost',
  'overdue',
  'degraded',
  'unverifiable',
  'pending',
  'live',
]

export type LinkQuery = {
  projectId: number
  status: LinkStatus | null
  search: string
  /** Keyset cursor: the rank and id of the last row before the page. */
  after: { rank: number; id: number } | null
}

const rank = sql<number>`case ${links.status} ${sql.join(
  NEEDS_LOOK_ORDER.map((status, at) => sql`when ${status} then ${at}`),
  sql` `,
)} end`

/** One page of the links grid: what needs a look first. @returns the rows and the cursor of the next page, if any */
export function listLinks(scope: Scope, query: LinkQuery) {
  const rows = scope.db
    .select({
      id: links.id,
      status: links.status,
      statusSince: links.statusSince,
      statusBecause: links.statusBecause,
      sourceUrl: links.sourceUrl,
      sourceHost: links.sourceHost,
      targetUrl: links.targetUrl,
      anchor: links.anchor,
      foundAnchor: links.foundAnchor,
      foundRel: links.foundRel,
      issues: links.issues,
      rel: links.rel,
      notIndexableBecause: links.notIndexableBecause,
      httpStatus: links.httpStatus,
      lastVerdict: links.lastVerdict,
      firstLiveAt: links.firstLiveAt,
      lastCheckedAt: links.lastCheckedAt,
      nextAt: links.nextAt,
      origin: links.origin,
      promiseSentence: links.promiseSentence,
      dueOn: links.dueOn,
      aiCrawlers: links.aiCrawlers,
      prospectId: links.prospectId,
      owner: users.name,
      rank,
    })
    .from(links)
    .leftJoin(users, eq(users.id, links.ownerId))
    .where(and(...matching(scope, query), query.after ? afterCursor(query.after) : undefined))
    .orderBy(rank, desc(links.id))
    .limit(PAGE + 1)
    .all()
  const page = rows.slice(0, PAGE)
  const last = rows.length > PAGE ? page.at(-1) : undefined
  return { rows: page, next: last ? { rank: last.rank, id: last.id } : null }
}

/** How many links of each status, and how many referring domains they come from. */
export function countLinks(scope: Scope, { projectId }: { projectId: number }) {
  const rows = scope.db
    .select({ status: links.status, count: sql<number>`count(*)` })
    .from(links)
    .where(and(eq(links.workspaceId, scope.workspaceId), eq(links.projectId, projectId)))
    .groupBy(links.status)
    .all()
  const counts = Object.fromEntries(rows.map(({ status, count }) => [status, count])) as Partial<
    Record<LinkStatus, number>
  >
  const domains = scope.db
    .select({ count: sql<number>`count(distinct ${links.siteId})` })
    .from(links)
    .where(and(eq(links.workspaceId, scope.workspaceId), eq(links.projectId, projectId)))
    .get()
  return { counts, total: rows.reduce((sum, row) => sum + row.count, 0), domains: domains?.count ?? 0 }
}

/** Ids of every link that a filter matches, for "check all matching". */
export function matchingLinkIds(scope: Scope, query: Omit<LinkQuery, 'after'>): number[] {
  return scope.db
    .select({ id: links.id })
    .from(links)
    .where(and(...matching(scope, query)))
    .all()
    .map(({ id }) => id)
}

/** A link with its person. @throws NotFound outside this workspace */
export function getLink(scope: Scope, { linkId, projectId }: { linkId: number; projectId: number }) {
  const found = scope.db
    .select({
      link: links,
      contact: {
        id: contacts.id,
        firstName: contacts.firstName,
        lastName: contacts.lastName,
        email: contacts.email,
      },
      owner: users.name,
    })
    .from(links)
    .leftJoin(contacts, eq(contacts.id, links.contactId))
    .leftJoin(users, eq(users.id, links.ownerId))
    .where(
      and(eq(links.workspaceId, scope.workspaceId), eq(links.projectId, projectId), eq(links.id, linkId)),
    )
    .get()
  if (!found) throw new NotFound('There is no such link.')
  return { ...found.link, contact: found.contact, owner: found.owner }
}

/** The changes of a link's status, oldest first: the strip chart. */
export function listStatusChanges(scope: Scope, { linkId }: { linkId: number }) {
  return scope.db
    .select()
    .from(linkStatusChanges)
    .where(eq(linkStatusChanges.linkId, linkId))
    .orderBy(asc(linkStatusChanges.id))
    .all()
}

/** Links of a prospect or thread, for panels. */
export function linksOf(scope: Scope, { prospectIds }: { prospectIds: number[] }) {
  return scope.db
    .select({
      id: links.id,
      prospectId: links.prospectId,
      status: links.status,
      sourceUrl: links.sourceUrl,
      targetUrl: links.targetUrl,
      statusBecause: links.statusBecause,
      dueOn: links.dueOn,
    })
    .from(links)
    .where(and(eq(links.workspaceId, scope.workspaceId), inArray(links.prospectId, prospectIds)))
    .orderBy(asc(links.id))
    .all()
}

function matching(scope: Scope, { projectId, status, search }: Omit<LinkQuery, 'after'>): SQL[] {
  const where: SQL[] = [eq(links.workspaceId, scope.workspaceId), eq(links.projectId, projectId)]
  if (status) where.push(eq(links.status, status))
  if (search.trim()) {
    const pattern = `%${search.trim().replace(/[\\%_]/g, '')}%`
    const hit = or(
      like(links.sourceUrl, pattern),
      like(links.targetUrl, pattern),
      like(links.foundAnchor, pattern),
    )
    if (hit) where.push(hit)
  }
  return where
}

function afterCursor({ rank: lastRank, id }: { rank: number; id: number }): SQL {
  return sql`(${rank} > ${lastRank} or (${rank} = ${lastRank} and ${links.id} < ${id}))`
}
