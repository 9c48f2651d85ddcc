import { activities } from '#db/tables/activity.ts'
import { threads } from '#db/tables/inbox.ts'
import { links } from '#db/tables/links.ts'
import { projects, targetPages } from '#db/tables/projects.ts'
import { prospects, prospectTags, tags } from '#db/tables/prospects.ts'
import { users } from '#db/tables/workspaces.ts'
import { and, asc, desc, eq, isNull, ne, or } from 'drizzle-orm'
import { contactsAt } from '../contacts/list-contacts.server.ts'
import { paymentRequests } from '../sites/payment-requests.server.ts'
import { NotFound } from '../values/errors.ts'
import { openTasks } from '../tasks/tasks.server.ts'
import type { Scope } from '../values/scope.server.ts'
import { getProspect } from './get-prospect.server.ts'

const TIMELINE_AT_MOST = 100

export type ProspectPanel = ReturnType<typeof prospectPanel>
export type TimelineEntry = ProspectPanel['timeline'][number]

/**
 * Everything about one prospect: its three fields with their causes, facts, people, conversation and timeline.
 * @throws NotFound outside this project
 */
export function prospectPanel(
  scope: Scope,
  { projectId, prospectId }: { projectId: number; prospectId: number },
) {
  const prospect = getProspect(scope, prospectId)
  if (prospect.projectId !== projectId) throw new NotFound('There is no such prospect in this project.')
  return {
    prospect,
    owner: nameOf(scope, prospect.ownerId),
    target: targetOf(scope, prospect.targetPageId),
    tags: tagsOf(scope, prospectId),
    contacts: contactsAt(scope, { siteId: prospect.siteId }),
    threads: threadsOf(scope, prospectId),
    paymentRequests: paymentRequests(scope, { siteId: prospect.siteId }),
    links: linksOf(scope, prospectId),
    tasks: openTasks(scope, { projectId, prospectId }),
    elsewhere: elsewhere(scope, { siteId: prospect.siteId, prospectId }),
    timeline: timelineOf(scope, prospect),
  }
}

function nameOf(scope: Scope, userId: number | null): string | null {
  if (userId === null) return null
  return scope.db.select({ name: users.name }).from(users).where(eq(users.id, userId)).get()?.name ?? null
}

function targetOf(scope: Scope, targetPageId: number | null) {
  if (targetPageId === null) return null
  const columns = { url: targetPages.url, title: targetPages.title }
  return scope.db.select(columns).from(targetPages).where(eq(targetPages.id, targetPageId)).get() ?? null
}

function tagsOf(scope: Scope, prospectId: number): string[] {
  return scope.db
    .select({ name: tags.name })
    .from(prospectTags)
    .innerJoin(tags, eq(tags.id, prospectTags.tagId))
    .where(eq(prospectTags.prospectId, prospectId))
    .orderBy(asc(tags.name))
    .all()
    .map((tag) => tag.name)
}

function threadsOf(scope: Scope, prospectId: number) {
  return scope.db
    .select({
      id: threads.id,
      subject: threads.subject,
      snippet: threads.snippet,
      state: threads.state,
      hasIncoming: threads.hasIncoming,
      replyClass: threads.replyClass,
      replyClassConfirmed: threads.replyClassConfirmed,
      lastMessageAt: threads.lastMessageAt,
    })
    .from(threads)
    .where(
      and(
        eq(threads.workspaceId, scope.workspaceId),
        eq(threads.prospectId, prospectId),
        isNull(threads.mergedIntoId),
      ),
    )
    .orderBy(desc(threads.id))
    .limit(5)
    .all()
}

function linksOf(scope: Scope, prospectId: number) {
  return scope.db
    .select({
      id: links.id,
      status: links.status,
      sourceUrl: links.sourceUrl,
      statusBecause: links.statusBecause,
    })
    .from(links)
    .where(and(eq(links.workspaceId, scope.workspaceId), eq(links.prospectId, prospectId)))
    .orderBy(desc(links.id))
    .limit(5)
    .all()
}

/** The same site's other prospects, in this project and the others: the editor is one and the same. */
function elsewhere(scope: Scope, { siteId, prospectId }: { siteId: number; prospectId: number }) {
  return scope.db
    .select({
      id: prospects.id,
      projectId: prospects.projectId,
      project: projects.name,
      tactic: prospects.tactic,
      stage: prospects.stage,
      pageTitle: prospects.pageTitle,
      lastTouchAt: prospects.lastTouchAt,
    })
    .from(prospects)
    .innerJoin(projects, eq(projects.id, prospects.projectId))
    .where(
      and(
        eq(prospects.siteId, siteId),
        eq(prospects.workspaceId, scope.workspaceId),
        ne(prospects.id, prospectId),
      ),
    )
    .orderBy(desc(prospects.id))
    .limit(6)
    .all()
}

/** The prospect's own history, and what happened to its contact and site besides. Newest first. */
function timelineOf(scope: Scope, { id, siteId, contactId }: typeof prospects.$inferSelect) {
  const columns = {
    id: activities.id,
    at: activities.at,
    actor: activities.actor,
    what: activities.what,
    because: activities.because,
    threadId: activities.threadId,
    linkId: activities.linkId,
    checkId: activities.checkId,
    importId: activities.importId,
    data: activities.data,
  }
  const own = scope.db
    .select(columns)
    .from(activities)
    .where(and(eq(activities.prospectId, id), eq(activities.workspaceId, scope.workspaceId)))
    .orderBy(desc(activities.id))
    .limit(TIMELINE_AT_MOST)
    .all()
  const aboutContact = contactId === null ? isNull(activities.contactId) : eq(activities.contactId, contactId)
  const besides = scope.db
    .select(columns)
    .from(activities)
    .where(
      and(
        eq(activities.siteId, siteId),
        eq(activities.workspaceId, scope.workspaceId),
        isNull(activities.prospectId),
        or(isNull(activities.contactId), aboutContact),
      ),
    )
    .orderBy(desc(activities.id))
    .limit(TIMELINE_AT_MOST)
    .all()
  return [...own, ...besides].toSorted((a, b) => b.id - a.id).slice(0, TIMELINE_AT_MOST)
}
