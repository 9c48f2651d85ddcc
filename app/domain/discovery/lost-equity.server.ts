import { and, asc, desc, eq, inArray, isNotNull, isNull, sql, type SQL } from 'drizzle-orm'
import { backlinks } from '#db/tables/backlinks.ts'
import { ownPages } from '#db/tables/own-pages.ts'
import type { OwnPageState } from '#db/vocabulary.ts'
import { getProject } from '../projects/projects.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { readWebAddress, siteOf } from '../values/web-address.ts'
import { LOST_STATES } from './own-page-state.ts'
import type { RedirectRule } from './redirect-map.ts'

export const LOST_A_PAGE = 50

export type EquityView = 'lost' | 'uncertain' | 'aside'

/** How many pages are in which state, how many wait, and the two counts of what the lost ones have. */
export function equityCounts(scope: Scope, { projectId }: { projectId: number }) {
  getProject(scope, projectId)
  const rows = scope.db
    .select({
      state: ownPages.state,
      isAside: sql<number>`${ownPages.asideAt} is not null`,
      pages: sql<number>`count(*)`,
      links: sql<number>`sum(${ownPages.links})`,
      waiting: sql<number>`sum(${ownPages.checkedAt} is null)`,
    })
    .from(ownPages)
    .where(eq(ownPages.projectId, projectId))
    .groupBy(ownPages.state, sql`2`)
    .all()
  const of = (test: (row: (typeof rows)[number]) => boolean, what: 'pages' | 'links' | 'waiting' = 'pages') =>
    rows.filter(test).reduce((sum, row) => sum + row[what], 0)
  const isLost = (row: (typeof rows)[number]) => isLostState(row.state)
  return {
    pages: of(() => true),
    waiting: of(() => true, 'waiting'),
    lost: of((row) => isLost(row) && !row.isAside),
    lostLinks: of((row) => isLost(row) && !row.isAside, 'links'),
    uncertain: of((row) => row.state === 'uncertain' && !row.isAside),
    aside: of((row) => !!row.isAside),
  }
}

/** Whether exports say which pages of ours are linked to. */
export function knowsOwnLinks(scope: Scope, { projectId }: { projectId: number }): boolean {
  const { domain } = getProject(scope, projectId)
  return (
    scope.db
      .select({ id: backlinks.id })
      .from(backlinks)
      .where(
        and(
          eq(backlinks.projectId, projectId),
          eq(backlinks.subject, domain),
          isNotNull(backlinks.targetUrl),
        ),
      )
      .limit(1)
      .get() !== undefined
  )
}

export type LostPage = ReturnType<typeof lostPages>[number]

/** Pages of ours with links to them that get us less than they could, those that most sites link to first. */
export function lostPages(
  scope: Scope,
  { projectId, view, from = 0 }: { projectId: number; view: EquityView; from?: number },
) {
  getProject(scope, projectId)
  return scope.db
    .select({
      id: ownPages.id,
      url: ownPages.url,
      links: ownPages.links,
      domains: ownPages.domains,
      authority: ownPages.authority,
      state: ownPages.state,
      because: ownPages.because,
      proposedUrl: ownPages.proposedUrl,
      chosenUrl: ownPages.chosenUrl,
    })
    .from(ownPages)
    .where(and(eq(ownPages.projectId, projectId), ...inView(view)))
    .orderBy(desc(ownPages.domains), desc(ownPages.strength), asc(ownPages.id))
    .limit(LOST_A_PAGE + 1)
    .offset(from)
    .all()
}

function inView(view: EquityView): SQL[] {
  if (view === 'aside') return [isNotNull(ownPages.asideAt)]
  const states: OwnPageState[] = view === 'lost' ? [...LOST_STATES] : ['uncertain']
  return [isNull(ownPages.asideAt), inArray(ownPages.state, states)]
}

/**
 * Says where pages should be redirected to. An empty text takes our proposal again.
 * @returns what is not usable, by page; then nothing is changed
 */
export function chooseTargets(
  scope: Scope,
  { projectId, targets }: { projectId: number; targets: { id: number; text: string }[] },
): { changed: number; problems: Record<number, string> } {
  return inTransaction(scope, (tx) => {
    const { domain } = getProject(tx, projectId)
    const problems: Record<number, string> = {}
    const changes: { id: number; chosenUrl: string | null }[] = []
    for (const { id, text } of targets) {
      const page = tx.db
        .select({ proposed: ownPages.proposedUrl, chosen: ownPages.chosenUrl })
        .from(ownPages)
        .where(and(eq(ownPages.projectId, projectId), eq(ownPages.id, id)))
        .get()
      const wanted = text.trim()
      if (!page || wanted === (page.chosen ?? page.proposed ?? '')) continue
      const url = wanted === '' ? null : readWebAddress(wanted)
      const problem = wanted === '' ? null : problemWith(tx, { url, wanted, domain, projectId })
      if (problem) problems[id] = problem
      else changes.push({ id, chosenUrl: url?.href === page.proposed ? null : (url?.href ?? null) })
    }
    if (Object.keys(problems).length > 0) return { changed: 0, problems }
    for (const { id, chosenUrl } of changes)
      tx.db.update(ownPages).set({ chosenUrl }).where(eq(ownPages.id, id)).run()
    return { changed: changes.length, problems }
  })
}

function problemWith(
  tx: Scope,
  { url, wanted, domain, projectId }: { url: URL | null; wanted: string; domain: string; projectId: number },
): string | null {
  if (!url) return `“${wanted.slice(0, 80)}” is no web address`
  if (siteOf(url) !== domain) return `${url.href} is not on ${domain}: what it earned would leave us`
  const known = tx.db
    .select({ state: ownPages.state })
    .from(ownPages)
    .where(and(eq(ownPages.projectId, projectId), eq(ownPages.url, url.href)))
    .get()
  return known && isLostState(known.state)
    ? `${url.href} is no page to lead to: it is dead or redirected itself`
    : null
}

function isLostState(state: OwnPageState | null): boolean {
  return state !== null && (LOST_STATES as readonly OwnPageState[]).includes(state)
}

/** Puts pages aside, or back. */
export function setOwnPagesAside(
  scope: Scope,
  { projectId, ids, isBack }: { projectId: number; ids: number[]; isBack: boolean },
): number {
  getProject(scope, projectId)
  return scope.db
    .update(ownPages)
    .set({ asideAt: isBack ? null : scope.now })
    .where(and(eq(ownPages.projectId, projectId), inArray(ownPages.id, ids)))
    .run().changes
}

/** The redirects to be made: every lost page that is not put aside and has somewhere to lead to. */
export function redirectRules(scope: Scope, { projectId }: { projectId: number }): RedirectRule[] {
  getProject(scope, projectId)
  return scope.db
    .select({
      from: ownPages.url,
      to: sql<string>`coalesce(${ownPages.chosenUrl}, ${ownPages.proposedUrl})`,
      why: sql<string>`coalesce(${ownPages.because}, '')`,
      domains: ownPages.domains,
      links: ownPages.links,
    })
    .from(ownPages)
    .where(
      and(
        eq(ownPages.projectId, projectId),
        ...inView('lost'),
        sql`coalesce(${ownPages.chosenUrl}, ${ownPages.proposedUrl}) is not null`,
      ),
    )
    .orderBy(desc(ownPages.domains), desc(ownPages.strength), asc(ownPages.id))
    .all()
}
