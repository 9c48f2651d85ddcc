import { and, eq, inArray, isNull } from 'drizzle-orm'
import { foundPages } from '#db/tables/page-searches.ts'
import { targetPages } from '#db/tables/projects.ts'
import type { FoundPageState, PageSearchAim, Tactic } from '#db/vocabulary.ts'
import { addProspect } from '../../prospects/add-prospect.server.ts'
import { takeBackProspects } from '../../prospects/take-back.server.ts'
import { blacklistedBy, subjectOf } from '../../sites/blacklist.server.ts'
import { inTransaction, type Scope } from '../../values/scope.server.ts'
import { bestTarget } from '../best-target.ts'
import { queryWords } from './query-words.ts'
import { getPageSearch, type PageSearch } from './start-page-search.server.ts'

/**
 * Makes prospects out of pages, with the sentence that speaks of us for the pitch. A page that was dropped can be
 * kept all the same: the person who looks at it knows better.
 * @returns how many were made, how many were prospects already or are on the blacklist, and the moment by which it can be taken back
 */
export function acceptPages(
  scope: Scope,
  { searchId, pageIds }: { searchId: number; pageIds: number[] },
): { created: number; known: number; banned: number; at: number } {
  return inTransaction(scope, (tx) => {
    const search = getPageSearch(tx, { searchId })
    const ours = tx.db
      .select({ id: targetPages.id, url: targetPages.url, title: targetPages.title })
      .from(targetPages)
      .where(eq(targetPages.projectId, search.projectId))
      .all()
    const told = { created: 0, known: 0, banned: 0, at: tx.now.getTime() }
    for (const page of pagesOf(tx, searchId, pageIds)) {
      if (page.prospectId !== null) continue
      if (blacklistedBy(tx, subjectOf({ domain: page.domain, pageUrl: page.url }))) {
        told.banned++
        continue
      }
      const about = { url: page.url, anchor: page.title ?? '', context: page.mention ?? page.snippet ?? '' }
      const made = addProspect(tx, {
        projectId: search.projectId,
        domain: page.domain,
        pageUrl: page.url,
        pageTitle: page.title,
        tactic: tacticOf(page.state, search.aim),
        facts: page.mention ? { mention: page.mention } : {},
        targetPageId: bestTarget(about, ours),
        because: causeOf(page, search),
      })
      const isNew = made.outcome === 'created'
      told[isNew ? 'created' : 'known']++
      tx.db
        .update(foundPages)
        .set({ prospectId: made.id, madeProspect: isNew, acceptedAt: tx.now, rejectedAt: null })
        .where(eq(foundPages.id, page.id))
        .run()
    }
    return told
  })
}

/** Takes an acceptance back. @returns how many prospects are gone, and how many stay since they were worked on */
export function takeBackAccepted(
  scope: Scope,
  { searchId, at }: { searchId: number; at: number },
): { removed: number; kept: number } {
  return inTransaction(scope, (tx) => {
    getPageSearch(tx, { searchId })
    const accepted = tx.db
      .select({ id: foundPages.id, prospectId: foundPages.prospectId, isMade: foundPages.madeProspect })
      .from(foundPages)
      .where(and(eq(foundPages.searchId, searchId), eq(foundPages.acceptedAt, new Date(at))))
      .all()
    const made = accepted.filter(({ isMade }) => isMade).flatMap(({ prospectId }) => prospectId ?? [])
    const removed = new Set(takeBackProspects(tx, { prospectIds: made }))
    const loose = accepted.filter(({ isMade, prospectId }) => !isMade || removed.has(prospectId!))
    tx.db
      .update(foundPages)
      .set({ prospectId: null, madeProspect: null, acceptedAt: null })
      .where(
        inArray(
          foundPages.id,
          loose.map(({ id }) => id),
        ),
      )
      .run()
    return { removed: removed.size, kept: made.length - removed.size }
  })
}

/** Puts pages aside. @returns how many, and the moment by which it can be taken back */
export function rejectPages(
  scope: Scope,
  { searchId, pageIds }: { searchId: number; pageIds: number[] },
): { count: number; at: number } {
  getPageSearch(scope, { searchId })
  const count = scope.db
    .update(foundPages)
    .set({ rejectedAt: scope.now })
    .where(
      and(
        eq(foundPages.searchId, searchId),
        inArray(foundPages.id, pageIds),
        isNull(foundPages.rejectedAt),
        isNull(foundPages.prospectId),
      ),
    )
    .run().changes
  return { count, at: scope.now.getTime() }
}

/** Puts pages back that were put aside: some, or all of one moment. */
export function putPagesBack(
  scope: Scope,
  { searchId, ...which }: { searchId: number } & ({ pageIds: number[] } | { at: number }),
): number {
  getPageSearch(scope, { searchId })
  return scope.db
    .update(foundPages)
    .set({ rejectedAt: null })
    .where(
      and(
        eq(foundPages.searchId, searchId),
        'at' in which ? eq(foundPages.rejectedAt, new Date(which.at)) : inArray(foundPages.id, which.pageIds),
      ),
    )
    .run().changes
}

type Page = typeof foundPages.$inferSelect

function pagesOf(tx: Scope, searchId: number, pageIds: number[]): Page[] {
  return tx.db
    .select()
    .from(foundPages)
    .where(and(eq(foundPages.searchId, searchId), inArray(foundPages.id, pageIds)))
    .all()
}

function tacticOf(state: FoundPageState, aim: PageSearchAim): Tactic {
  if (state === 'mention') return 'unlinked_mention'
  if (state === 'resource_page') return 'resource_page'
  return aim === 'mentions' ? 'unlinked_mention' : 'resource_page'
}

function causeOf({ because, query, state }: Page, { name }: PageSearch): string {
  const where = query ? `found by the search for ${queryWords(query)}` : `found in ${name}`
  const why = because && (state === 'mention' || state === 'resource_page') ? `: ${because}` : ''
  return `${where}${why}`
}
