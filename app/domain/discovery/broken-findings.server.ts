import { and, asc, desc, eq, inArray, isNull, ne, sql } from 'drizzle-orm'
import { crawlPages, crawlPlaces, crawls, crawlTargets } from '#db/tables/discovery.ts'
import type { TargetStateWord } from '#db/vocabulary.ts'
import type { Scope } from '../values/scope.server.ts'
import { getCrawl } from './start-crawl.server.ts'

/** The searches of a project, newest first. */
export function listCrawls(scope: Scope, { projectId }: { projectId: number }) {
  return scope.db
    .select()
    .from(crawls)
    .where(and(eq(crawls.workspaceId, scope.workspaceId), eq(crawls.projectId, projectId)))
    .orderBy(desc(crawls.id))
    .limit(50)
    .all()
    .map((crawl) => ({ ...crawl, ...countsOf(scope, crawl.id) }))
}

/** How far a search is. Pages that are only told count once one of their links is dead. */
export function countsOf(scope: Scope, crawlId: number) {
  const isPage = sql`(${crawlPages.kind} = 'page' or (${crawlPages.kind} = 'told' and (${crawlPages.readAt} is not null
    or exists (select 1 from crawl_places p join crawl_targets t on t.id = p.target_id
      where p.page_id = ${crawlPages.id} and t.state = 'dead' and t.rejected_at is null))))`
  const pages = scope.db
    .select({
      all: sql<number>`count(*) filter (where ${isPage})`,
      read: sql<number>`count(${crawlPages.readAt}) filter (where ${crawlPages.kind} <> 'sitemap')`,
      troubled: sql<number>`count(${crawlPages.trouble})`,
      sitemaps: sql<number>`count(${crawlPages.readAt}) filter (where ${crawlPages.kind} = 'sitemap')`,
    })
    .from(crawlPages)
    .where(eq(crawlPages.crawlId, crawlId))
    .get()!
  const states = scope.db
    .select({ state: crawlTargets.state, count: sql<number>`count(*)` })
    .from(crawlTargets)
    .where(eq(crawlTargets.crawlId, crawlId))
    .groupBy(crawlTargets.state)
    .all()
  const targets: Record<TargetStateWord, number> = { waiting: 0, dead: 0, alive: 0, uncertain: 0 }
  for (const { state, count } of states) targets[state] = count
  return { pages, targets }
}

export const FINDINGS_A_PAGE = 50
const PLACES = 20

export type Finding = ReturnType<typeof findingsOf>[number]

/** The dead (or uncertain) targets of a search with the places that link to them, in the order in which they were met. */
export function findingsOf(
  scope: Scope,
  { crawlId, state, after = 0 }: { crawlId: number; state: 'dead' | 'uncertain'; after?: number },
) {
  const targets = scope.db
    .select()
    .from(crawlTargets)
    .where(
      and(
        eq(crawlTargets.crawlId, crawlId),
        eq(crawlTargets.state, state),
        isNull(crawlTargets.rejectedAt),
        sql`${crawlTargets.id} > ${after}`,
      ),
    )
    .orderBy(asc(crawlTargets.id))
    .limit(FINDINGS_A_PAGE)
    .all()
  return targets.map((target) => ({
    ...target,
    places: placesOf(scope, target.id, { atMost: PLACES }),
    placeCounts: placeCountsOf(scope, target.id),
  }))
}

/** On how many pages it stands, on how many no longer, and how many of them are no prospects yet. */
function placeCountsOf(scope: Scope, targetId: number) {
  return scope.db
    .select({
      standing: sql<number>`count(distinct ${crawlPlaces.pageId}) filter (where ${crawlPlaces.state} <> 'gone')`,
      gone: sql<number>`count(distinct ${crawlPlaces.pageId}) filter (where ${crawlPlaces.state} = 'gone')`,
      left: sql<number>`count(distinct ${crawlPlaces.pageId}) filter (where ${crawlPlaces.state} <> 'gone' and ${crawlPlaces.prospectId} is null)`,
    })
    .from(crawlPlaces)
    .where(eq(crawlPlaces.targetId, targetId))
    .get()!
}

/** The places that link to a target, and still do as far as is known; what has been seen comes before what is told. */
export function placesOf(scope: Scope, targetId: number, { atMost }: { atMost: number }) {
  return scope.db
    .select({
      id: crawlPlaces.id,
      anchor: crawlPlaces.anchor,
      context: crawlPlaces.context,
      position: crawlPlaces.position,
      state: crawlPlaces.state,
      prospectId: crawlPlaces.prospectId,
      pageUrl: crawlPages.url,
      pageTitle: crawlPages.title,
      pageTrouble: crawlPages.trouble,
    })
    .from(crawlPlaces)
    .innerJoin(crawlPages, eq(crawlPages.id, crawlPlaces.pageId))
    .where(and(eq(crawlPlaces.targetId, targetId), ne(crawlPlaces.state, 'gone')))
    .orderBy(asc(crawlPlaces.state), asc(crawlPlaces.id))
    .limit(atMost)
    .all()
}

/** Pages that could not be read, with the reason. */
export function troublesOf(scope: Scope, { crawlId }: { crawlId: number }) {
  return scope.db
    .select({ url: crawlPages.url, trouble: crawlPages.trouble })
    .from(crawlPages)
    .where(and(eq(crawlPages.crawlId, crawlId), sql`${crawlPages.trouble} is not null`))
    .orderBy(asc(crawlPages.id))
    .limit(100)
    .all()
}

/** Puts findings aside, or back. @param because why, in words; null puts them back */
export function rejectFindings(
  scope: Scope,
  { crawlId, targetIds, because }: { crawlId: number; targetIds: number[]; because: string | null },
): number {
  getCrawl(scope, { crawlId })
  return scope.db
    .update(crawlTargets)
    .set({ rejectedAt: because === null ? null : scope.now, rejectedBecause: because })
    .where(and(eq(crawlTargets.crawlId, crawlId), inArray(crawlTargets.id, targetIds)))
    .run().changes
}
