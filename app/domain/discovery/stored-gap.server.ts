import { and, asc, eq, inArray, sql } from 'drizzle-orm'
import { backlinks, gapRejections, referringDomains } from '#db/tables/backlinks.ts'
import { getProject } from '../projects/projects.server.ts'
import { addProspect } from '../prospects/add-prospect.server.ts'
import { inTransaction, type Scope } from '../values/scope.server.ts'
import { pointsOf, strengthOf, type Metric } from './gap.ts'

export type Subject = { subject: string; isOurs: boolean; domains: number; links: number }

/** The sites whose backlinks are known, ours first: referring domains and backlinks are two counts. */
export function subjectsOf(scope: Scope, { projectId }: { projectId: number }): Subject[] {
  getProject(scope, projectId)
  return scope.db.all<Subject>(
    sql`select subject, is_ours as isOurs, count(*) as domains, sum(links) as links from ${referringDomains}
      where project_id = ${projectId} group by subject order by is_ours desc, domains desc`,
  )
}

export type GapRowFound = {
  domain: string
  rivals: string[]
  links: number
  authority: Metric[]
  score: number
  why: { signal: string; points: number }[]
}

export type LeftOut = { ours: number; prospects: number; rejected: number }

type GapQuery = {
  projectId: number
  min: number
  atLeast: { metric: string; value: number } | null
  dofollow: boolean
}

/**
 * Sites that link to at least `min` rivals and not to us, best first. What is left out is counted with its reason:
 * sites that link to us already, that are prospects, that somebody has put aside.
 */
export function storedGap(
  scope: Scope,
  { projectId, min, atLeast, dofollow }: GapQuery,
): { rows: GapRowFound[]; total: number; leftOut: LeftOut; sets: SharedSet[] } {
  const subjects = subjectsOf(scope, { projectId })
  const rivals = subjects.filter((one) => !one.isOurs)
  const own = getProject(scope, projectId).domain
  const least = Math.max(1, Math.min(min, rivals.length))
  const groups = scope.db.all<{
    domain: string
    rivals: string
    links: number
    follow: number | null
    nofollow: number | null
    hasText: number
    authority: string
    isOurs: number
    isProspect: number
    isRejected: number
  }>(
    sql`select g.*,
        exists (select 1 from referring_domains o where o.project_id = ${projectId} and o.domain = g.domain
          and o.is_ours = 1 and o.is_lost = 0) as isOurs,
        exists (select 1 from prospects p where p.project_id = ${projectId} and p.domain = g.domain) as isProspect,
        exists (select 1 from gap_rejections r where r.project_id = ${projectId} and r.domain = g.domain) as isRejected
      from (
        select domain, group_concat(subject) as rivals, sum(links) as links, max(dofollow) as follow,
          min(dofollow) as nofollow, max(has_text) as hasText, json_group_array(json(authority)) as authority
        from referring_domains
        where project_id = ${projectId} and is_ours = 0 and is_lost = 0
        group by domain having count(*) >= ${least}
      ) g`,
  )
  const names = new Set([own, ...rivals.map((one) => one.subject)])
  const leftOut: LeftOut = { ours: 0, prospects: 0, rejected: 0 }
  const rows: GapRowFound[] = []
  for (const group of groups) {
    if (names.has(group.domain)) continue
    if (group.isOurs) leftOut.ours++
    else if (group.isProspect) leftOut.prospects++
    else if (group.isRejected) leftOut.rejected++
    else {
      const authority = mergedMetrics(JSON.parse(group.authority) as Record<string, number>[])
      if (dofollow && group.follow === 0) continue
      if (atLeast && !authority.some((one) => one.metric === atLeast.metric && one.value >= atLeast.value))
        continue
      const shared = group.rivals.split(',').sort()
      const why = pointsOf({
        share: shared.length / rivals.length,
        authority,
        hasFollow: group.follow === 1,
        hasNofollow: group.nofollow === 0,
        hasText: group.hasText === 1,
      })
      const score = why.reduce((sum, one) => sum + one.points, 0)
      rows.push({ domain: group.domain, rivals: shared, links: group.links, authority, score, why })
    }
  }
  rows.sort(
    (one, other) =>
      other.score - one.score ||
      centralityOf(other) - centralityOf(one) ||
      one.domain.localeCompare(other.domain),
  )
  return { rows: rows.slice(0, SHOWN), total: rows.length, leftOut, sets: sharedSets(rows) }
}

/** Where points do not tell sites apart, the one in the middle of the web comes first: it has no scale of its own. */
function centralityOf({ authority }: GapRowFound): number {
  return authority.find(({ metric }) => metric === 'cc_hc')?.value ?? 0
}

const SHOWN = 200

function mergedMetrics(all: Record<string, number>[]): Metric[] {
  const merged: Record<string, number> = {}
  for (const one of all)
    for (const [metric, value] of Object.entries(one))
      merged[metric] = Math.max(value, merged[metric] ?? -Infinity)
  return Object.entries(merged)
    .map(([metric, value]) => ({ metric, value }))
    .sort((one, other) => one.metric.localeCompare(other.metric))
}

export type SharedSet = { rivals: string[]; count: number }

/** Which sets of rivals share how many sites: the numbers behind the UpSet plot, the largest first. */
export function sharedSets(rows: { rivals: string[] }[]): SharedSet[] {
  const sets = new Map<string, number>()
  for (const { rivals } of rows) sets.set(rivals.join(','), (sets.get(rivals.join(',')) ?? 0) + 1)
  return [...sets]
    .map(([key, count]) => ({ rivals: key.split(','), count }))
    .sort((one, other) => other.count - one.count)
}

/** Links of a site to the rivals, for showing and for the pitch. */
export function samplesOf(scope: Scope, { projectId, domain }: { projectId: number; domain: string }) {
  return scope.db
    .select({
      sourceUrl: backlinks.sourceUrl,
      targetUrl: backlinks.targetUrl,
      anchor: backlinks.anchor,
      subject: backlinks.subject,
    })
    .from(backlinks)
    .where(and(eq(backlinks.projectId, projectId), eq(backlinks.domain, domain)))
    .orderBy(asc(backlinks.id))
    .limit(5)
    .all()
}

/** Makes prospects of sites of the gap, with the rivals that have the link and the page it stands on. */
export function acceptGap(
  scope: Scope,
  { projectId, domains }: { projectId: number; domains: string[] },
): { created: number; known: number } {
  return inTransaction(scope, (tx) => {
    getProject(tx, projectId)
    const told = { created: 0, known: 0 }
    for (const domain of domains) {
      const ones = tx.db
        .select({ subject: referringDomains.subject, authority: referringDomains.authority })
        .from(referringDomains)
        .where(
          and(
            eq(referringDomains.projectId, projectId),
            eq(referringDomains.domain, domain),
            eq(referringDomains.isOurs, false),
          ),
        )
        .all()
      if (ones.length === 0) continue
      const [sample] = samplesOf(tx, { projectId, domain })
      const metric = strengthOf(mergedMetrics(ones.map((one) => one.authority)))
      const made = addProspect(tx, {
        projectId,
        domain,
        pageUrl: sample?.sourceUrl ?? null,
        tactic: 'link_gap',
        facts: { competitors: ones.map((one) => one.subject) },
        authority: metric ?? null,
        because: `links to ${ones.map((one) => one.subject).join(', ')} and not to us`,
      })
      told[made.outcome === 'created' ? 'created' : 'known']++
    }
    return told
  })
}

/** Puts sites of the gap aside, or back. */
export function rejectGap(
  scope: Scope,
  { projectId, domains, isBack }: { projectId: number; domains: string[]; isBack: boolean },
): void {
  getProject(scope, projectId)
  if (isBack) {
    scope.db
      .delete(gapRejections)
      .where(and(eq(gapRejections.projectId, projectId), inArray(gapRejections.domain, domains)))
      .run()
    return
  }
  const userId = scope.actor.kind === 'user' ? scope.actor.userId : null
  for (const domain of domains)
    scope.db
      .insert(gapRejections)
      .values({ projectId, domain, because: 'not for us', userId, at: scope.now })
      .onConflictDoNothing()
      .run()
}
