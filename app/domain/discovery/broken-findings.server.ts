import { and, asc, desc, eq, inArray, isNull, sql } from 'drizzle-orm'
import { crawlPages, crawlPlaces, crawls, crawlTargets } from '#db/tables/discovery.ts'
import { targetPages } from '#db/tables/projects.ts'
import type { TargetStateWord } from '#db/vocabulary.ts'
import { addProspect } from '../prospects/add-prospect.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { siteOf } from '../values/web-address.ts'
import { bestTarget } from './best-target.ts'
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

/** How far a search is. */
export function countsOf(scope: Scope, crawlId: number) {
  const pages = scope.db
    .select({
      all: sql<number>`count(*)`,
      read: sql<number>`count(${crawlPages.readAt})`,
      troubled: sql<number>`count(${crawlPages.trouble})`,
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
  return targets.map((target) => ({ ...target, places: placesOf(scope, target.id) }))
}

function placesOf(scope: Scope, targetId: number) {
  return scope.db
    .select({
      id: crawlPlaces.id,
      anchor: crawlPlaces.anchor,
      context: crawlPlaces.context,
      position: crawlPlaces.position,
      prospectId: crawlPlaces.prospectId,
      pageUrl: crawlPages.url,
      pageTitle: crawlPages.title,
    })
    .from(crawlPlaces)
    .innerJoin(crawlPages, eq(crawlPages.id, crawlPlaces.pageId))
    .where(eq(crawlPlaces.targetId, targetId))
    .orderBy(asc(crawlPlaces.id))
    .limit(PLACES)
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

/**
 * Makes prospects out of dead links: one for each page that has one, with all that the broken-link pitch says. A page
 * with several dead links is one reason to write, with the first of them.
 * @returns how many were made, and how many were prospects already
 */
export function acceptFindings(
  scope: Scope,
  { crawlId, targetIds }: { crawlId: number; targetIds: number[] },
): { created: number; known: number } {
  return inTransaction(scope, (tx) => {
    const { projectId, name } = getCrawl(tx, { crawlId })
    const ours = tx.db
      .select({ id: targetPages.id, url: targetPages.url, title: targetPages.title })
      .from(targetPages)
      .where(eq(targetPages.projectId, projectId))
      .all()
    const targets = tx.db
      .select()
      .from(crawlTargets)
      .where(
        and(
          eq(crawlTargets.crawlId, crawlId),
          eq(crawlTargets.state, 'dead'),
          inArray(crawlTargets.id, targetIds),
        ),
      )
      .all()
    const told = { created: 0, known: 0 }
    for (const target of targets)
      for (const place of placesOf(tx, target.id)) {
        if (place.prospectId !== null) continue
        const { anchor, context } = place
        const made = addProspect(tx, {
          projectId,
          domain: siteOf(place.pageUrl)!,
          pageUrl: place.pageUrl,
          pageTitle: place.pageTitle,
          tactic: 'broken_link',
          facts: {
            deadUrl: target.url,
            ...(target.cause ? { deadCause: target.cause.replaceAll('_', ' ') } : {}),
            ...(anchor ? { deadAnchor: anchor } : {}),
            ...(context ? { paragraph: context } : {}),
            ...(target.archiveUrl ? { archiveUrl: target.archiveUrl } : {}),
          },
          targetPageId: bestTarget({ url: target.url, anchor, context }, ours),
          because: `found a dead link in the search of ${name}`,
        })
        told[made.outcome === 'created' ? 'created' : 'known']++
        tx.db.update(crawlPlaces).set({ prospectId: made.id }).where(eq(crawlPlaces.id, place.id)).run()
      }
    return told
  })
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
