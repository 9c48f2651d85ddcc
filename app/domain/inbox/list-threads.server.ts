import { and, count, desc, eq, isNull, lt, ne, or, sql, type SQL } from 'drizzle-orm'
import { messages, threads } from '#db/tables/inbox.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { contactName } from '../contacts/contact.ts'
import { emailSite } from '../values/email-address.ts'
import type { Scope } from '../values/scope.server.ts'
import { INBOX_TABS, type InboxTab } from './folders.ts'
import { hasWords } from './mail-query.ts'
import { excerpts, readerOf, searched, unreadBy } from './thread-filter.server.ts'

export const THREADS_A_PAGE = 50

/** Where a page begins: after the last row of the one before. */
export type ThreadPlace = { at: Date; id: number }

export type ListedThread = ReturnType<typeof listThreads>['rows'][number]

/**
 * Conversations of a tab, the latest first, by keyset. Words are sought in every message of the project and of what is unmatched,
 * also where nobody answered. @param q the search language of MAIL_OPERATORS
 */
export function listThreads(
  scope: Scope,
  {
    projectId,
    tab,
    q = '',
    after,
  }: { projectId: number; tab: InboxTab; q?: string; after?: ThreadPlace | null },
) {
  const found = scope.db
    .select({
      id: threads.id,
      subject: threads.subject,
      snippet: threads.snippet,
      state: threads.state,
      unread: sql<number>`${unreadBy(readerOf(scope))}`.mapWith(Boolean),
      assigneeId: threads.assigneeId,
      snoozedUntil: threads.snoozedUntil,
      replyClass: threads.replyClass,
      replyClassConfirmed: threads.replyClassConfirmed,
      at: threads.lastMessageAt,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
      domain: sql<string | null>`coalesce(${prospects.domain}, ${sites.domain})`,
      fromName: messages.fromName,
      fromAddress: messages.fromAddress,
      kind: messages.kind,
    })
    .from(threads)
    .leftJoin(contacts, eq(contacts.id, threads.contactId))
    .leftJoin(prospects, eq(prospects.id, threads.prospectId))
    .leftJoin(sites, eq(sites.id, threads.siteId))
    .leftJoin(messages, eq(messages.id, lastIncoming))
    .where(
      and(
        hasWords(q) ? inProject(scope, projectId) : inTab(scope, projectId, tab),
        searched(scope, q),
        after
          ? or(
              lt(threads.lastMessageAt, after.at),
              and(eq(threads.lastMessageAt, after.at), lt(threads.id, after.id)),
            )
          : undefined,
      ),
    )
    .orderBy(desc(threads.lastMessageAt), desc(threads.id))
    .limit(THREADS_A_PAGE + 1)
    .all()
  const rows = found
    .slice(0, THREADS_A_PAGE)
    .map(({ firstName, lastName, email, fromName, fromAddress, kind, ...row }) => ({
      ...row,
      isBounce: kind === 'bounce',
      name: kind === 'bounce' ? 'Post office' : nameOf({ firstName, lastName, email, fromName, fromAddress }),
      domain: row.domain ?? (fromAddress?.includes('@') ? emailSite(fromAddress) : ''),
    }))
  const last = found.length > THREADS_A_PAGE ? rows.at(-1)! : null
  const shown = excerpts(scope, { q, threadIds: rows.map((row) => row.id) })
  return {
    rows: rows.map((row) => ({ ...row, excerpt: shown.get(row.id) ?? null })),
    next: last ? { at: last.at, id: last.id } : null,
  }
}

/** How many conversations each tab holds; All is not counted. */
export function countThreads(
  scope: Scope,
  { projectId }: { projectId: number },
): Record<InboxTab, number | null> {
  const counts = INBOX_TABS.map((tab) => {
    if (tab === 'all') return [tab, null]
    const found = scope.db
      .select({ n: count() })
      .from(threads)
      .where(inTab(scope, projectId, tab))
      .get()
    return [tab, found?.n ?? 0]
  })
  return Object.fromEntries(counts) as Record<InboxTab, number | null>
}

const lastIncoming = sql`(select max(${sql.identifier('m')}.id) from messages m where ${sql.identifier('m')}.thread_id = ${threads.id} and ${sql.identifier('m')}.direction = 'in')`

function inTab(scope: Scope, projectId: number, tab: InboxTab): SQL {
  const incoming = and(eq(threads.workspaceId, scope.workspaceId), eq(threads.hasIncoming, true))
  const matched = eq(threads.projectId, projectId)
  switch (tab) {
    case 'to_answer':
      return and(incoming, matched, eq(threads.state, 'to_answer'))!
    case 'later':
      return and(incoming, matched, eq(threads.state, 'later'))!
    case 'unmatched':
      return and(incoming, isNull(threads.prospectId), isForProject(projectId), ne(threads.state, 'done'))!
    case 'all':
      return and(incoming, inProject(scope, projectId))!
  }
}

/** Every conversation of a project, with what may be for it. */
function inProject(scope: Scope, projectId: number): SQL {
  return and(
    eq(threads.workspaceId, scope.workspaceId),
    or(eq(threads.projectId, projectId), and(isNull(threads.prospectId), isForProject(projectId))),
  )!
}

/** Unmatched mail shows in the project it may be for; without a suggestion in all of them. */
function isForProject(projectId: number): SQL {
  return sql`(${threads.suggestedProspectId} is null and ${threads.projectId} is null or ${threads.suggestedProspectId} in (select id from prospects where project_id = ${projectId}))`
}

function nameOf({
  fromName,
  fromAddress,
  ...contact
}: {
  firstName: string | null
  lastName: string | null
  email: string | null
  fromName: string | null
  fromAddress: string | null
}): string {
  const isTheContact = !fromAddress || !contact.email || contact.email === fromAddress
  if (isTheContact && (contact.firstName || contact.lastName || contact.email)) return contactName(contact)
  return fromName || fromAddress || contactName(contact)
}
