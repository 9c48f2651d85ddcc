import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { links, linkStatusChanges } from '#db/tables/links.ts'
import { contacts } from '#db/tables/sites.ts'
import { users } from '#db/tables/workspaces.ts'
import type { LinkStatus } from '#db/vocabulary.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

/** How many links of each status, and how many referring domains they come from. @param projectId null: all clients */
export function countLinks(scope: Scope, { projectId }: { projectId: number | null }) {
  const within = and(
    eq(links.workspaceId, scope.workspaceId),
    projectId === null ? undefined : eq(links.projectId, projectId),
  )
  const rows = scope.db
    .select({ status: links.status, count: sql<number>`count(*)` })
    .from(links)
    .where(within)
    .groupBy(links.status)
    .all()
  const counts = Object.fromEntries(rows.map(({ status, count }) => [status, count])) as Partial<
    Record<LinkStatus, number>
  >
  const domains = scope.db
    .select({ count: sql<number>`count(distinct ${links.siteId})` })
    .from(links)
    .where(within)
    .get()
  return { counts, total: rows.reduce((sum, row) => sum + row.count, 0), domains: domains?.count ?? 0 }
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
