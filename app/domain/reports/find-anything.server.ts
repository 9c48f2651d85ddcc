import { type SQL, and, desc, eq, gte, inArray, isNull, like, lt, or, sql } from 'drizzle-orm'
import { threads } from '#db/tables/inbox.ts'
import { links } from '#db/tables/links.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import type { LinkStatus, Stage } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'

/** Of threads and links, which have no text index, this many of the newest are looked through. */
const NEWEST = 2000

export type Finding =
  | { kind: 'site'; id: number; domain: string }
  | { kind: 'prospect'; id: number; domain: string; title: string | null; stage: Stage }
  | { kind: 'contact'; id: number; siteId: number; name: string; email: string | null; domain: string }
  | { kind: 'thread'; id: number; subject: string; projectId: number | null; who: string | null }
  | { kind: 'link'; id: number; sourceUrl: string; status: LinkStatus }

/**
 * Finds what has `text` in its name: sites, and the project's prospects, contacts, threads and links.
 * @param atMost of each kind; every query reads an index or a bounded number of rows
 */
export function findAnything(
  scope: Scope,
  { projectId, text, atMost = 5 }: { projectId: number; text: string; atMost?: number },
): Finding[] {
  const query = { projectId, text: text.trim().toLowerCase(), atMost }
  if (!query.text) return []
  const people = findContacts(scope, query)
  return [
    ...findSites(scope, query),
    ...findProspects(scope, query),
    ...people,
    ...findThreads(scope, { ...query, contactIds: people.map(({ id }) => id) }),
    ...findLinks(scope, query),
  ]
}

type Query = { projectId: number; text: string; atMost: number }

function findSites(scope: Scope, { text, atMost }: Query): Finding[] {
  return scope.db
    .select({ id: sites.id, domain: sites.domain })
    .from(sites)
    .where(and(eq(sites.workspaceId, scope.workspaceId), ...startsWith(sites.domain, text)))
    .orderBy(sites.domain)
    .limit(atMost)
    .all()
    .map((site) => ({ kind: 'site', ...site }))
}

function findProspects(scope: Scope, { projectId, text, atMost }: Query): Finding[] {
  const matches = hasTrigrams(text)
    ? sql`${prospects.id} in (
        select rowid from prospects_search where domain like ${around(text)}
        union select rowid from prospects_search where page_title like ${around(text)})`
    : and(...startsWith(prospects.domain, text))
  return scope.db
    .select({
      id: prospects.id,
      domain: prospects.domain,
      title: prospects.pageTitle,
      stage: prospects.stage,
    })
    .from(prospects)
    .where(and(eq(prospects.workspaceId, scope.workspaceId), eq(prospects.projectId, projectId), matches))
    .limit(atMost)
    .all()
    .map((prospect) => ({ kind: 'prospect', ...prospect }))
}

function findContacts(scope: Scope, { text, atMost }: Query): Extract<Finding, { kind: 'contact' }>[] {
  const matches = hasTrigrams(text)
    ? sql`${contacts.id} in (
        select rowid from contacts_search where email like ${around(text)}
        union select rowid from contacts_search where first_name like ${around(text)}
        union select rowid from contacts_search where last_name like ${around(text)})`
    : and(...startsWith(contacts.email, text))
  return scope.db
    .select({
      id: contacts.id,
      siteId: contacts.siteId,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
      email: contacts.email,
      domain: sites.domain,
    })
    .from(contacts)
    .innerJoin(sites, eq(sites.id, contacts.siteId))
    .where(and(eq(contacts.workspaceId, scope.workspaceId), matches))
    .limit(atMost)
    .all()
    .map(({ firstName, lastName, ...contact }) => ({
      kind: 'contact',
      ...contact,
      name: [firstName, lastName].filter(Boolean).join(' ') || (contact.email ?? contact.domain),
    }))
}

/** Threads with these people, or with the text in their subject. */
function findThreads(
  scope: Scope,
  { projectId, text, atMost, contactIds }: Query & { contactIds: number[] },
): Finding[] {
  const newest = scope.db
    .select({ id: threads.id })
    .from(threads)
    .where(eq(threads.workspaceId, scope.workspaceId))
    .orderBy(desc(threads.id))
    .limit(NEWEST)
  const hasText = and(inArray(threads.id, newest), like(threads.subject, around(text)))
  return scope.db
    .select({
      id: threads.id,
      subject: threads.subject,
      projectId: threads.projectId,
      firstName: contacts.firstName,
      lastName: contacts.lastName,
    })
    .from(threads)
    .leftJoin(contacts, eq(contacts.id, threads.contactId))
    .where(
      and(
        eq(threads.workspaceId, scope.workspaceId),
        isNull(threads.mergedIntoId),
        or(eq(threads.projectId, projectId), sql`${threads.projectId} is null`),
        contactIds.length ? or(inArray(threads.contactId, contactIds), hasText) : hasText,
      ),
    )
    .orderBy(desc(threads.id))
    .limit(atMost)
    .all()
    .map(({ firstName, lastName, ...thread }) => ({
      kind: 'thread',
      ...thread,
      who: [firstName, lastName].filter(Boolean).join(' ') || null,
    }))
}

function findLinks(scope: Scope, { projectId, text, atMost }: Query): Finding[] {
  const newest = scope.db
    .select({ id: links.id })
    .from(links)
    .where(eq(links.projectId, projectId))
    .orderBy(desc(links.id))
    .limit(NEWEST)
  const hasText = and(inArray(links.id, newest), like(links.sourceUrl, around(text)))
  return scope.db
    .select({ id: links.id, sourceUrl: links.sourceUrl, status: links.status })
    .from(links)
    .where(
      and(
        eq(links.workspaceId, scope.workspaceId),
        eq(links.projectId, projectId),
        or(and(...startsWith(links.sourceHost, text)), hasText),
      ),
    )
    .limit(atMost)
    .all()
    .map((link) => ({ kind: 'link', ...link }))
}

/** A range, so that the index over the column is used: LIKE ignores case and would not. */
function startsWith(column: Parameters<typeof gte>[0], text: string): SQL[] {
  return [gte(column, text), lt(column, `${text}\u{10FFFF}`)]
}

/** Trigrams find nothing shorter than three letters. */
function hasTrigrams(text: string): boolean {
  return [...text].length >= 3
}

/** The pattern of LIKE for a part of a text. Its signs are taken as any letter: a wider net, never a wrong one. */
function around(text: string): string {
  return `%${text.replace(/[%_]/g, '_')}%`
}
