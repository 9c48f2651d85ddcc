import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import { foundPages, pageSearches } from '#db/tables/page-searches.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { listCompetitors } from '../../projects/projects.server.ts'
import { namesOf } from '../../projects/brands.server.ts'
import { soon, tellTime, type Scope } from '../../values/scope.server.ts'
import { crawlPage } from '../crawl-page.server.ts'
import { judgeRead } from './judge-page.ts'
import { askNext, nextQuery } from './queries.server.ts'
import { getPageSearch, type PageSearch } from './start-page-search.server.ts'

const LEASE_MS = 120_000
const PAGES_AT_ONCE = 12
/** Then the next search has its turn: a long one keeps nobody waiting. */
const TURN_MS = 10_000

type Surroundings = { web: Web; signal?: AbortSignal }

/**
 * Goes on with every running search: its questions are asked first, then the pages are read, a handful at a time, each
 * written down as it comes. A kill at any moment repeats at most what was under way.
 */
export async function runPageSearches(scope: Scope, around: Surroundings): Promise<void> {
  for (const { id } of running(scope)) {
    const search = claim(scope, id)
    if (!search) continue
    const end = performance.now() + TURN_MS
    while (!around.signal?.aborted && performance.now() < end && (await step(scope, search, around)))
      renew(scope, id)
    scope.db.update(pageSearches).set({ claimedUntil: null }).where(eq(pageSearches.id, id)).run()
  }
}

/** @returns false when there is nothing more to do now */
async function step(scope: Scope, search: PageSearch, { web, signal }: Surroundings): Promise<boolean> {
  if (getPageSearch(scope, { searchId: search.id }).status !== 'running') return false
  const query = nextQuery(scope, search.id)
  if (query.now) {
    await askNext(scope, query.now, { web, signal })
    return true
  }
  const waiting = waitingPages(scope, search)
  if (waiting.length === 0) {
    if (!query.isWaiting) finish(scope, search)
    return false
  }
  const setting = {
    aim: search.aim,
    ours: namesOf(scope, search.projectId),
    rivals: listCompetitors(scope, search.projectId).map(({ domain }) => domain),
  }
  await Promise.all(
    waiting.map(async ({ id, url }) => {
      const read = await crawlPage(web, url)
      if (signal?.aborted) return
      const result = read.ok
        ? {
            ...judgeRead(read, setting),
            ...(read.page.title && { title: read.page.title.slice(0, 300) }),
          }
        : { state: 'unreadable' as const, because: read.reason }
      scope.db
        .update(foundPages)
        .set({ ...result, readAt: tellTime(scope.db).now })
        .where(eq(foundPages.id, id))
        .run()
    }),
  )
  return true
}

function waitingPages(scope: Scope, { id }: PageSearch): { id: number; url: string }[] {
  return scope.db
    .select({ id: foundPages.id, url: foundPages.url })
    .from(foundPages)
    .where(and(eq(foundPages.searchId, id), eq(foundPages.state, 'waiting')))
    .orderBy(asc(foundPages.id))
    .limit(PAGES_AT_ONCE)
    .all()
}

function running(scope: Scope): { id: number }[] {
  return scope.db
    .select({ id: pageSearches.id })
    .from(pageSearches)
    .where(and(eq(pageSearches.workspaceId, scope.workspaceId), eq(pageSearches.status, 'running')))
    .orderBy(asc(pageSearches.id))
    .all()
}

function claim(scope: Scope, searchId: number): PageSearch | null {
  return (
    scope.db
      .update(pageSearches)
      .set({ claimedUntil: soon(scope, { ms: LEASE_MS }) })
      .where(
        and(
          eq(pageSearches.id, searchId),
          or(isNull(pageSearches.claimedUntil), lte(pageSearches.claimedUntil, scope.now)),
        ),
      )
      .returning()
      .get() ?? null
  )
}

function renew(scope: Scope, searchId: number): void {
  const now = { ...scope, ...tellTime(scope.db) }
  scope.db
    .update(pageSearches)
    .set({ claimedUntil: soon(now, { ms: LEASE_MS }) })
    .where(eq(pageSearches.id, searchId))
    .run()
}

function finish(scope: Scope, { id }: PageSearch): void {
  scope.db
    .update(pageSearches)
    .set({ status: 'done', finishedAt: tellTime(scope.db).now })
    .where(and(eq(pageSearches.id, id), eq(pageSearches.status, 'running')))
    .run()
}
