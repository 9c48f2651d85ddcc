import { and, asc, eq, isNull, sql } from 'drizzle-orm'
import { crawlPages, crawlPlaces, crawlTargets } from '#db/tables/discovery.ts'
import type { Scope } from '../values/scope.server.ts'
import { siteOf } from '../values/web-address.ts'
import type { Crawl } from './start-crawl.server.ts'

/** What a search has still to do, a step's worth of it. */
const PAGES_A_STEP = 60
const TARGETS_A_STEP = 400

export type WaitingPage = { id: number; url: string; depth: number }

const PAGE = { id: crawlPages.id, url: crawlPages.url, depth: crawlPages.depth }

/** Sitemaps to read, those named first before those in them. */
export function waitingSitemaps(scope: Scope, { id }: Crawl): WaitingPage[] {
  return scope.db
    .select(PAGE)
    .from(crawlPages)
    .where(and(eq(crawlPages.crawlId, id), isNull(crawlPages.readAt), eq(crawlPages.kind, 'sitemap')))
    .orderBy(asc(crawlPages.depth), asc(crawlPages.id))
    .limit(PAGES_A_STEP)
    .all()
}

/** The sites whose pages a sitemap may name: those that the search was begun with. */
export function sitesOf(scope: Scope, { id }: Crawl): Set<string> {
  const named = scope.db
    .select({ url: crawlPages.url })
    .from(crawlPages)
    .where(and(eq(crawlPages.crawlId, id), eq(crawlPages.kind, 'sitemap'), eq(crawlPages.depth, 0)))
    .all()
  return new Set(named.flatMap(({ url }) => siteOf(url) ?? []))
}

/** Pages to read, as far as the limit of the search leaves room. */
export function waitingPages(scope: Scope, { id, maxPages }: Crawl): WaitingPage[] {
  const { read } = scope.db
    .select({ read: sql<number>`count(*)` })
    .from(crawlPages)
    .where(
      and(eq(crawlPages.crawlId, id), eq(crawlPages.kind, 'page'), sql`${crawlPages.readAt} is not null`),
    )
    .get()!
  return scope.db
    .select(PAGE)
    .from(crawlPages)
    .where(and(eq(crawlPages.crawlId, id), isNull(crawlPages.readAt), eq(crawlPages.kind, 'page')))
    .orderBy(asc(crawlPages.depth), asc(crawlPages.id))
    .limit(Math.max(0, Math.min(PAGES_A_STEP, maxPages - read)))
    .all()
}

/** Pages that are told to carry a link which has turned out dead. */
export function waitingToldPages(scope: Scope, { id }: Crawl): WaitingPage[] {
  return scope.db
    .selectDistinct(PAGE)
    .from(crawlTargets)
    .innerJoin(crawlPlaces, eq(crawlPlaces.targetId, crawlTargets.id))
    .innerJoin(crawlPages, eq(crawlPages.id, crawlPlaces.pageId))
    .where(
      and(
        eq(crawlTargets.crawlId, id),
        eq(crawlTargets.state, 'dead'),
        isNull(crawlTargets.rejectedAt),
        eq(crawlPages.kind, 'told'),
        isNull(crawlPages.readAt),
      ),
    )
    .limit(PAGES_A_STEP)
    .all()
}

export function waitingTargets(scope: Scope, { id }: Crawl) {
  return scope.db
    .select({ id: crawlTargets.id, url: crawlTargets.url, lookCount: crawlTargets.lookCount })
    .from(crawlTargets)
    .where(and(eq(crawlTargets.crawlId, id), eq(crawlTargets.state, 'waiting')))
    .orderBy(asc(crawlTargets.id))
    .limit(TARGETS_A_STEP)
    .all()
}
