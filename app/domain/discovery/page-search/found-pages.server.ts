import { and, asc, desc, eq, isNotNull, isNull, sql } from 'drizzle-orm'
import { foundPages, pageSearches } from '#db/tables/page-searches.ts'
import type { FoundPageState } from '#db/vocabulary.ts'
import type { Scope } from '../../values/scope.server.ts'

/** How far a search is, and what came out; `aside`: put aside by a person, out of whichever kind. */
export type PageCounts = Record<FoundPageState | 'aside', number>

/** The searches of a project, newest first. */
export function listPageSearches(scope: Scope, { projectId }: { projectId: number }) {
  return scope.db
    .select()
    .from(pageSearches)
    .where(and(eq(pageSearches.workspaceId, scope.workspaceId), eq(pageSearches.projectId, projectId)))
    .orderBy(desc(pageSearches.id))
    .limit(50)
    .all()
    .map((search) => ({ ...search, counts: pageCounts(scope, search.id) }))
}

export function pageCounts(scope: Scope, searchId: number): PageCounts {
  const counts: PageCounts = { waiting: 0, mention: 0, resource_page: 0, dropped: 0, unreadable: 0, aside: 0 }
  const rows = scope.db
    .select({
      state: foundPages.state,
      count: sql<number>`count(*)`,
      aside: sql<number>`count(${foundPages.rejectedAt})`,
    })
    .from(foundPages)
    .where(eq(foundPages.searchId, searchId))
    .groupBy(foundPages.state)
    .all()
  for (const { state, count, aside } of rows) {
    counts[state] = count - aside
    counts.aside += aside
  }
  return counts
}

export const FOUND_A_PAGE = 50

export type FoundPage = ReturnType<typeof foundPagesOf>[number]

/** The pages of one kind, in the order in which they were found, with what we know of their sites. */
export function foundPagesOf(
  scope: Scope,
  {
    searchId,
    view,
    after = 0,
  }: { searchId: number; view: Exclude<keyof PageCounts, 'waiting'>; after?: number },
) {
  return scope.db
    .select({
      id: foundPages.id,
      url: foundPages.url,
      title: foundPages.title,
      snippet: foundPages.snippet,
      query: foundPages.query,
      engine: foundPages.engine,
      position: foundPages.position,
      because: foundPages.because,
      mention: foundPages.mention,
      prospectId: foundPages.prospectId,
      /** Another page of this site links to us, by the backlinks that were brought. */
      siteLinks: sql<number>`exists (select 1 from referring_domains r where r.project_id = ${pageSearches.projectId}
        and r.domain = ${foundPages.domain} and r.is_ours = 1 and r.is_lost = 0)`,
      /** There is a prospect at this site, for whatever reason. */
      siteProspectId: sql<
        number | null
      >`(select min(p.id) from prospects p where p.project_id = ${pageSearches.projectId} and p.domain = ${foundPages.domain})`,
    })
    .from(foundPages)
    .innerJoin(pageSearches, eq(pageSearches.id, foundPages.searchId))
    .where(
      and(
        eq(pageSearches.workspaceId, scope.workspaceId),
        eq(foundPages.searchId, searchId),
        view === 'aside'
          ? isNotNull(foundPages.rejectedAt)
          : and(eq(foundPages.state, view), isNull(foundPages.rejectedAt)),
        sql`${foundPages.id} > ${after}`,
      ),
    )
    .orderBy(asc(foundPages.id))
    .limit(FOUND_A_PAGE)
    .all()
}
