import { and, eq, sql } from 'drizzle-orm'
import { foundPages, pageSearches } from '#db/tables/page-searches.ts'
import type { PageSearchAim } from '#db/vocabulary.ts'
import { record } from '../../activity/record.server.ts'
import { getProject } from '../../projects/projects.server.ts'
import { NotFound } from '../../values/errors.ts'
import { inTransaction, type Scope } from '../../values/scope.server.ts'
import { pageKey, siteOf } from '../../values/web-address.ts'

/** A page that a list or a search engine names. */
export type NamedPage = {
  url: string
  title?: string | null
  snippet?: string | null
  query?: string
  engine?: string | null
  position?: number | null
}

/** Pages that one search may have: each is a polite request. */
export const MOST_PAGES = 5_000

/**
 * Starts a search over pages that somebody has brought; the jobs read and judge them.
 * @returns its id, or null when there is no page to read
 */
export function startPageSearch(
  scope: Scope,
  {
    projectId,
    aim,
    name,
    pages,
  }: { projectId: number; aim: PageSearchAim; name: string; pages: NamedPage[] },
): number | null {
  return inTransaction(scope, (tx) => {
    getProject(tx, projectId)
    if (pages.length === 0) return null
    const searchId = openPageSearch(tx, { projectId, aim, name })
    addPages(tx, { searchId, pages })
    return searchId
  })
}

/** A search without pages yet. Call inside a transaction. */
export function openPageSearch(
  tx: Scope,
  { projectId, aim, name }: { projectId: number; aim: PageSearchAim; name: string },
): number {
  const { id } = tx.db
    .insert(pageSearches)
    .values({
      workspaceId: tx.workspaceId,
      projectId,
      userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
      name: name.slice(0, 200),
      aim,
      status: 'running',
      createdAt: tx.now,
    })
    .returning({ id: pageSearches.id })
    .get()
  record(tx, { what: 'page_search.started', projectId, data: { name } })
  return id
}

/**
 * Puts pages in line to be read: each once, and of one query only the best placed page of a site. Call inside a
 * transaction.
 * @returns how many are new
 */
export function addPages(tx: Scope, { searchId, pages }: { searchId: number; pages: NamedPage[] }): number {
  let room = MOST_PAGES - pageCount(tx, searchId)
  let added = 0
  for (const { url, title, snippet, query = '', engine, position } of pages) {
    if (room <= 0) break
    const domain = siteOf(url)
    if (!domain || (query && hasSite(tx, searchId, query, domain))) continue
    const { changes } = tx.db
      .insert(foundPages)
      .values({
        searchId,
        url,
        urlKey: pageKey(url),
        domain,
        title: title?.trim().slice(0, 300) || null,
        snippet: snippet?.trim().slice(0, 600) || null,
        query: query.slice(0, 500),
        engine,
        position,
      })
      .onConflictDoNothing()
      .run()
    added += changes
    room -= changes
  }
  return added
}

function pageCount(tx: Scope, searchId: number): number {
  return tx.db
    .select({ count: sql<number>`count(*)` })
    .from(foundPages)
    .where(eq(foundPages.searchId, searchId))
    .get()!.count
}

function hasSite(tx: Scope, searchId: number, query: string, domain: string): boolean {
  return (
    tx.db
      .select({ id: foundPages.id })
      .from(foundPages)
      .where(
        and(eq(foundPages.searchId, searchId), eq(foundPages.query, query), eq(foundPages.domain, domain)),
      )
      .get() !== undefined
  )
}

export type PageSearch = typeof pageSearches.$inferSelect

/** @throws NotFound outside this workspace and project */
export function getPageSearch(
  scope: Scope,
  { searchId, projectId }: { searchId: number; projectId?: number },
): PageSearch {
  const search = scope.db
    .select()
    .from(pageSearches)
    .where(and(eq(pageSearches.workspaceId, scope.workspaceId), eq(pageSearches.id, searchId)))
    .get()
  if (!search || (projectId !== undefined && search.projectId !== projectId))
    throw new NotFound('There is no such search.')
  return search
}

/** Pauses, goes on with, or cancels a search. What has been found stays. */
export function steerPageSearch(
  scope: Scope,
  { searchId, to }: { searchId: number; to: 'running' | 'paused' | 'cancelled' },
): void {
  const search = getPageSearch(scope, { searchId })
  if (search.status === 'done' || search.status === 'cancelled') return
  scope.db
    .update(pageSearches)
    .set({ status: to, finishedAt: to === 'cancelled' ? scope.now : null })
    .where(eq(pageSearches.id, searchId))
    .run()
}
