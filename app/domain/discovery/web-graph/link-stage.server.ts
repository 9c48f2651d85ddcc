import { setImmediate as breathe } from 'node:timers/promises'
import type { Database } from '#db/client.server.ts'
import type { Scope } from '../../values/scope.server.ts'
import { BacklinkStore } from '../backlink-store.server.ts'
import type { GraphRun } from './graph-run.server.ts'
import { siteNamed } from './names.ts'
import { MOST_LINKS } from './plan.ts'

const PAGE = 20_000

/** Links that a run has found, by the number of who links, until their names are known. */
export class LinkStage {
  readonly #run: GraphRun
  readonly #stores: (BacklinkStore | null)[]
  readonly #statements: ReturnType<typeof prepare>
  #sites: number
  #newSites: number
  #platforms: number

  constructor(scope: Scope, run: GraphRun) {
    this.#run = run
    this.#sites = run.sites
    this.#newSites = run.newSites
    this.#platforms = run.platforms
    this.#statements = prepare(scope)
    this.#stores = run.subjects.map(({ domain: subject, isOurs, links }) =>
      run.fileId === null || links > MOST_LINKS
        ? null
        : new BacklinkStore(scope, {
            id: run.fileId,
            projectId: run.projectId,
            subject,
            isOurs,
            tool: 'common_crawl',
          }),
    )
  }

  /** Keeps a link, once. */
  add(source: number, subject: number): void {
    this.#statements.add.run(this.#run.id, source, subject)
  }

  /** A bit for each number whose name is still to be found. */
  async numbers(): Promise<Uint8Array> {
    const largest = this.#statements.largest.pluck().get(this.#run.id)
    if (typeof largest !== 'number') return new Uint8Array()
    const bits = new Uint8Array((largest >>> 3) + 1)
    for (let from = -1; from < largest;) {
      const page = this.#statements.sources.all(this.#run.id, from, PAGE)
      for (const { source } of page) bits[source >>> 3]! |= 1 << (source & 7)
      from = page.at(-1)!.source
      await breathe()
    }
    return bits
  }

  /** Writes down that a site links to those to whom its number does. */
  bring(source: number, name: string): void {
    const domain = siteNamed(name)
    if (domain === null) this.#platforms++
    else
      for (const { subject } of this.#statements.subjects.all(this.#run.id, source)) {
        const store = this.#stores[subject]
        if (!store || domain === this.#run.subjects[subject]!.domain) continue
        this.#sites++
        if (store.nameSite(domain)) this.#newSites++
      }
    this.#statements.drop.run(this.#run.id, source)
  }

  told(): { sites: number; newSites: number; platforms: number } {
    return { sites: this.#sites, newSites: this.#newSites, platforms: this.#platforms }
  }

  /** Links from numbers that no vertex has. */
  nameless(): number {
    return Number(this.#statements.left.pluck().get(this.#run.id))
  }
}

function prepare({ db }: Scope) {
  const sqlite = (db as Database).$client
  return {
    add: sqlite.prepare('insert or ignore into graph_links (run_id, source, subject) values (?, ?, ?)'),
    largest: sqlite.prepare('select max(source) from graph_links where run_id = ?'),
    sources: sqlite.prepare<[number, number, number], { source: number }>(
      'select distinct source from graph_links where run_id = ? and source > ? order by source limit ?',
    ),
    subjects: sqlite.prepare<[number, number], { subject: number }>(
      'select subject from graph_links where run_id = ? and source = ?',
    ),
    drop: sqlite.prepare('delete from graph_links where run_id = ? and source = ?'),
    left: sqlite.prepare('select count(*) from graph_links where run_id = ?'),
  }
}
