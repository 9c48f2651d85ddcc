import { setImmediate as breathe } from 'node:timers/promises'
import { and, asc, eq, ne, sql } from 'drizzle-orm'
import { backlinks, referringDomains } from '#db/tables/backlinks.ts'
import { ownPageChecks, ownPages } from '#db/tables/own-pages.ts'
import { getProject } from '../projects/projects.server.ts'
import { inTransaction, tellTime, type Scope } from '../values/scope.server.ts'
import { readWebAddress, siteOf, withoutTracking } from '../values/web-address.ts'
import { strengthOf } from './gap.ts'

/** So many pages are asked; those with the fewest referring domains are left out and counted. */
const MOST_PAGES = 10_000
const READ_AT_ONCE = 5_000
const ANCHORS = 5

type Gathered = {
  links: number
  domains: Set<string>
  anchors: Map<string, number>
}

/**
 * Gathers the pages of ours that living links of the exports point to, each with how many sites link to it. One
 * transaction writes all: a kill before it gathers anew. What a person decided about a page stays.
 */
export async function gatherOwnPages(
  scope: Scope,
  { checkId, projectId, signal }: { checkId: number; projectId: number; signal?: AbortSignal },
): Promise<void> {
  const { domain: own, siteUrl } = getProject(scope, projectId)
  const supposed = new URL(siteUrl).protocol
  const pages = new Map<string, Gathered>()
  for (let after = { domain: '', key: '' }; ;) {
    if (signal?.aborted) return
    const rows = scope.db
      .select({
        key: backlinks.key,
        domain: backlinks.domain,
        target: backlinks.targetUrl,
        anchor: backlinks.anchor,
        isLost: backlinks.isLost,
      })
      .from(backlinks)
      .where(and(eq(backlinks.projectId, projectId), eq(backlinks.subject, own), isAfter(after)))
      .orderBy(asc(backlinks.domain), asc(backlinks.key))
      .limit(READ_AT_ONCE)
      .all()
    for (const row of rows) if (row.isLost !== true) gather(pages, row, { own, supposed })
    if (rows.length < READ_AT_ONCE) break
    after = rows.at(-1)!
    await breathe()
  }
  const authority = authorityOf(scope, { projectId, own })
  const ranked = [...pages]
    .map(([url, page]) => toldOf(url, page, authority))
    .sort((one, other) => other.domains - one.domains || other.strength - one.strength)
  inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    for (const page of ranked.slice(0, MOST_PAGES))
      tx.db
        .insert(ownPages)
        .values({ ...page, projectId, checkId })
        .onConflictDoUpdate({
          target: [ownPages.projectId, ownPages.url],
          set: { ...page, checkId, checkedAt: null },
        })
        .run()
    tx.db
      .delete(ownPages)
      .where(and(eq(ownPages.projectId, projectId), ne(ownPages.checkId, checkId)))
      .run()
    tx.db
      .update(ownPageChecks)
      .set({ gatheredAt: tx.now, leftOutCount: Math.max(0, ranked.length - MOST_PAGES) })
      .where(eq(ownPageChecks.id, checkId))
      .run()
  })
}

function isAfter({ domain, key }: { domain: string; key: string }) {
  return sql`(${backlinks.domain}, ${backlinks.key}) > (${domain}, ${key})`
}

function gather(
  pages: Map<string, Gathered>,
  { domain, target, anchor }: { domain: string; target: string | null; anchor: string | null },
  { own, supposed }: { own: string; supposed: string },
): void {
  // Some vendors leave the scheme out: then it is that of the site, so that no redirect is seen that nobody meets.
  const text = target === null || /^[a-z][a-z0-9+.-]*:/i.test(target) ? target : `${supposed}//${target}`
  const address = text === null ? null : readWebAddress(text)
  if (!address || siteOf(address) !== own) return
  const url = withoutTracking(address)
  const page = pages.get(url) ?? { links: 0, domains: new Set(), anchors: new Map() }
  pages.set(url, page)
  page.links++
  page.domains.add(domain)
  if (anchor) page.anchors.set(anchor, (page.anchors.get(anchor) ?? 0) + 1)
}

function authorityOf(scope: Scope, { projectId, own }: { projectId: number; own: string }) {
  const rows = scope.db
    .select({ domain: referringDomains.domain, authority: sql<string>`${referringDomains.authority}` })
    .from(referringDomains)
    .where(and(eq(referringDomains.projectId, projectId), eq(referringDomains.subject, own)))
    .all()
  return new Map(rows.map(({ domain, authority }) => [domain, authority]))
}

function toldOf(url: string, { links, domains, anchors }: Gathered, authorities: Map<string, string>) {
  const authority: Record<string, number> = {}
  for (const domain of domains)
    for (const [metric, value] of Object.entries(
      JSON.parse(authorities.get(domain) ?? '{}') as Record<string, number>,
    ))
      authority[metric] = Math.max(value, authority[metric] ?? -Infinity)
  const metrics = Object.entries(authority).map(([metric, value]) => ({ metric, value }))
  const often = [...anchors].sort(([, one], [, other]) => other - one).slice(0, ANCHORS)
  return {
    url,
    links,
    domains: domains.size,
    authority,
    strength: Math.round(strengthOf(metrics)?.value ?? 0),
    anchors: often.map(([anchor]) => anchor),
  }
}
