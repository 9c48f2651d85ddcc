import { statSync } from 'node:fs'
import path from 'node:path'
import { setImmediate as breathe } from 'node:timers/promises'
import { backlinkFiles } from '#db/tables/backlinks.ts'
import type { graphRuns } from '#db/tables/web-graph.ts'
import type { GraphStep } from '#db/vocabulary.ts'
import type { Scope } from '../../values/scope.server.ts'
import { advance, claimNext, type GraphRun } from './graph-run.server.ts'
import { LinkStage } from './link-stage.server.ts'
import { backToFront } from './names.ts'
import { bytesBefore, fileOf, MOST_LINKS, stepsOf } from './plan.ts'
import { markGapChanged } from '../gap-book.server.ts'
import { RankBook } from './rank-book.server.ts'
import type { scanApart } from './scan-apart.server.ts'
import { UnreadableGraph, type Found, type Look, type News } from './scan-file.server.ts'
import { clearGraphs } from './take-back.server.ts'

type Surroundings = {
  graphFolder: string
  /** Reads a file: in a process of its own. */
  scan: typeof scanApart
  signal?: AbortSignal | undefined
}
type Changes = Partial<typeof graphRuns.$inferInsert>

/** In these referring domains change; before, only what waits for its name. */
const CHANGES_GAP = new Set<GraphStep>(['numbers', 'ranks'])
/** A transaction ends after so much of the machine's time: others want to write as well. */
const CHUNK_MS = 40

/** Goes on with the web graph where a project waits for it, and clears what was cancelled or taken back. */
export async function runGraphs(scope: Scope, surroundings: Surroundings): Promise<void> {
  await clearGraphs(scope)
  for (let run = claimNext(scope); run; run = claimNext(scope)) {
    await new GraphReading(scope, run, surroundings).readOn()
    if (surroundings.signal?.aborted) return
    await clearGraphs(scope)
  }
}

/** A claimed run. Each step reads one file to its end; what it writes may be written twice, so a kill costs a step. */
class GraphReading {
  #run: GraphRun
  readonly #scope: Scope
  readonly #surroundings: Surroundings

  constructor(scope: Scope, run: GraphRun, surroundings: Surroundings) {
    this.#scope = scope
    this.#run = run
    this.#surroundings = surroundings
  }

  /** Reads step after step, until the end, a stop or the signal. */
  async readOn(): Promise<void> {
    try {
      for (;;) {
        const { step } = this.#run
        if (!(await this.#STEPS[step]())) break
        const next = stepsOf(this.#run.files)[stepsOf(this.#run.files).indexOf(step) + 1]
        if (!next) return void this.#change((tx) => ({ status: 'done', ...ended(tx) }))
        if (!this.#change((tx) => ({ step: next, ...this.#begin(tx, next) }))) return
      }
      if (this.#surroundings.signal?.aborted) this.#change(() => ({ claimedUntil: null }))
    } catch (error) {
      if (!(error instanceof UnreadableGraph)) throw error
      const name = path.basename(fileOf(this.#run.files, this.#run.step).path)
      this.#change((tx) => ({ status: 'failed', error: `${name}: ${error.message}`, ...ended(tx) }))
    }
  }

  readonly #STEPS: Record<GraphStep, () => Promise<boolean>> = {
    names: () => this.#findNames(),
    links: () => this.#findLinks(),
    numbers: () => this.#bringSites(),
    ranks: () => this.#bringRanks(),
  }

  /** What has to be there before a step: the file that the sites will belong to. */
  #begin(tx: Scope, step: GraphStep): Changes {
    const bytesDone = bytesBefore(this.#run.files, step)
    if (step !== 'numbers') return { bytesDone }
    const { id: fileId } = tx.db
      .insert(backlinkFiles)
      .values({
        workspaceId: tx.workspaceId,
        projectId: this.#run.projectId,
        userId: this.#run.userId,
        subject: '',
        isOurs: false,
        fileName: this.#run.release,
        path: '',
        format: 'web_graph',
        tool: 'common_crawl',
        kind: 'web_graph',
        status: 'done',
        createdAt: tx.now,
        finishedAt: tx.now,
      })
      .returning({ id: backlinkFiles.id })
      .get()
    return { bytesDone, fileId }
  }

  /** Our number in the graph, and the rivals'. */
  #findNames(): Promise<boolean> {
    const subjects = this.#run.subjects.map((one) => ({ ...one }))
    const places = new Map(subjects.map(({ domain }, place) => [backToFront(domain), place]))
    return this.#scan({ look: 'names', names: [...places.keys()] }, ({ found }) =>
      this.#write(
        found.names.length,
        (_, at) => (subjects[places.get(found.names[at]!)!]!.number = found.numbers[at]!),
        () => ({ subjects }),
      ),
    )
  }

  /** Who links to us and to the rivals, by number. */
  #findLinks(): Promise<boolean> {
    const places = this.#run.subjects.flatMap(({ number }, place) => (number === null ? [] : [place]))
    if (places.length === 0) return Promise.resolve(true)
    const stage = new LinkStage(this.#scope, this.#run)
    return this.#scan(
      {
        look: 'links',
        wanted: places.map((place) => this.#run.subjects[place]!.number!),
        atMost: MOST_LINKS,
      },
      ({ found, links, usable, unusable }) => {
        const subjects = this.#run.subjects.map((one) => ({ ...one }))
        for (const [at, count] of links.entries()) subjects[places[at]!]!.links = count
        return this.#write(
          found.sources.length,
          (_, at) => stage.add(found.sources[at]!, places[found.places[at]!]!),
          () => ({ subjects, edges: usable, unusable }),
        )
      },
    )
  }

  /** The names of those who link: referring domains, kept with the project's backlinks. */
  async #bringSites(): Promise<boolean> {
    const stage = new LinkStage(this.#scope, this.#run)
    const numbers = await stage.numbers()
    if (numbers.length === 0) return true
    const read = await this.#scan({ look: 'numbers', numbers }, ({ found }) =>
      this.#write(
        found.numbers.length,
        (_, at) => stage.bring(found.numbers[at]!, found.names[at]!),
        () => stage.told(),
      ),
    )
    return read && this.#change(() => ({ unusable: this.#run.unusable + stage.nameless() }))
  }

  /** The ranks of the sites that the workspace knows, and of those that link. */
  async #bringRanks(): Promise<boolean> {
    const book = new RankBook(this.#scope, this.#run)
    const filter = await book.filter()
    return this.#scan({ look: 'ranks', filter }, ({ found }) =>
      this.#write(
        found.length,
        (tx, at) => book.write(tx, found[at]!),
        () => ({ ranked: book.ranked }),
      ),
    )
  }

  /** Reads the file of the present step, after a look whether it still is the one that the run began with. */
  #scan<Kind extends keyof Found>(
    what: Look<Kind>,
    onNews: (news: News<Kind>) => Promise<boolean>,
  ): Promise<boolean> {
    const { files, step } = this.#run
    const file = fileOf(files, step)
    const whole = path.join(this.#surroundings.graphFolder, file.path)
    const bytes = statSync(whole, { throwIfNoEntry: false })?.size
    if (bytes === undefined) throw new UnreadableGraph('it is not there any more')
    if (bytes !== file.bytes) throw new UnreadableGraph('it has changed since the reading began: start anew')
    const before = bytesBefore(files, step)
    return this.#surroundings.scan(
      { ...what, path: whole },
      {
        signal: this.#surroundings.signal,
        onNews: (news) => {
          this.#bytesDone = before + news.bytes
          return onNews(news)
        },
      },
    )
  }

  #bytesDone = 0

  /** Writes row by row, in transactions that leave room for others. @returns false: the run was stopped */
  async #write(
    rows: number,
    write: (tx: Scope, at: number) => void,
    changes: () => Changes,
  ): Promise<boolean> {
    let at = 0
    do {
      const isOn = this.#change((tx) => {
        const end = performance.now() + CHUNK_MS
        while (at < rows && performance.now() < end) write(tx, at++)
        if (CHANGES_GAP.has(this.#run.step)) markGapChanged(tx, this.#run.projectId)
        return { ...changes(), bytesDone: this.#bytesDone }
      })
      if (!isOn) return false
      await breathe()
    } while (at < rows)
    return true
  }

  #change(work: (tx: Scope) => Changes): boolean {
    let changes: Changes = {}
    const isOn = advance(this.#scope, this.#run.id, (tx) => (changes = work(tx)))
    if (isOn) this.#run = { ...this.#run, ...(changes as Partial<GraphRun>) }
    return isOn
  }
}

function ended({ now }: Scope): Changes {
  return { claimedUntil: null, finishedAt: now }
}
