import { and, eq, sql } from 'drizzle-orm'
import { backlinks } from '#db/tables/backlinks.ts'
import { crawls } from '#db/tables/discovery.ts'
import { record } from '../activity/record.server.ts'
import { getProject } from '../projects/projects.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { MOST_TOLD_LINKS, writeTold } from './prepare-links.server.ts'
import type { ToldLink, ToldTarget } from './told-links.ts'

/** Pages of a rival that one search may ask at most. */
export const MOST_RIVAL_PAGES = 2_000

/** Starts a search for dead ones among addresses that a file names, with the pages that it says link to them. */
export function startLinksCrawl(
  scope: Scope,
  { projectId, name, targets }: { projectId: number; name: string; targets: ToldTarget[] },
): number {
  return inTransaction(scope, (tx) => {
    const id = open(tx, { projectId, name, toPrepare: null })
    writeTold(tx, id, targets)
    return id
  })
}

/** Starts a search for dead pages of a rival, in the backlinks that were brought: the jobs look them up. */
export function startRivalCrawl(
  scope: Scope,
  { projectId, subject, mostPages }: { projectId: number; subject: string; mostPages: number },
): number {
  return inTransaction(scope, (tx) =>
    open(tx, { projectId, name: `Dead pages of ${subject}`, toPrepare: { subject, mostPages } }),
  )
}

function open(
  tx: Scope,
  how: { projectId: number; name: string; toPrepare: { subject: string; mostPages: number } | null },
): number {
  getProject(tx, how.projectId)
  const { id } = tx.db
    .insert(crawls)
    .values({
      workspaceId: tx.workspaceId,
      userId: tx.actor.kind === 'user' ? tx.actor.userId : null,
      ...how,
      startsFrom: 'links',
      depth: 0,
      sameHost: true,
      maxPages: MOST_TOLD_LINKS,
      status: 'running',
      createdAt: tx.now,
    })
    .returning({ id: crawls.id })
    .get()
  record(tx, { what: 'crawl.started', projectId: how.projectId, data: { name: how.name } })
  return id
}

/** The links that the store has to some addresses, whomever they belong to. @param urls as files write them */
export function storedLinksTo(
  scope: Scope,
  { projectId, urls }: { projectId: number; urls: string[] },
): ToldLink[] {
  return scope.db
    .select({
      sourceUrl: backlinks.sourceUrl,
      targetUrl: sql<string>`${backlinks.targetUrl}`,
      anchor: sql<string>`coalesce(${backlinks.anchor}, '')`,
      context: sql<string>`''`,
    })
    .from(backlinks)
    .where(
      and(
        eq(backlinks.projectId, projectId),
        sql`${backlinks.targetUrl} in (select value from json_each(${JSON.stringify(urls)}))`,
      ),
    )
    .limit(MOST_TOLD_LINKS)
    .all()
}
