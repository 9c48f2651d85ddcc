import { and, asc, eq, inArray, isNull, lte, or } from 'drizzle-orm'
import { crawls, crawlTargets } from '#db/tables/discovery.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { soon, tellTime, type Scope } from '../values/scope.server.ts'
import { archiveOf, type Archive } from './archive.server.ts'
import { byHost } from './by-host.ts'
import { checkTarget } from '../pages/check-target.server.ts'
import { crawlPage } from './crawl-page.server.ts'
import { fetchSitemap } from './fetch-sitemap.server.ts'
import { keepPage, keepSitemap, keepToldPage } from './keep-page.server.ts'
import { lookAgainHours } from './look-again.ts'
import { prepareLinks } from './prepare-links.server.ts'
import { getCrawl, type Crawl } from './start-crawl.server.ts'
import { sitesOf, waitingPages, waitingSitemaps, waitingTargets, waitingToldPages } from './waiting.server.ts'

const LEASE_MS = 180_000
/** A step begins nothing new after so long: then a pause, a limit or another search gets a look. */
const STEP_MS = 5_000
/** Targets asked again at once. */
const AGAIN_AT_ONCE = 200

type Surroundings = { web: Web; archive: Archive; signal?: AbortSignal }

/**
 * Goes on with every running search, a few seconds at a time, each page and target written down as it comes: a kill at
 * any moment repeats at most what was under way.
 */
export async function runCrawls(scope: Scope, around: Surroundings): Promise<void> {
  for (const { id } of running(scope)) {
    const crawl = claim(scope, id)
    if (!crawl) continue
    for (let goesOn = true; goesOn && !around.signal?.aborted;) {
      const startedAt = performance.now()
      goesOn = await step(scope, crawl, around)
      renew(scope, id, Math.round(performance.now() - startedAt))
    }
    scope.db.update(crawls).set({ claimedUntil: null }).where(eq(crawls.id, id)).run()
  }
  await lookAgain(scope, around)
}

/** @returns false when there is nothing more to do now */
async function step(scope: Scope, { id: crawlId }: Crawl, around: Surroundings): Promise<boolean> {
  const crawl = getCrawl(scope, { crawlId })
  if (crawl.status !== 'running') return false
  if (crawl.maxMinutes !== null && crawl.workedMs >= crawl.maxMinutes * 60_000) return rest(scope, crawl)
  if (crawl.toPrepare) prepareLinks(scope, crawl)
  const isFromPages = crawl.startsFrom === 'pages'
  const didWork = isFromPages
    ? (await readSitemaps(scope, crawl, around)) ||
      (await readPages(scope, crawl, around)) ||
      (await askTargets(scope, crawl, around))
    : (await askTargets(scope, crawl, around)) || (await readToldPages(scope, crawl, around))
  if (!didWork) finish(scope, crawl)
  return didWork
}

async function readSitemaps(scope: Scope, crawl: Crawl, { web, signal }: Surroundings): Promise<boolean> {
  const sitemaps = waitingSitemaps(scope, crawl)
  if (sitemaps.length === 0) return false
  const sites = sitesOf(scope, crawl)
  await byHost(sitemaps, during(signal), async (sitemap) => {
    const fetched = await fetchSitemap(web, sitemap.url, sites)
    if (!signal?.aborted) keepSitemap(scope, crawl, sitemap, fetched)
  })
  return true
}

async function readPages(scope: Scope, crawl: Crawl, { web, signal }: Surroundings): Promise<boolean> {
  const pages = waitingPages(scope, crawl)
  await byHost(pages, during(signal), async (page) => {
    const crawled = await crawlPage(web, page.url)
    if (!signal?.aborted) keepPage(scope, crawl, page, crawled)
  })
  return pages.length > 0
}

/** The pages that are told to carry links which have turned out dead: do they still? */
async function readToldPages(scope: Scope, crawl: Crawl, { web, signal }: Surroundings): Promise<boolean> {
  const pages = waitingToldPages(scope, crawl)
  await byHost(pages, during(signal), async (page) => {
    const crawled = await crawlPage(web, page.url)
    if (!signal?.aborted) keepToldPage(scope, page, crawled)
  })
  return pages.length > 0
}

async function askTargets(scope: Scope, crawl: Crawl, around: Surroundings): Promise<boolean> {
  const targets = waitingTargets(scope, crawl)
  await byHost(targets, during(around.signal), (target) => look(scope, target, around))
  return targets.length > 0
}

function during(signal: AbortSignal | undefined) {
  const end = performance.now() + STEP_MS
  return {
    urlOf: ({ url }: { url: string }) => url,
    goesOn: () => !signal?.aborted && performance.now() < end,
  }
}

async function look(
  scope: Scope,
  target: { id: number; url: string; lookCount: number },
  { web, archive, signal }: Surroundings,
): Promise<void> {
  const { state, cause, because, checked, finalUrl } = await checkTarget(web, target.url)
  const archiveUrl = state === 'dead' ? await archiveOf(web, archive, target.url) : null
  if (signal?.aborted) return
  const now = tellTime(scope.db).now
  const lookCount = target.lookCount + 1
  const hours = lookAgainHours({ state, cause, lookCount })
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
      askedAt: now,
      lookAgainAt: hours === null ? null : new Date(now.getTime() + hours * 3_600_000),
    })
    .where(eq(crawlTargets.id, target.id))
    .run()
}

/** What was uncertain is asked again at its time, however long the search has been over. */
async function lookAgain(scope: Scope, around: Surroundings): Promise<void> {
  const due = scope.db
    .select({
      id: crawlTargets.id,
      url: crawlTargets.url,
      lookCount: crawlTargets.lookCount,
      crawlId: crawlTargets.crawlId,
    })
    .from(crawlTargets)
    .innerJoin(crawls, eq(crawls.id, crawlTargets.crawlId))
    .where(and(lte(crawlTargets.lookAgainAt, scope.now), eq(crawls.workspaceId, scope.workspaceId)))
    .limit(AGAIN_AT_ONCE)
    .all()
  await byHost(due, during(around.signal), (target) => look(scope, target, around))
  reopen(scope, [...new Set(due.map(({ crawlId }) => crawlId))])
}

/** A target that is dead by now has pages that are told to link to it, and nobody has looked at them yet. */
function reopen(scope: Scope, crawlIds: number[]): void {
  const done = scope.db
    .select()
    .from(crawls)
    .where(and(inArray(crawls.id, crawlIds), eq(crawls.startsFrom, 'links'), eq(crawls.status, 'done')))
    .all()
  for (const crawl of done)
    if (waitingToldPages(scope, crawl).length > 0)
      scope.db
        .update(crawls)
        .set({ status: 'running', finishedAt: null })
        .where(eq(crawls.id, crawl.id))
        .run()
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

function renew(scope: Scope, crawlId: number, ms: number): void {
  const now = { ...scope, ...tellTime(scope.db) }
  const { workedMs } = getCrawl(scope, { crawlId })
  scope.db
    .update(crawls)
    .set({ claimedUntil: soon(now, { ms: LEASE_MS }), workedMs: workedMs + ms })
    .where(eq(crawls.id, crawlId))
    .run()
}

/** The time it was given is over: it stands still until a person lets it go on. */
function rest(scope: Scope, { id, maxMinutes }: Crawl): false {
  scope.db
    .update(crawls)
    .set({ status: 'paused', stoppedBecause: `the ${maxMinutes} minutes that it was given are over` })
    .where(and(eq(crawls.id, id), eq(crawls.status, 'running')))
    .run()
  return false
}

function finish(scope: Scope, { id }: Crawl): void {
  scope.db
    .update(crawls)
    .set({ status: 'done', finishedAt: tellTime(scope.db).now })
    .where(and(eq(crawls.id, id), eq(crawls.status, 'running')))
    .run()
}
