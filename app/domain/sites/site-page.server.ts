import { threads } from '#db/tables/inbox.ts'
import { links } from '#db/tables/links.ts'
import { projects } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts, siteMetrics, sites, suppressions } from '#db/tables/sites.ts'
import { touches } from '#db/tables/tasks.ts'
import { users } from '#db/tables/workspaces.ts'
import { and, asc, count, desc, eq, isNull, sql } from 'drizzle-orm'
import { blacklistedBy } from './blacklist.server.ts'
import { paymentRequests } from './payment-requests.server.ts'
import { NotFound } from '../values/errors.ts'
import type { Scope } from '../values/scope.server.ts'

const AT_MOST = 50

export type SitePage = ReturnType<typeof sitePage>

/**
 * Everything about a site over all projects: what vendors say of it, why we wrote, to whom, what they said, and the
 * links that came of it.
 * @throws NotFound outside this workspace
 */
export function sitePage(scope: Scope, { siteId }: { siteId: number }) {
  const site = scope.db
    .select({ id: sites.id, domain: sites.domain, createdAt: sites.createdAt })
    .from(sites)
    .where(and(eq(sites.id, siteId), eq(sites.workspaceId, scope.workspaceId)))
    .get()
  if (!site) throw new NotFound('There is no such site.')
  return {
    site,
    suppression: domainSuppression(scope, site.domain),
    suppressedAddresses: suppressedAddresses(scope, siteId),
    banned: blacklistedBy(scope, { domain: site.domain }),
    metrics: scope.db
      .select({ metric: siteMetrics.metric, value: siteMetrics.value, seenAt: siteMetrics.seenAt })
      .from(siteMetrics)
      .where(eq(siteMetrics.siteId, siteId))
      .orderBy(asc(siteMetrics.metric))
      .all(),
    prospects: prospectsOf(scope, siteId),
    threads: threadsOf(scope, siteId),
    paymentRequests: paymentRequests(scope, { siteId }),
    links: linksOf(scope, siteId),
    touches: touchesOf(scope, siteId),
    counts: countsOf(scope, siteId),
  }
}

function domainSuppression(scope: Scope, domain: string) {
  return (
    scope.db
      .select({ id: suppressions.id, reason: suppressions.reason, origin: suppressions.origin })
      .from(suppressions)
      .where(
        and(
          eq(suppressions.workspaceId, scope.workspaceId),
          eq(suppressions.kind, 'domain'),
          eq(suppressions.value, domain),
        ),
      )
      .get() ?? null
  )
}

function prospectsOf(scope: Scope, siteId: number) {
  return scope.db
    .select({
      id: prospects.id,
      projectId: prospects.projectId,
      project: projects.name,
      pageUrl: prospects.pageUrl,
      pageTitle: prospects.pageTitle,
      tactic: prospects.tactic,
      stage: prospects.stage,
      stageBecause: prospects.stageBecause,
      sequenceState: prospects.sequenceState,
      sequenceStep: prospects.sequenceStep,
      linkStatus: prospects.linkStatus,
      lastTouchAt: prospects.lastTouchAt,
      lastTouch: prospects.lastTouch,
      owner: users.name,
    })
    .from(prospects)
    .innerJoin(projects, eq(projects.id, prospects.projectId))
    .leftJoin(users, eq(users.id, prospects.ownerId))
    .where(and(eq(prospects.siteId, siteId), eq(prospects.workspaceId, scope.workspaceId)))
    .orderBy(desc(prospects.id))
    .limit(AT_MOST)
    .all()
}

function threadsOf(scope: Scope, siteId: number) {
  const columns = {
    id: threads.id,
    projectId: threads.projectId,
    project: projects.name,
    subject: threads.subject,
    snippet: threads.snippet,
    replyClass: threads.replyClass,
    replyClassConfirmed: threads.replyClassConfirmed,
    lastMessageAt: threads.lastMessageAt,
  }
  const bySite = scope.db
    .select(columns)
    .from(threads)
    .leftJoin(projects, eq(projects.id, threads.projectId))
    .where(
      and(
        eq(threads.siteId, siteId),
        eq(threads.workspaceId, scope.workspaceId),
        isNull(threads.mergedIntoId),
      ),
    )
    .orderBy(desc(threads.lastMessageAt))
    .limit(AT_MOST)
    .all()
  const byContact = scope.db
    .select(columns)
    .from(threads)
    .innerJoin(contacts, eq(contacts.id, threads.contactId))
    .leftJoin(projects, eq(projects.id, threads.projectId))
    .where(
      and(
        eq(contacts.siteId, siteId),
        eq(threads.workspaceId, scope.workspaceId),
        isNull(threads.mergedIntoId),
      ),
    )
    .orderBy(desc(threads.lastMessageAt))
    .limit(AT_MOST)
    .all()
  const all = new Map([...bySite, ...byContact].map((thread) => [thread.id, thread]))
  return [...all.values()].toSorted((a, b) => b.lastMessageAt.getTime() - a.lastMessageAt.getTime())
}

function linksOf(scope: Scope, siteId: number) {
  return scope.db
    .select({
      id: links.id,
      projectId: links.projectId,
      project: projects.name,
      sourceUrl: links.sourceUrl,
      targetUrl: links.targetUrl,
      status: links.status,
      statusSince: links.statusSince,
      statusBecause: links.statusBecause,
    })
    .from(links)
    .innerJoin(projects, eq(projects.id, links.projectId))
    .where(and(eq(links.siteId, siteId), eq(links.workspaceId, scope.workspaceId)))
    .orderBy(desc(links.id))
    .limit(AT_MOST)
    .all()
}

/** Addresses of people at the site that are never written to. */
function suppressedAddresses(scope: Scope, siteId: number) {
  return scope.db
    .select({ value: suppressions.value, reason: suppressions.reason, origin: suppressions.origin })
    .from(contacts)
    .innerJoin(
      suppressions,
      and(
        eq(suppressions.workspaceId, contacts.workspaceId),
        eq(suppressions.kind, 'address'),
        eq(suppressions.value, contacts.email),
      ),
    )
    .where(and(eq(contacts.siteId, siteId), eq(contacts.workspaceId, scope.workspaceId)))
    .limit(AT_MOST)
    .all()
}

/** What passed between us and them beside mail, the latest first. */
function touchesOf(scope: Scope, siteId: number) {
  return scope.db
    .select({
      id: touches.id,
      kind: touches.kind,
      note: touches.note,
      at: touches.at,
      project: projects.name,
      by: users.name,
    })
    .from(touches)
    .innerJoin(projects, eq(projects.id, touches.projectId))
    .leftJoin(users, eq(users.id, touches.userId))
    .where(and(eq(touches.siteId, siteId), eq(touches.workspaceId, scope.workspaceId)))
    .orderBy(desc(touches.at), desc(touches.id))
    .limit(AT_MOST)
    .all()
}

/** How many there are of what is shown only up to a limit. */
function countsOf({ db }: Scope, siteId: number) {
  const of = (table: typeof prospects | typeof links) =>
    db
      .select({ n: count() })
      .from(table)
      .where(sql`${table.siteId} = ${siteId}`)
      .get()?.n ?? 0
  return { prospects: of(prospects), links: of(links) }
}
