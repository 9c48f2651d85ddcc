import { and, eq, sql } from 'drizzle-orm'
import { crawlPages, crawlPlaces, crawlTargets } from '#db/tables/discovery.ts'
import type { CrawlPageKind } from '#db/vocabulary.ts'
import { inTransaction, tellTime, type Scope } from '../values/scope.server.ts'
import { isSamePage } from '../values/web-address.ts'
import type { CrawledPage } from './crawl-page.server.ts'
import type { FetchedSitemap } from './fetch-sitemap.server.ts'
import { inwardOf, outboundOf } from './outbound.ts'
import { crawlKey, type Crawl } from './start-crawl.server.ts'
import type { WaitingPage } from './waiting.server.ts'

/** A sitemap of sitemaps of sitemaps, and no deeper. */
const DEEPEST_SITEMAP = 3
/** Sitemaps that one search reads. */
const MOST_SITEMAPS = 500

/** Writes down what a page links to, and where the search may go on. */
export function keepPage(scope: Scope, crawl: Crawl, page: WaitingPage, crawled: CrawledPage): void {
  inTransaction(timed(scope), (tx) => {
    settlePage(tx, page, crawled)
    if (!crawled.ok) return
    for (const link of outboundOf(crawled.page)) {
      tx.db.insert(crawlTargets).values({ crawlId: crawl.id, url: link.url }).onConflictDoNothing().run()
      const target = tx.db
        .select({ id: crawlTargets.id })
        .from(crawlTargets)
        .where(and(eq(crawlTargets.crawlId, crawl.id), eq(crawlTargets.url, link.url)))
        .get()!
      const { anchor, context, position } = link
      tx.db
        .insert(crawlPlaces)
        .values({ crawlId: crawl.id, pageId: page.id, targetId: target.id, anchor, context, position })
        .run()
    }
    if (page.depth < crawl.depth)
      addPages(tx, crawl, inwardOf(crawled.page, crawl), { kind: 'page', depth: page.depth + 1 })
  })
}

/** Writes down the pages and the further sitemaps that a sitemap names, as far as the limits go. */
export function keepSitemap(scope: Scope, crawl: Crawl, sitemap: WaitingPage, fetched: FetchedSitemap): void {
  inTransaction(timed(scope), (tx) => {
    tx.db
      .update(crawlPages)
      .set({ readAt: tx.now, trouble: fetched.ok ? null : fetched.reason })
      .where(eq(crawlPages.id, sitemap.id))
      .run()
    if (!fetched.ok) return
    const room = crawl.maxPages - countPages(tx, crawl, 'page')
    addPages(tx, crawl, fetched.pages.slice(0, Math.max(0, room)), { kind: 'page', depth: 0 })
    if (sitemap.depth >= DEEPEST_SITEMAP) return
    const left = MOST_SITEMAPS - countPages(tx, crawl, 'sitemap')
    addPages(tx, crawl, fetched.sitemaps.slice(0, Math.max(0, left)), {
      kind: 'sitemap',
      depth: sitemap.depth + 1,
    })
  })
}

/** Compares what a page is told to link to with what it does: its own words replace those told. */
export function keepToldPage(scope: Scope, page: WaitingPage, crawled: CrawledPage): void {
  inTransaction(timed(scope), (tx) => {
    settlePage(tx, page, crawled)
    if (!crawled.ok) return
    const links = outboundOf(crawled.page)
    const places = tx.db
      .select({ id: crawlPlaces.id, url: crawlTargets.url })
      .from(crawlPlaces)
      .innerJoin(crawlTargets, eq(crawlTargets.id, crawlPlaces.targetId))
      .where(eq(crawlPlaces.pageId, page.id))
      .all()
    for (const place of places) {
      const link = links.find(({ url }) => isSamePage(url, place.url))
      const seen = link && { anchor: link.anchor, context: link.context, position: link.position }
      tx.db
        .update(crawlPlaces)
        .set({ state: seen ? 'seen' : 'gone', ...seen })
        .where(eq(crawlPlaces.id, place.id))
        .run()
    }
  })
}

function settlePage(tx: Scope, { id }: WaitingPage, crawled: CrawledPage): void {
  tx.db
    .update(crawlPages)
    .set(
      crawled.ok
        ? { readAt: tx.now, title: crawled.page.title }
        : { readAt: tx.now, trouble: crawled.reason },
    )
    .where(eq(crawlPages.id, id))
    .run()
}

function addPages(
  tx: Scope,
  { id: crawlId }: Crawl,
  urls: string[],
  { kind, depth }: { kind: CrawlPageKind; depth: number },
): void {
  for (const url of urls)
    tx.db
      .insert(crawlPages)
      .values({ crawlId, url, urlKey: crawlKey(url, kind), kind, depth })
      .onConflictDoNothing()
      .run()
}

function countPages(tx: Scope, { id }: Crawl, kind: CrawlPageKind): number {
  return tx.db
    .select({ all: sql<number>`count(*)` })
    .from(crawlPages)
    .where(and(eq(crawlPages.crawlId, id), eq(crawlPages.kind, kind)))
    .get()!.all
}

function timed(scope: Scope): Scope {
  return { ...scope, ...tellTime(scope.db) }
}
