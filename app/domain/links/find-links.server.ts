import { and, eq, inArray, sql, type SQL } from 'drizzle-orm'
import { links } from '#db/tables/links.ts'
import { projects, targetPages } from '#db/tables/projects.ts'
import { users } from '#db/tables/workspaces.ts'
import type { Scope } from '../values/scope.server.ts'
import { NEEDS_LOOK_ORDER, type LinkCursor, type LinkQuery, type LinkSort } from './list-query.ts'

const PAGE = 50
/** Counting with filters looks at each row, and stops here. */
const COUNT_AT_MOST = 5_000

/** One page of the links grid. @returns its rows in order, and the cursor of the next page, if any */
export function findLinks(scope: Scope, { projectId, query }: { projectId: number; query: LinkQuery }) {
  const found = walk(scope, projectId, query, PAGE + 1)
  const page = found.slice(0, PAGE)
  const rows = new Map(
    rowsOf(
      scope,
      page.map(({ id }) => id),
    ).map((row) => [row.id, row]),
  )
  const next: LinkCursor | null = found.length > PAGE ? page.at(-1)! : null
  return { rows: page.map(({ id }) => rows.get(id)!), next }
}

/** How many links match; `isMore`: counting stopped there. */
export function countFound(
  scope: Scope,
  { projectId, query }: { projectId: number; query: LinkQuery },
): { count: number; isMore: boolean } {
  const { count } = scope.db.get<{ count: number }>(
    sql`select count(*) as count from (select 1 from ${links}
      where ${within(scope, projectId, query)} and ${statusIs(query)} and ${conditions(scope, query)}
      limit ${COUNT_AT_MOST + 1})`,
  )
  return { count: Math.min(count, COUNT_AT_MOST), isMore: count > COUNT_AT_MOST }
}

/** Ids of the links that a list shows, for a change to all of them. @param atMost refuse to gather more */
export function matchingLinkIds(
  scope: Scope,
  { projectId, query, atMost }: { projectId: number; query: LinkQuery; atMost: number },
): number[] {
  return scope.db
    .all<{ id: number }>(
      sql`select ${links.id} as id from ${links}
        where ${within(scope, projectId, query)} and ${statusIs(query)} and ${conditions(scope, query)}
        limit ${atMost}`,
    )
    .map(({ id }) => id)
}

/** Walks the index of the sort, a segment after the other: nothing is scanned whole or sorted. */
function walk(scope: Scope, projectId: number, query: LinkQuery, limit: number): LinkCursor[] {
  const segments = segmentsOf(query)
  const column = keyOf(query.sort)
  const found: LinkCursor[] = []
  for (let at = query.after?.segment ?? 0; at < segments.length && found.length < limit; at++) {
    const start = query.after?.segment === at ? query.after : null
    const { where, order } = segments[at]!(start)
    const rows = scope.db.all<{ id: number; key: string | number | null }>(
      sql`select ${links.id} as id, ${column} as key from ${links}
        where ${within(scope, projectId, query)} and ${where} and ${conditions(scope, query)}
        order by ${order} limit ${limit - found.length}`,
    )
    found.push(...rows.map((row) => ({ segment: at, ...row })))
  }
  return found
}

type Segment = (start: LinkCursor | null) => { where: SQL; order: SQL }

function segmentsOf({ sort, status }: LinkQuery): Segment[] {
  if (sort.column === 'look') {
    const statuses = status ? [status] : NEEDS_LOOK_ORDER
    return statuses.map((one) => (start) => ({
      where: start
        ? sql`${links.status} = ${one} and ${links.id} < ${start.id}`
        : sql`${links.status} = ${one}`,
      order: sql`${links.id} desc`,
    }))
  }
  const column = keyOf(sort)
  const way = sort.descending ? sql`desc` : sql`asc`
  const past = sort.descending ? sql`<` : sql`>`
  const also = status ? sql` and +${links.status} = ${status}` : sql``
  const valued: Segment = (start) => ({
    where: start
      ? sql`(${column}, ${links.id}) ${past} (${start.key}, ${start.id})${also}`
      : sql`${column} is not null${also}`,
    order: sql`${column} ${way}, ${links.id} ${way}`,
  })
  const empty: Segment = (start) => ({
    where: start
      ? sql`${column} is null and ${links.id} ${past} ${start.id}${also}`
      : sql`${column} is null${also}`,
    order: sql`${links.id} ${way}`,
  })
  return sort.column === 'source' ? [valued] : [valued, empty]
}

function keyOf({ column }: LinkSort): SQL {
  const columns = {
    look: links.id,
    source: links.sourceHost,
    first: links.firstLiveAt,
    checked: links.lastCheckedAt,
    next: links.nextAt,
  }
  return sql`${columns[column]}`
}

function within(scope: Scope, projectId: number, { isEverywhere }: LinkQuery): SQL {
  return isEverywhere
    ? sql`${links.workspaceId} = ${scope.workspaceId}`
    : sql`${links.projectId} = ${projectId} and +${links.workspaceId} = ${scope.workspaceId}`
}

function statusIs({ status }: LinkQuery): SQL {
  return status ? sql`${links.status} = ${status}` : sql`1`
}

const DAY_MS = 86_400_000

/** The filters as conditions on a row found otherwise: the plus keeps SQLite from choosing their index. */
function conditions(scope: Scope, { filters, search }: LinkQuery): SQL {
  const all: SQL[] = [sql`1`]
  const { issue, rel, indexable, origin, due, owner, target } = filters
  const has = (word: string) => sql`instr(${links.issues}, ${`"${word}"`}) > 0`
  if (issue) all.push(has(issue))
  if (rel) {
    const isNofollow = sql`(instr(${links.foundRel}, '"nofollow"') or instr(${links.foundRel}, '"ugc"') or instr(${links.foundRel}, '"sponsored"'))`
    all.push(rel === 'nofollow' ? isNofollow : sql`(${links.foundRel} is not null and not ${isNofollow})`)
  }
  if (indexable)
    all.push(
      indexable === 'yes' ? sql`${links.notIndexableBecause} = ''` : sql`${links.notIndexableBecause} <> ''`,
    )
  if (origin) all.push(sql`+${links.origin} = ${origin}`)
  if (due === 'any') all.push(sql`${links.dueOn} is not null`)
  if (due === 'overdue') all.push(sql`+${links.status} = 'overdue'`)
  if (due === 'week')
    all.push(sql`${links.dueOn} between ${scope.now.getTime()} and ${scope.now.getTime() + 7 * DAY_MS}`)
  if (owner === 'none') all.push(sql`+${links.ownerId} is null`)
  else if (owner) all.push(sql`+${links.ownerId} = ${owner === 'me' ? me(scope) : Number(owner)}`)
  if (target)
    all.push(sql`+${links.targetKey} = (select url_key from ${targetPages} where id = ${Number(target)})`)
  if (search) {
    const pattern = `%${search.replace(/[\\%_]/g, '\\$&')}%`
    const like = (column: SQL) => sql`${column} like ${pattern} escape '\\'`
    all.push(
      sql`(${like(sql`+${links.sourceUrl}`)} or ${like(sql`${links.targetUrl}`)} or ${like(sql`${links.foundAnchor}`)})`,
    )
  }
  return sql.join(all, sql` and `)
}

function me({ actor }: Scope): number {
  return actor.kind === 'user' ? actor.userId : -1
}

function rowsOf(scope: Scope, ids: number[]) {
  return scope.db
    .select({
      id: links.id,
      projectId: links.projectId,
      client: projects.name,
      siteUrl: projects.siteUrl,
      status: links.status,
      statusSince: links.statusSince,
      statusBecause: links.statusBecause,
      sourceUrl: links.sourceUrl,
      sourceHost: links.sourceHost,
      targetUrl: links.targetUrl,
      anchor: links.anchor,
      foundAnchor: links.foundAnchor,
      foundRel: links.foundRel,
      issues: links.issues,
      rel: links.rel,
      notIndexableBecause: links.notIndexableBecause,
      httpStatus: links.httpStatus,
      lastVerdict: links.lastVerdict,
      firstLiveAt: links.firstLiveAt,
      lastCheckedAt: links.lastCheckedAt,
      nextAt: links.nextAt,
      origin: links.origin,
      promiseSentence: links.promiseSentence,
      dueOn: links.dueOn,
      aiCrawlers: links.aiCrawlers,
      owner: users.name,
    })
    .from(links)
    .innerJoin(projects, eq(projects.id, links.projectId))
    .leftJoin(users, eq(users.id, links.ownerId))
    .where(and(eq(links.workspaceId, scope.workspaceId), inArray(links.id, ids)))
    .all()
}

export type FoundLink = ReturnType<typeof rowsOf>[number]

/** Every link of a list in its order, in batches, for the export. */
export function* eachLink(
  scope: Scope,
  { projectId, query }: { projectId: number; query: LinkQuery },
): Generator<FoundLink[]> {
  let after: LinkCursor | null = null
  do {
    const page: ReturnType<typeof findLinks> = findLinks(scope, { projectId, query: { ...query, after } })
    if (page.rows.length > 0) yield page.rows
    after = page.next
  } while (after)
}
