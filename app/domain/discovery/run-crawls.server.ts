import { and, asc, eq, isNull, lte, or, sql } from 'drizzle-orm'
import { crawlPages, crawlPlaces, crawls, crawlTargets } from '#db/tables/discovery.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { inTransaction, soon, tellTime, type Scope } from '../values/scope.server.ts'
import { pageKey } from '../values/web-address.ts'
import { archiveOf, type Archive } from './archive.server.ts'
import { checkTarget } from './check-target.server.ts'
import { crawlPage, type CrawledPage } from './crawl-page.server.ts'
import { inwardOf, outboundOf } from './outbound.ts'
import { getCrawl, type Crawl } from './start-crawl.server.ts'

const LEASE_MS = 120_000
const PAGES_AT_ONCE = 12
const TARGETS_AT_ONCE = 40
/** What refused us is asked again: after an hour, six hours, a day, and then left as it is. */
const LOOK_AGAIN_HOURS = [1, 6, 24]

type Surroundings = { web: Web; archive: Archive; signal?: AbortSignal }

/**
 * Goes on with every running search, a handful of pages or targets at a time, each written down as it comes: a kill at
 * any moment repeats at most what was under way.
 */
export async function runCrawls(scope: Scope, around: Surroundings): Promise<void> {
  for (const { id } of running(scope)) {
    const crawl = claim(scope, id)
    if (!crawl) continue
    while (!around.signal?.aborted && (await step(scope, crawl, around))) renew(scope, id)
    scope.db.update(crawls).set({ claimedUntil: null }).where(eq(crawls.id, id)).run()
  }
  await lookAgain(scope, around)
}

/** @returns false when there is nothing more to do now */
async function step(scope: Scope, crawl: Crawl, { web, archive, signal }: Surroundings): Promise<boolean> {
  if (getCrawl(scope, { crawlId: crawl.id }).status !== 'running') return false
  const pages = waitingPages(scope, crawl)
  if (pages.length > 0) {
    await Promise.all(
      pages.map(async (page) => {
        const crawled = await crawlPage(web, page.url)
        if (!signal?.aborted) keepPage(scope, crawl, page, crawled)
      }),
    )
    return true
  }
  const targets = scope.db
    .select({ id: crawlTargets.id, url: crawlTargets.url })
    .from(crawlTargets)
    .where(and(eq(crawlTargets.crawlId, crawl.id), eq(crawlTargets.state, 'waiting')))
    .orderBy(asc(crawlTargets.id))
    .limit(TARGETS_AT_ONCE)
    .all()
  if (targets.length === 0) {
    finish(scope, crawl)
    return false
  }
  await Promise.all(targets.map((target) => look(scope, target, { web, archive, signal })))
  return true
}

type WaitingPage = { id: number; url: string; depth: number }

function waitingPages(scope: Scope, { id, maxPages }: Crawl): WaitingPage[] {
  const { read } = scope.db
    .select({ read: sql<number>`count(*)` })
    .from(crawlPages)
    .where(and(eq(crawlPages.crawlId, id), sql`${crawlPages.readAt} is not null`))
    .get()!
  return scope.db
    .select({ id: crawlPages.id, url: crawlPages.url, depth: crawlPages.depth })
    .from(crawlPages)
    .where(and(eq(crawlPages.crawlId, id), isNull(crawlPages.readAt)))
    .orderBy(asc(crawlPages.depth), asc(crawlPages.id))
    .limit(Math.max(0, Math.min(PAGES_AT_ONCE, maxPages - read)))
    .all()
}

function keepPage(scope: Scope, crawl: Crawl, page: WaitingPage, crawled: CrawledPage): void {
  inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    tx.db
      .update(crawlPages)
      .set(
        crawled.ok
          ? { readAt: tx.now, title: crawled.page.title }
          : { readAt: tx.now, trouble: crawled.reason },
      )
      .where(eq(crawlPages.id, page.id))
      .run()
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
    if (page.depth >= crawl.depth) return
    for (const url of inwardOf(crawled.page, crawl))
      tx.db
        .insert(crawlPages)
        .values({ crawlId: crawl.id, url, urlKey: pageKey(url), depth: page.depth + 1 })
        .onConflictDoNothing()
        .run()
  })
}

async function look(
  scope: Scope,
  target: { id: number; url: string; lookCount?: number },
  { web, archive, signal }: Surroundings,
): Promise<void> {
  const { state, cause, because, checked, finalUrl } = await checkTarget(web, target.url)
  const archiveUrl = state === 'dead' ? await archiveOf(web, archive, target.url) : null
  if (signal?.aborted) return
  const now = tellTime(scope.db).now
  const lookCount = (target.lookCount ?? 0) + 1
  const hours =
    state === 'uncertain' && cause !== 'redirects_home' ? LOOK_AGAIN_HOURS[lookCount - 1] : undefined
  scope.db
    .update(crawlTargets)
    .set({
      state,
      cause,
      because,
      checked,
      finalUrl,
      archiveUrl,
      lookCount,
      lookAgainAt: hours === undefined ? null : new Date(now.getTime() + hours * 3_600_000),
    })
    .where(eq(crawlTargets.id, target.id))
    .run()
}

/** What was uncertain is asked again at its time, however long the search has been over. */
async function lookAgain(scope: Scope, around: Surroundings): Promise<void> {
  const due = scope.db
    .select({ id: crawlTargets.id, url: crawlTargets.url, lookCount: crawlTargets.lookCount })
    .from(crawlTargets)
    .innerJoin(crawls, eq(crawls.id, crawlTargets.crawlId))
    .where(and(lte(crawlTargets.lookAgainAt, scope.now), eq(crawls.workspaceId, scope.workspaceId)))
    .limit(TARGETS_AT_ONCE)
    .all()
  await Promise.all(due.map((target) => look(scope, target, around)))
}

function running(scope: Scope): { id: number }[] {
  return scope.db
    .select({ id: crawls.id })
    .from(crawls)
    .where(and(eq(crawls.workspaceId, scope.workspaceId), eq(crawls.status, 'running')))
    .orderBy(asc(crawls.id))
    .all()
}

function claim(scope: Scope, crawlId: number): Crawl | null {
  return (
    scope.db
      .update(crawls)
      .set({ claimedUntil: soon(scope, { ms: LEASE_MS }) })
      .where(
        and(eq(crawls.id, crawlId), or(isNull(crawls.claimedUntil), lte(crawls.claimedUntil, scope.now))),
      )
      .returning()
      .get() ?? null
  )
}

function renew(scope: Scope, crawlId: number): void {
  const now = { ...scope, ...tellTime(scope.db) }
  scope.db
    .update(crawls)
    .set({ claimedUntil: soon(now, { ms: LEASE_MS }) })
    .where(eq(crawls.id, crawlId))
    .run()
}

function finish(scope: Scope, { id }: Crawl): void {
  scope.db
    .update(crawls)
    .set({ status: 'done', finishedAt: tellTime(scope.db).now })
    .where(and(eq(crawls.id, id), eq(crawls.status, 'running')))
    .run()
}
