import { and, eq, inArray } from 'drizzle-orm'
import { crawlPages, crawls } from '#db/tables/discovery.ts'
import { prospects } from '#db/tables/prospects.ts'
import { record } from '../activity/record.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { NotFound } from '../values/errors.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { pageKey } from '../values/web-address.ts'
import { namedPages } from './named-pages.ts'

export type NewCrawl = {
  projectId: number
  /** Addresses of pages or sites, one a line. */
  text: string
  depth: number
  sameHost: boolean
  maxPages: number
}

/** Most pages that one search may be asked to read. */
export const MOST_PAGES = 20_000

/** Starts a search; the jobs read its pages. @returns its id, or null when the text names no page */
export function startCrawl(scope: Scope, { projectId, text, ...how }: NewCrawl): number | null {
  getProject(scope, projectId)
  const { urls } = namedPages(text)
  const [first] = urls
  if (!first) return null
  const { hostname } = new URL(first)
  return openCrawl(scope, {
    projectId,
    ...how,
    urls,
    name: urls.length === 1 ? hostname : `${hostname} and ${urls.length - 1} more`,
  })
}

/** Starts a search of the pages of prospects. @returns its id, or null when none of them has a page */
export function crawlProspects(
  scope: Scope,
  { projectId, prospectIds }: { projectId: number; prospectIds: number[] },
): number | null {
  const urls = scope.db
    .select({ url: prospects.pageUrl })
    .from(prospects)
    .where(and(eq(prospects.projectId, projectId), inArray(prospects.id, prospectIds.slice(0, MOST_PAGES))))
    .all()
    .flatMap(({ url }) => url ?? [])
  if (urls.length === 0) return null
  const name = urls.length === 1 ? 'The page of a prospect' : `Pages of ${urls.length} prospects`
  return openCrawl(scope, { projectId, urls, name, depth: 0, sameHost: true, maxPages: urls.length })
}

type Opened = Omit<NewCrawl, 'text'> & { urls: string[]; name: string }

function openCrawl(scope: Scope, { projectId, urls, name, depth, sameHost, maxPages }: Opened): number {
  return inTransaction(scope, (tx) => {
    const { id } = tx.db
      .insert(crawls)
      .values({
        workspaceId: tx.workspaceId,
        projectId,
        userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
        name,
        depth,
        sameHost,
        maxPages: Math.min(maxPages, MOST_PAGES),
        status: 'running',
        createdAt: tx.now,
      })
      .returning({ id: crawls.id })
      .get()
    for (const url of urls.slice(0, MOST_PAGES))
      tx.db
        .insert(crawlPages)
        .values({ crawlId: id, url, urlKey: pageKey(url), depth: 0 })
        .onConflictDoNothing()
        .run()
    record(tx, { what: 'crawl.started', projectId, data: { name, pages: urls.length } })
    return id
  })
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

/** Pauses, goes on with, or cancels a search. What has been found stays. */
export function steerCrawl(
  scope: Scope,
  { crawlId, to }: { crawlId: number; to: 'running' | 'paused' | 'cancelled' },
): void {
  const crawl = getCrawl(scope, { crawlId })
  if (crawl.status === 'done' || crawl.status === 'cancelled') return
  scope.db
    .update(crawls)
    .set({ status: to, finishedAt: to === 'cancelled' ? scope.now : null })
    .where(eq(crawls.id, crawlId))
    .run()
}
