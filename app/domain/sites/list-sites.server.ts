import { sql, type SQL } from 'drizzle-orm'
import type { Scope } from '../values/scope.server.ts'
import type { SiteQuery, SiteShow } from './site-list-query.ts'

export type SiteRow = {
  id: number
  domain: string
  createdAt: Date
  prospects: number
  projects: number
  contacts: number
  threads: number
  liveLinks: number
  lostLinks: number
  lastTouchAt: Date | null
  isSuppressed: boolean
  isBanned: boolean
}

/** Sites of the team over all projects, with what there is of each. Keyset by domain, or by id for the newest first. */
export function listSites(
  scope: Scope,
  query: SiteQuery,
  { pageSize }: { pageSize: number },
): { rows: SiteRow[]; next: string | null } {
  const where = sql.join(
    [ours(scope), ...shown(scope, query.show), ...searched(query.search), ...past(query)],
    sql` and `,
  )
  const order = query.sort === 'added' ? sql`s.id desc` : sql`s.domain`
  const ids = scope.db.all<{ id: number; domain: string }>(
    sql`select s.id, s.domain from sites s where ${where} order by ${order} limit ${pageSize + 1}`,
  )
  const page = ids.slice(0, pageSize)
  const last = page.at(-1)
  const cursor = last && (query.sort === 'added' ? String(last.id) : last.domain)
  return {
    rows: rowsOf(
      scope,
      page.map((one) => one.id),
    ),
    next: ids.length > pageSize ? cursor! : null,
  }
}

/** Every site that the list shows, a batch at a time. */
export function* allSites(scope: Scope, query: SiteQuery): Generator<SiteRow[]> {
  let after = query.after
  do {
    const page: ReturnType<typeof listSites> = listSites(scope, { ...query, after }, { pageSize: 500 })
    if (page.rows.length) yield page.rows
    after = page.next
  } while (after !== null)
}

const COUNT_AT_MOST = 10_000

/** How many sites the list shows; counting stops at ten thousand. */
export function countSites(scope: Scope, { show, search }: SiteQuery): { count: number; isMore: boolean } {
  const where = sql.join([ours(scope), ...shown(scope, show), ...searched(search)], sql` and `)
  const [found] = scope.db.all<{ n: number }>(
    sql`select count(*) as n from (select 1 from sites s where ${where} limit ${COUNT_AT_MOST + 1})`,
  )
  return { count: Math.min(found!.n, COUNT_AT_MOST), isMore: found!.n > COUNT_AT_MOST }
}

function ours(scope: Scope): SQL {
  return sql`s.workspace_id = ${scope.workspaceId}`
}

function shown(scope: Scope, show: SiteShow): SQL[] {
  const workspace = scope.workspaceId
  switch (show) {
    case 'all':
      return []
    case 'prospects':
      return [sql`exists (select 1 from prospects where site_id = s.id)`]
    case 'talking':
      return [
        sql`s.id in (select site_id from threads where workspace_id = ${workspace} and has_incoming = 1)`,
      ]
    case 'linking':
      return [
        sql`s.id in (select site_id from links where workspace_id = ${workspace} and status in ('live', 'degraded', 'at_risk'))`,
      ]
    case 'unwritten':
      return [
        sql`exists (select 1 from prospects where site_id = s.id)`,
        sql`not exists (select 1 from prospects where site_id = s.id and last_touch_at is not null)`,
      ]
    case 'off':
      return [
        sql`(s.domain in (select value from suppressions where workspace_id = ${workspace} and kind = 'domain')
          or s.domain in (select value from blacklist where workspace_id = ${workspace} and kind = 'site'))`,
      ]
  }
}

function searched(search: string): SQL[] {
  const text = search.toLowerCase().replaceAll(/[%_\\]/g, String.raw`\$&`)
  return text ? [sql`s.domain like ${`%${text}%`} escape '\\'`] : []
}

function past({ sort, after }: SiteQuery): SQL[] {
  if (after === null) return []
  return [sort === 'added' ? sql`s.id < ${Number(after)}` : sql`s.domain > ${after}`]
}

type Raw = Omit<SiteRow, 'createdAt' | 'lastTouchAt' | 'isSuppressed' | 'isBanned'> & {
  createdAt: number
  lastTouchAt: number | null
  isSuppressed: number
  isBanned: number
}

function rowsOf(scope: Scope, ids: number[]): SiteRow[] {
  const workspace = scope.workspaceId
  const raw = scope.db.all<Raw>(sql`
    select s.id, s.domain, s.created_at as createdAt,
      (select count(*) from prospects where site_id = s.id) as prospects,
      (select count(distinct project_id) from prospects where site_id = s.id) as projects,
      (select count(*) from contacts where site_id = s.id) as contacts,
      (select count(*) from threads where site_id = s.id and merged_into_id is null) as threads,
      (select count(*) from links where site_id = s.id and status in ('live', 'degraded', 'at_risk')) as liveLinks,
      (select count(*) from links where site_id = s.id and status = 'lost') as lostLinks,
      (select max(at) from (select max(last_touch_at) as at from prospects where site_id = s.id
        union all select max(at) from touches where site_id = s.id)) as lastTouchAt,
      exists (select 1 from suppressions where workspace_id = ${workspace} and kind = 'domain' and value = s.domain) as isSuppressed,
      exists (select 1 from blacklist where workspace_id = ${workspace} and kind = 'site' and value = s.domain) as isBanned
    from sites s where s.id in (select value from json_each(${JSON.stringify(ids)}))`)
  const byId = new Map(raw.map((row) => [row.id, row]))
  return ids.flatMap((id) => {
    const row = byId.get(id)
    if (!row) return []
    const { createdAt, lastTouchAt, isSuppressed, isBanned } = row
    return {
      ...row,
      createdAt: new Date(createdAt),
      lastTouchAt: lastTouchAt === null ? null : new Date(lastTouchAt),
      isSuppressed: isSuppressed === 1,
      isBanned: isBanned === 1,
    }
  })
}
