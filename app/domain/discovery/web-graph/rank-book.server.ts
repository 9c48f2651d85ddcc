import { setImmediate as breathe } from 'node:timers/promises'
import type { Database } from '#db/client.server.ts'
import type { Scope } from '../../values/scope.server.ts'
import type { GraphRun } from './graph-run.server.ts'
import { NameFilter } from './name-filter.ts'
import { backToFront } from './names.ts'
import type { FoundRank } from './rank-scan.ts'

const PAGE = 20_000
/** A place in the list, as the score knows it beside those of other lists. */
const RANK = 'common_crawl'

/** Keeps the graph's ranks of the sites that a workspace knows and of those that link to us or to rivals. */
export class RankBook {
  ranked: number
  readonly #run: GraphRun
  readonly #statements: ReturnType<typeof prepare>

  constructor(scope: Scope, run: GraphRun) {
    this.#run = run
    // A step that is repeated counts again from nothing.
    this.ranked = 0
    this.#statements = prepare(scope)
  }

  /** The names whose ranks are looked for. */
  async filter(): Promise<Uint8Array> {
    const { sites, domains, count } = this.#statements
    const { workspaceId, projectId } = this.#run
    const filter = NameFilter.for(Number(count.pluck().get({ workspaceId, projectId })))
    for (const [statement, owner] of [
      [sites, workspaceId],
      [domains, projectId],
    ] as const)
      for (let after = '', page; (page = statement.all(owner, after, PAGE)).length > 0; await breathe()) {
        for (const { domain } of page) filter.add(backToFront(domain))
        after = page.at(-1)!.domain
      }
    return filter.bits
  }

  /** Writes a rank down, if its site is known. */
  write({ now }: Scope, { name, position, harmonic, pageRank }: FoundRank): void {
    const domain = backToFront(name)
    const { id: runId, workspaceId, projectId } = this.#run
    const metrics = { cc_hc: harmonic, cc_pr: pageRank }
    const site = this.#statements.site.get(workspaceId, domain)
    if (site)
      for (const [metric, value] of Object.entries({ ...metrics, [RANK]: position }))
        if (value !== null)
          this.#statements.addMetric.run({ siteId: site.id, metric, value, seenAt: now.getTime(), runId })
    const patched = this.#statements.rank.run(withoutNulls(metrics), projectId, domain).changes
    if (site || patched > 0) this.ranked++
  }
}

function withoutNulls(values: Record<string, number | null>): string {
  return JSON.stringify(Object.fromEntries(Object.entries(values).filter(([, value]) => value !== null)))
}

function prepare({ db }: Scope) {
  const sqlite = (db as Database).$client
  type Page = [number, string, number]
  return {
    count: sqlite.prepare(
      `select (select count(*) from sites where workspace_id = @workspaceId) +
         (select count(*) from referring_domains where project_id = @projectId)`,
    ),
    sites: sqlite.prepare<Page, { domain: string }>(
      'select domain from sites where workspace_id = ? and domain > ? order by domain limit ?',
    ),
    domains: sqlite.prepare<Page, { domain: string }>(
      'select distinct domain from referring_domains where project_id = ? and domain > ? order by domain limit ?',
    ),
    site: sqlite.prepare<[number, string], { id: number }>(
      'select id from sites where workspace_id = ? and domain = ?',
    ),
    addMetric: sqlite.prepare(
      `insert into site_metrics (site_id, metric, value, seen_at, graph_run_id)
         values (@siteId, @metric, @value, @seenAt, @runId)
       on conflict (site_id, metric) do update set value = excluded.value, seen_at = excluded.seen_at,
         import_id = null, graph_run_id = excluded.graph_run_id`,
    ),
    rank: sqlite.prepare(
      'update referring_domains set authority = json_patch(authority, ?) where project_id = ? and domain = ?',
    ),
  }
}
