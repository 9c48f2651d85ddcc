import type { Stage } from '#db/vocabulary.ts'
import { sql } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import { AUTHORITY_SOURCES, type AuthoritySource, type Known } from './authority.ts'
import type { Surroundings } from './guards.ts'
import { currentFiles } from './rank-files.server.ts'

type Asked = {
  prospectId: number
  projectId: number
  siteId: number
  domain: string
  authority: number | null
  authorityMetric: string | null
}

/** What is known beside their pages about the sites of prospects of one project: a few queries for all of them. */
export function knownAround(scope: Scope, prospects: Asked[], project: { id: number; domain: string }) {
  const siteIds = list([...new Set(prospects.map(({ siteId }) => siteId))])
  const domains = list([...new Set(prospects.map(({ domain }) => domain))])
  const neighbours = scope.db.all<Neighbour>(sql`
    select p.id, p.site_id as siteId, p.last_touch_at as touchedAt, p.stage, p.owner_id as ownerId,
      users.name as owner, projects.name as project
    from prospects p join projects on projects.id = p.project_id left join users on users.id = p.owner_id
    where p.site_id in (${siteIds}) and (p.last_touch_at is not null or p.owner_id is not null)`)
  const linking = scope.db.all<{ siteId: number; because: string }>(sql`
    select site_id as siteId, 'links to us from ' || source_url as because from links
    where site_id in (${siteIds}) and project_id = ${project.id} and status in ('live', 'degraded', 'at_risk')`)
  const imported = scope.db.all<{ domain: string; because: string }>(sql`
    select domain, 'links to us from ' || min(source_url) || ', says an import' as because from backlinks
    where project_id = ${project.id} and domain in (${domains}) and subject = ${project.domain}
      and coalesce(is_lost, 0) = 0 group by domain`)
  const suppressed = scope.db.all<{ domain: string; origin: string }>(sql`
    select value as domain, origin from suppressions
    where workspace_id = ${scope.workspaceId} and kind = 'domain' and value in (${domains})`)
  const metrics = scope.db.all<{ siteId: number; source: AuthoritySource; value: number }>(sql`
    select site_id as siteId, metric as source, value from site_metrics where site_id in (${siteIds})`)
  const files = currentFiles(scope)
  const ranked = scope.db.all<{ domain: string; source: AuthoritySource; value: number }>(sql`
    select r.domain as domain, files.value ->> 'list' as source, r.rank as value
    from json_each(${JSON.stringify(files)}) files cross join site_ranks r
    where r.file_id = files.value ->> 'id' and r.domain in (${domains})`)
  const withContact = scope.db.all<{ siteId: number }>(sql`
    select distinct site_id as siteId from contacts where site_id in (${siteIds})`)

  return (prospect: Asked): Around => {
    const { prospectId, siteId, domain } = prospect
    const others = neighbours.filter((one) => one.siteId === siteId && one.id !== prospectId)
    const touched = others
      .filter((one) => one.touchedAt !== null)
      .toSorted((a, b) => b.touchedAt! - a.touchedAt!)[0]
    const known: Known[] = [
      ...metrics.filter((one) => one.siteId === siteId),
      ...ranked.filter((one) => one.domain === domain),
    ]
    const own = AUTHORITY_SOURCES.find((source) => source === prospect.authorityMetric)
    if (own && prospect.authority !== null && !known.some(({ source }) => source === own))
      known.push({ source: own, value: prospect.authority })
    return {
      known,
      hasContact: withContact.some((one) => one.siteId === siteId),
      suppressed: suppressed.find((one) => one.domain === domain)?.origin ?? null,
      linksToUs:
        (linking.find((one) => one.siteId === siteId) ?? imported.find((one) => one.domain === domain))
          ?.because ?? null,
      lastTouch: touched
        ? { at: new Date(touched.touchedAt!), who: touched.owner, project: touched.project }
        : null,
      others: others.flatMap(({ ownerId, owner, project: name, stage }) =>
        ownerId === null ? [] : [{ ownerId, owner: owner ?? 'A colleague', project: name, stage }],
      ),
    }
  }
}

type Neighbour = {
  id: number
  siteId: number
  touchedAt: number | null
  stage: Stage
  ownerId: number | null
  owner: string | null
  project: string
}

export type Around = Pick<Surroundings, 'suppressed' | 'linksToUs' | 'lastTouch' | 'others'> & {
  known: Known[]
  hasContact: boolean
}

function list(values: unknown[]) {
  return sql`select value from json_each(${JSON.stringify(values)})`
}
