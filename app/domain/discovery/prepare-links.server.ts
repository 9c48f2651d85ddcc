import { and, eq, sql } from 'drizzle-orm'
import { backlinks } from '#db/tables/backlinks.ts'
import { crawlPages, crawlPlaces, crawls, crawlTargets } from '#db/tables/discovery.ts'
import { inTransaction, tellTime, type Scope } from '../values/scope.server.ts'
import { pageKey } from '../values/web-address.ts'
import type { Crawl } from './start-crawl.server.ts'
import { toldTargets, type ToldLink, type ToldTarget } from './told-links.ts'

/** Links that one search begins with. */
export const MOST_TOLD_LINKS = 20_000

/** Writes down what the backlink store says of a rival's pages: those first that most sites link to. */
export function prepareLinks(scope: Scope, { id, projectId, toPrepare }: Crawl): void {
  if (!toPrepare) return
  inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    const targets = toldTargets(storedLinks(tx, { projectId, ...toPrepare })).slice(0, toPrepare.mostPages)
    writeTold(tx, id, targets)
    tx.db.update(crawls).set({ toPrepare: null }).where(eq(crawls.id, id)).run()
  })
}

/** Writes targets down as what to ask, with the pages that are told to link to them. */
export function writeTold(tx: Scope, crawlId: number, targets: ToldTarget[]): void {
  const pageIds = new Map<string, number>()
  let room = MOST_TOLD_LINKS
  for (const { url, links } of targets) {
    if (room <= 0) return
    const { id: targetId } = tx.db
      .insert(crawlTargets)
      .values({ crawlId, url })
      .returning({ id: crawlTargets.id })
      .get()
    for (const { sourceUrl, anchor, context } of links.slice(0, room)) {
      const pageId = pageOf(tx, crawlId, sourceUrl, pageIds)
      tx.db
        .insert(crawlPlaces)
        .values({ crawlId, pageId, targetId, anchor, context, position: 'content', state: 'told' })
        .run()
    }
    room -= links.length
  }
}

function pageOf(tx: Scope, crawlId: number, url: string, known: Map<string, number>): number {
  const urlKey = pageKey(url)
  const id =
    known.get(urlKey) ??
    tx.db
      .insert(crawlPages)
      .values({ crawlId, url, urlKey, kind: 'told', depth: 0 })
      .returning({ id: crawlPages.id })
      .get().id
  known.set(urlKey, id)
  return id
}

/** The links to those addresses of a subject that most sites link to. One row a link, in the order of the store. */
function storedLinks(
  tx: Scope,
  { projectId, subject, mostPages }: { projectId: number; subject: string; mostPages: number },
): ToldLink[] {
  const most = tx.db
    .select({ url: backlinks.targetUrl })
    .from(backlinks)
    .where(
      and(
        eq(backlinks.projectId, projectId),
        eq(backlinks.subject, subject),
        sql`${backlinks.targetUrl} is not null and ${backlinks.isLost} is not 1`,
      ),
    )
    .groupBy(backlinks.targetUrl)
    .orderBy(sql`count(distinct ${backlinks.domain}) desc`)
    .limit(mostPages * 2)
    .all()
  return tx.db
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
        eq(backlinks.subject, subject),
        sql`${backlinks.isLost} is not 1`,
        sql`${backlinks.targetUrl} in (select value from json_each(${JSON.stringify(most.map(({ url }) => url))}))`,
      ),
    )
    .orderBy(backlinks.id)
    .all()
}
