import SqliteFile from 'better-sqlite3'
import type { StoredLink } from '../discovery/stored-link.ts'

/** Links that are put in order at once: some ten megabytes, some ten milliseconds. */
const RUN = 20_000

/**
 * The links of one export on their way into the store, in the order of its keys: neighbours are then written next to
 * each other, where rows in the order of a file would each touch pages of their own. Kept in a temporary file that
 * SQLite makes and deletes, so that nobody waits for it and memory stays bounded.
 */
export class LinkStage {
  readonly #db: SqliteFile.Database
  readonly #add: SqliteFile.Statement
  #run: Ordered[] = []
  /** Where each sorted run begins, and at last where the next one would. */
  #starts = [1]

  constructor() {
    this.#db = new SqliteFile('')
    this.#db.pragma('journal_mode = OFF')
    this.#db.pragma('synchronous = OFF')
    const columns = COLUMNS.map(inWords).join(', ')
    this.#db.exec(`create table staged (id integer primary key, ${columns})`)
    this.#add = this.#db.prepare(
      `insert into staged (${columns}) values (${COLUMNS.map(() => '?').join(', ')})`,
    )
  }

  add(link: StoredLink): void {
    this.#run.push({ order: orderOf(link), link })
    if (this.#run.length === RUN) this.#endRun()
  }

  /** How many there are. */
  get size(): number {
    return this.#starts.at(-1)! - 1 + this.#run.length
  }

  /** Forgets all. */
  clear(): void {
    this.#run = []
    this.#starts = [1]
    this.#db.exec('delete from staged')
  }

  /** All of it by subject, site and key; links of one key in the order in which they came. */
  *inOrder(): Generator<StoredLink> {
    if (this.#starts.length === 1) {
      sort(this.#run)
      for (const { link } of this.#run) yield link
      return
    }
    this.#endRun()
    const heads: Head[] = []
    try {
      for (let at = 0; at + 1 < this.#starts.length; at++)
        place(heads, {
          at,
          rest: this.#read(this.#starts[at]!, this.#starts[at + 1]!),
          order: '',
          link: null!,
        })
      for (let first = heads[0]; first; first = heads[0]) {
        yield first.link
        heads.shift()
        place(heads, first)
      }
    } finally {
      for (const { rest } of heads) rest.return?.()
    }
  }

  close(): void {
    this.#db.close()
  }

  #read(from: number, before: number): IterableIterator<StoredLink> {
    const columns = COLUMNS.map((name) => `${inWords(name)} as "${name}"`).join(', ')
    // One statement each: they are read side by side.
    return this.#db
      .prepare<[number, number], StoredLink>(
        `select ${columns} from staged where id >= ? and id < ? order by id`,
      )
      .iterate(from, before)
  }

  #endRun(): void {
    if (this.#run.length === 0) return
    sort(this.#run)
    this.#db.exec('begin')
    for (const { link } of this.#run) this.#add.run(COLUMNS.map((name) => link[name]))
    this.#db.exec('commit')
    this.#starts.push(this.#starts.at(-1)! + this.#run.length)
    this.#run = []
  }
}

type Ordered = { order: string; link: StoredLink }
type Head = Ordered & { at: number; rest: IterableIterator<StoredLink> }

function sort(run: Ordered[]): void {
  run.sort((one, other) => (one.order < other.order ? -1 : one.order > other.order ? 1 : 0))
}

/** Puts a run back among the others by its next link, unless it has none. Runs are few: one for 20,000 links. */
function place(heads: Head[], head: Head): void {
  const next = head.rest.next()
  if (next.done) return
  head.link = next.value
  head.order = orderOf(head.link)
  let from = 0
  let to = heads.length
  while (from < to) {
    const middle = (from + to) >> 1
    const other = heads[middle]!
    if (other.order < head.order || (other.order === head.order && other.at < head.at)) from = middle + 1
    else to = middle
  }
  heads.splice(from, 0, head)
}

/** Sorts as the index of the store does: a blank comes before whatever a name is made of. */
function orderOf({ subject, domain, key }: StoredLink): string {
  return `${subject} ${domain} ${key}`
}

const COLUMNS = [
  'subject',
  'domain',
  'key',
  'sourceUrl',
  'targetUrl',
  'anchor',
  'linkType',
  'nofollow',
  'isLost',
  'firstSeen',
  'lastSeen',
  'linksSaid',
  'language',
  'platform',
  'metrics',
] as const satisfies (keyof StoredLink)[]

function inWords(name: string): string {
  return name === 'key' ? '"key"' : name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)
}
