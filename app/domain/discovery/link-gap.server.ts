import { sql, type SQL } from 'drizzle-orm'
import { getProject } from '../projects/projects.server.ts'
import type { Scope } from '../values/scope.server.ts'
import type { LeftOut } from './ask-book.ts'
import type { GapSearch } from './gap-query.ts'
import { MOST_RIVAL_POINTS, SCALED_METRICS } from './gap.ts'

export type LinkGapRow = {
  page: string
  domain: string
  rivals: string[]
  links: number
  target: string | null
  anchor: string | null
  authority: Record<string, number>
  score: number
}

export const PAGES_SHOWN = 200

type Wanted = Omit<GapSearch, 'since'> & { projectId: number; sinceFileId: number | null }

/**
 * The gap read from the links themselves: which pages link to rivals and not to us, or which sites link to one page of
 * theirs. Pages are the same whatever their scheme, www and last slash.
 */
export function linkGap(
  scope: Scope,
  { projectId, ...wanted }: Wanted,
  rivals: string[],
): { rows: LinkGapRow[]; total: number; leftOut: LeftOut } {
  const { domain: own } = getProject(scope, projectId)
  const least = wanted.target ? 1 : Math.max(1, Math.min(wanted.min, rivals.length))
  const key = wanted.level === 'page' ? samePage(sql`source_url`) : sql`domain`
  const isOurs =
    wanted.level === 'page'
      ? sql`exists (select 1 from backlinks o where o.project_id = ${projectId} and o.domain = g.domain
          and o.subject = ${own} and o.is_lost is not 1 and ${samePage(sql`o.source_url`)} = g.key)`
      : sql`exists (select 1 from referring_domains o where o.project_id = ${projectId} and o.domain = g.domain
          and o.is_ours = 1 and o.is_lost = 0)`
  const compared = JSON.stringify([own, ...rivals])
  // Kept for a moment, in memory: the counts and the best of it are two questions.
  scope.db.run(sql`drop table if exists temp.judged_links`)
  scope.db.run(
    sql`create temp table judged_links as
      with links as (
        select ${key} as key, min(source_url) as page, domain, group_concat(distinct subject) as rivals,
          count(distinct subject) as shared, count(*) as links, min(nofollow) as nofollow,
          max(coalesce(link_type = 'text' or anchor <> '', 0)) as has_text, max(target_url) as target,
          max(anchor) as anchor
        from backlinks where ${conditions({ projectId, own, ...wanted })}
        group by 1 having count(distinct subject) >= ${least}
      ), known as (
        select g.*, (select ${bestMetrics()} from referring_domains r
            where r.project_id = ${projectId} and r.domain = g.domain) as authority,
          case when ${isOurs} then 'ours'
            when exists (select 1 from prospects p where p.project_id = ${projectId} and p.domain = g.domain) then 'prospects'
            when exists (select 1 from gap_rejections j where j.project_id = ${projectId} and j.domain = g.domain)
              then 'rejected' else 'open' end as state
        from links g where g.domain not in (select value from json_each(${compared}))
      )
      select *, cast(round(1.0 * ${MOST_RIVAL_POINTS} * shared / ${Math.max(1, rivals.length)}) as integer)
          + cast(round(0.25 * ${strength(sql`authority`)}) as integer)
          + case nofollow when 0 then 12 when 1 then 0 else 6 end + 8 * has_text as score
      from known where ${inRange(wanted.range)}`,
  )
  const counts = scope.db.all<{ state: 'open' | keyof LeftOut; sites: number }>(
    sql`select state, count(*) as sites from temp.judged_links group by state`,
  )
  const rows = scope.db.all<
    Omit<LinkGapRow, 'rivals' | 'authority'> & { rivals: string; authority: string | null }
  >(
    sql`select page, domain, rivals, links, target, anchor, authority, score from temp.judged_links
      where state = 'open' order by score desc, page limit ${PAGES_SHOWN} offset ${wanted.from}`,
  )
  scope.db.run(sql`drop table temp.judged_links`)
  const countOf = (state: 'open' | keyof LeftOut) => counts.find((one) => one.state === state)?.sites ?? 0
  return {
    rows: rows.map((row) => ({
      ...row,
      rivals: row.rivals.split(',').sort(),
      authority: withoutUnknown(JSON.parse(row.authority ?? '{}') as Record<string, number | null>),
    })),
    total: countOf('open'),
    leftOut: { ours: countOf('ours'), prospects: countOf('prospects'), rejected: countOf('rejected') },
  }
}

export type RivalPage = { subject: string; target: string; domains: number; links: number; missing: number }

/** Pages of theirs that most sites link to which do not link to us: what earns links in this field. */
export function rivalPages(scope: Scope, { projectId, ...wanted }: Wanted): RivalPage[] {
  const { domain: own } = getProject(scope, projectId)
  return scope.db.all<RivalPage>(
    sql`select subject, min(target_url) as target, count(distinct domain) as domains, count(*) as links,
        count(distinct case when not exists (select 1 from referring_domains o where o.project_id = ${projectId}
          and o.domain = b.domain and o.is_ours = 1 and o.is_lost = 0) then domain end) as missing
      from backlinks b where ${conditions({ projectId, own, ...wanted, target: null })} and target_url is not null
      group by subject, ${samePage(sql`target_url`)} order by missing desc, domains desc, target
      limit ${PAGES_SHOWN} offset ${wanted.from}`,
  )
}

function conditions({ projectId, own, ...wanted }: Omit<Wanted, 'level' | 'min'> & { own: string }): SQL {
  const { links, dofollow, language, platform, sinceFileId, target } = wanted
  const all: SQL[] = [
    sql`project_id = ${projectId}`,
    sql`subject <> ${own}`,
    links === 'lost' ? sql`is_lost = 1` : sql`is_lost is not 1`,
  ]
  if (dofollow === 'only') all.push(sql`nofollow = 0`)
  if (dofollow === 'not_nofollow') all.push(sql`nofollow is not 1`)
  if (language !== null) all.push(sql`language = ${language}`)
  if (platform !== null) all.push(sql`platform = ${platform}`)
  if (sinceFileId !== null) all.push(sql`first_file_id > ${sinceFileId}`)
  if (target !== null) all.push(sql`${samePage(sql`target_url`)} = ${samePage(sql`${target}`)}`)
  return sql.join(all, sql` and `)
}

/** An address without scheme, www and last slash, as far as SQLite can tell. */
function samePage(url: SQL): SQL {
  const bare = sql`replace(replace(${url}, 'https://', ''), 'http://', '')`
  return sql`rtrim(case when ${bare} like 'www.%' then substr(${bare}, 5) else ${bare} end, '/')`
}

/** Each vendor's best value over the rivals that a site links to. */
function bestMetrics(): SQL {
  const values = SCALED_METRICS.map(
    (metric) => sql`${metric}, max(json_extract(r.authority, ${`$.${metric}`}))`,
  )
  return sql`json_object(${sql.join(values, sql`, `)})`
}

function withoutUnknown(values: Record<string, number | null>): Record<string, number> {
  const known = Object.entries(values).filter((one): one is [string, number] => one[1] !== null)
  return Object.fromEntries(known)
}

/** The one metric that speaks for a site, as `strengthOf` picks it. */
function strength(authority: SQL): SQL {
  const values = SCALED_METRICS.map((metric) => sql`json_extract(${authority}, ${`$.${metric}`})`)
  return sql`min(100, max(0, coalesce(${sql.join(values, sql`, `)}, 0)))`
}

function inRange(range: GapSearch['range']): SQL {
  if (!range) return sql`1`
  const value = sql`json_extract(authority, ${`$.${range.metric}`})`
  return sql`${value} >= ${range.from ?? 0} and ${value} <= ${range.to ?? 100}`
}
