import { and, eq, sql } from 'drizzle-orm'
import type { CrawlPageKind } from '#db/vocabulary.ts'
import { crawlPages, crawls } from '#db/tables/discovery.ts'
import { prospects } from '#db/tables/prospects.ts'
import { record } from '../activity/record.server.ts'
import { getProject } from '../projects/projects.server.ts'
import type { Which } from '../prospects/bulk.server.ts'
import { allMatching } from '../prospects/matching.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { pageKey } from '../values/web-address.ts'
import { namedPages } from './named-pages.ts'
import { looksLikeSitemap } from './sitemap.ts'

export type NewCrawl = {
  projectId: number
  /** Addresses of pages, sites or sitemaps, one a line. */
  text: string
  depth: number
  /** The pages to read are those of the sites' sitemaps. */
  bySitemap?: boolean
  sameHost: boolean
  maxPages: number
  /** Null: as long as it takes. */
  maxMinutes?: number | null
}

/** Most pages that one search may be asked to read. */
export const MOST_PAGES = 20_000

/** Starts a search; the jobs read its pages. @returns its id, or null when the text names no page */
export function startCrawl(
  scope: Scope,
  { projectId, text, bySitemap = false, ...how }: NewCrawl,
): number | null {
  getProject(scope, projectId)
  const { urls } = namedPages(text)
  const [first] = urls
  if (!first) return null
  const { hostname } = new URL(first)
  return openCrawl(scope, {
    projectId,
    ...how,
    pages: urls.map((url) => {
      if (looksLikeSitemap(url)) return { url, kind: 'sitemap' }
      return bySitemap ? { url: new URL('/robots.txt', url).href, kind: 'sitemap' } : { url, kind: 'page' }
    }),
    name: urls.length === 1 ? hostname : `${hostname} and ${urls.length - 1} more`,
  })
}

/**
 * Starts a search of the pages of prospects.
 * @returns its id; or `too-many`, or `none` when not one of them has a page
 */
export function crawlProspects(
  scope: Scope,
  { projectId, which }: { projectId: number; which: Which },
): { ok: true; id: number; pages: number } | { ok: false; reason: 'too-many' | 'none' } {
  getProject(scope, projectId)
  const ids =
    'matching' in which
      ? allMatching(scope, { projectId, query: which.matching, atMost: MOST_PAGES + 1 })
      : [...new Set(which.ids)]
  if (ids.length > MOST_PAGES) return { ok: false, reason: 'too-many' }
  const pages = scope.db
    .select({ url: prospects.pageUrl })
    .from(prospects)
    .where(
      and(
        eq(prospects.projectId, projectId),
        sql`${prospects.id} in (select value from json_each(${JSON.stringify(ids)}))`,
      ),
    )
    .all()
    .flatMap(({ url }) => (url ? [{ url, kind: 'page' as const }] : []))
  if (pages.length === 0) return { ok: false, reason: 'none' }
  const name =
    pages.length === 1
      ? `A prospect’s page at ${new URL(pages[0]!.url).hostname}`
      : `Pages of ${pages.length} prospects`
  const id = openCrawl(scope, { projectId, pages, name, depth: 0, sameHost: true, maxPages: pages.length })
  return { ok: true, id, pages: pages.length }
}

type Opened = Omit<NewCrawl, 'text' | 'bySitemap'> & {
  pages: { url: string; kind: CrawlPageKind }[]
  name: string
}

function openCrawl(scope: Scope, { projectId, pages, name, maxPages, ...how }: Opened): number {
  return inTransaction(scope, (tx) => {
    const { id } = tx.db
      .insert(crawls)
      .values({
        workspaceId: tx.workspaceId,
        projectId,
        userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
        name,
        ...how,
        maxPages: Math.min(maxPages, MOST_PAGES),
        status: 'running',
        createdAt: tx.now,
      })
      .returning({ id: crawls.id })
      .get()
    for (const { url, kind } of pages.slice(0, MOST_PAGES))
      tx.db
        .insert(crawlPages)
        .values({ crawlId: id, url, urlKey: crawlKey(url, kind), kind, depth: 0 })
        .onConflictDoNothing()
        .run()
    record(tx, { what: 'crawl.started', projectId, data: { name, pages: pages.length } })
    return id
  })
}

/** What a page of a crawl is known by; a sitemap is none of its pages. */
export function crawlKey(url: string, kind: CrawlPageKind): string {
  return kind === 'sitemap' ? `sitemap ${pageKey(url)}` : pageKey(url)
}

export type Crawl = typeof crawls.$inferSelect

/** @throws NotFound outside this workspace and project */
export function getCrawl(
  scope: Scope,
  { crawlId, projectId }: { crawlId: number; projectId?: number },
): Crawl {
  const crawl = scope.db
    .select()
    .from(crawls)
    .where(and(eq(crawls.workspaceId, scope.workspaceId), eq(crawls.id, crawlId)))
    .get()
  if (!crawl || (projectId !== undefined && crawl.projectId !== projectId))
    throw new NotFound('There is no such search.')
  return crawl
}

/** Pauses, goes on with, or cancels a search. What has been found stays; a time limit begins anew. */
export function steerCrawl(
  scope: Scope,
  { crawlId, to }: { crawlId: number; to: 'running' | 'paused' | 'cancelled' },
): void {
  const crawl = getCrawl(scope, { crawlId })
  if (crawl.status === 'done' || crawl.status === 'cancelled' || crawl.status === to) return
  scope.db
    .update(crawls)
    .set({
      status: to,
      stoppedBecause: null,
      finishedAt: to === 'cancelled' ? scope.now : null,
      ...(to === 'running' && { workedMs: 0 }),
    })
    .where(eq(crawls.id, crawlId))
    .run()
}
