import { and, eq, inArray, sql } from 'drizzle-orm'
import { crawlPlaces, crawlTargets } from '#db/tables/discovery.ts'
import { targetPages } from '#db/tables/projects.ts'
import { prospects, type ProspectFacts } from '#db/tables/prospects.ts'
import { record } from '../activity/record.server.ts'
import { addProspect } from '../prospects/add-prospect.server.ts'
import { blacklistedBy, subjectOf } from '../sites/blacklist.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { pageKey, siteOf } from '../values/web-address.ts'
import { bestTarget } from './best-target.ts'
import { placesOf } from './broken-findings.server.ts'
import { getCrawl } from './start-crawl.server.ts'

export type Accepted = {
  created: number
  /** Prospects already, which now know of the dead link. */
  filled: number
  /** Prospects already, with another dead link. */
  known: number
  /** Left out: on the blacklist. */
  banned: number
}

/**
 * Makes prospects out of dead links: one for each page that has one, with all that the broken-link pitch says. A page
 * with several dead links is one reason to write, with the first of them. A prospect that nobody has written to yet
 * and whose page it is takes the dead link, whatever its tactic.
 */
export function acceptFindings(
  scope: Scope,
  { crawlId, targetIds }: { crawlId: number; targetIds: number[] },
): Accepted {
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
    const told: Accepted = { created: 0, filled: 0, known: 0, banned: 0 }
    for (const target of targets)
      for (const place of placesOf(tx, target.id, { atMost: 1_000 })) {
        if (place.prospectId !== null) continue
        const found: Found = {
          projectId,
          pageUrl: place.pageUrl,
          pageTitle: place.pageTitle,
          facts: factsOf(target, place),
          targetPageId: bestTarget({ url: target.url, ...place }, ours),
          because: `found a dead link in the search of ${name}`,
        }
        const taken = take(tx, found)
        told[taken?.outcome ?? 'banned']++
        if (!taken) continue
        tx.db.update(crawlPlaces).set({ prospectId: taken.id }).where(eq(crawlPlaces.id, place.id)).run()
      }
    return told
  })
}

type Found = {
  projectId: number
  pageUrl: string
  pageTitle: string | null
  facts: ProspectFacts
  targetPageId: number | null
  because: string
}

function factsOf(
  { url, cause, archiveUrl }: typeof crawlTargets.$inferSelect,
  { anchor, context }: { anchor: string; context: string },
): ProspectFacts {
  return {
    deadUrl: url,
    ...(cause ? { deadCause: cause.replaceAll('_', ' ') } : {}),
    ...(anchor ? { deadAnchor: anchor } : {}),
    ...(context ? { paragraph: context } : {}),
    ...(archiveUrl ? { archiveUrl } : {}),
  }
}

/** @returns null when the blacklist forbids it */
function take(tx: Scope, found: Found): { id: number; outcome: keyof Accepted } | null {
  const known = openProspect(tx, found)
  if (!known) {
    const domain = siteOf(found.pageUrl)!
    if (blacklistedBy(tx, subjectOf({ domain, pageUrl: found.pageUrl }))) return null
    const made = addProspect(tx, { ...found, domain, tactic: 'broken_link' })
    return { id: made.id, outcome: made.outcome === 'created' ? 'created' : 'known' }
  }
  if (known.facts.deadUrl) return { id: known.id, outcome: 'known' }
  tx.db
    .update(prospects)
    .set({
      facts: { ...known.facts, ...found.facts },
      pageTitle: known.pageTitle ?? found.pageTitle,
      targetPageId: known.targetPageId ?? found.targetPageId,
      updatedAt: tx.now,
    })
    .where(eq(prospects.id, known.id))
    .run()
  const { id: prospectId, siteId } = known
  record(tx, {
    what: 'prospect.changed',
    because: found.because,
    projectId: found.projectId,
    siteId,
    prospectId,
  })
  return { id: known.id, outcome: 'filled' }
}

/** A prospect with this page that nobody has written to, one for a broken link before any other. */
function openProspect(tx: Scope, { projectId, pageUrl }: Found) {
  return tx.db
    .select()
    .from(prospects)
    .where(
      and(
        eq(prospects.workspaceId, tx.workspaceId),
        eq(prospects.projectId, projectId),
        eq(prospects.domain, siteOf(pageUrl)!),
        eq(prospects.pageKey, pageKey(pageUrl)),
        inArray(prospects.stage, ['new', 'qualified', 'ready']),
      ),
    )
    .orderBy(sql`${prospects.tactic} = 'broken_link' desc`)
    .get()
}
