import { SCALED_METRICS, type Metric } from './gap.ts'

/** What one referring domain of one site says: a row of the store. */
export type SiteRow = {
  id: number
  domain: string
  subject: string
  links: number
  dofollow: boolean | null
  hasText: boolean
  isLost: boolean
  authority: Record<string, number>
  language: string | null
  platform: string | null
  firstFileId: number
}

/** So many rivals fit into the bits of a number. */
export const MOST_RIVALS = 31

const OURS = 1
const FOLLOW = 2
const NOFOLLOW = 4
const TEXT = 8
const WAS_OURS = 16
/** What lost links were stands beside what the living ones are. */
export const LOST_SHIFT = 4

const UNKNOWN = 255

/** The columns, of numbers of one size each, in the order in which they are kept. */
const COLUMNS = {
  ids: Uint32Array,
  theirs: Uint32Array,
  lost: Uint32Array,
  newest: Uint32Array,
  centrality: Float32Array,
  flags: Uint8Array,
  languages: Uint8Array,
  platforms: Uint8Array,
  ...(Object.fromEntries(SCALED_METRICS.map((name) => [name, Uint8Array])) as Record<
    (typeof SCALED_METRICS)[number],
    Uint8ArrayConstructor
  >),
} as const
type ColumnName = keyof typeof COLUMNS
type Columns = { [name in ColumnName]: InstanceType<(typeof COLUMNS)[name]> }
const NAMES = Object.keys(COLUMNS) as ColumnName[]

export type Subject = { subject: string; isOurs: boolean; domains: number; links: number }
export type BookHead = {
  count: number
  subjects: Subject[]
  rivals: string[]
  languages: string[]
  platforms: string[]
}

/**
 * All sites that link to us or to rivals as columns: a bit for each rival, a byte for each vendor's metric. A question
 * to the gap is one pass over them. Sites stand in the order of their names.
 */
export class GapBook {
  readonly head: BookHead
  readonly columns: Columns

  constructor(head: BookHead, columns: Columns) {
    this.head = head
    this.columns = columns
  }
}

export type LinkFlags = { hasFollow: boolean; hasNofollow: boolean; hasText: boolean }

/** What is known of the links of a site to rivals: of the living, or of the lost ones. */
export function flagsAt({ columns }: GapBook, at: number, links: 'living' | 'lost'): LinkFlags {
  const flags = columns.flags[at]! >>> (links === 'lost' ? LOST_SHIFT : 0)
  return {
    hasFollow: (flags & FOLLOW) !== 0,
    hasNofollow: (flags & NOFOLLOW) !== 0,
    hasText: (flags & TEXT) !== 0,
  }
}

/** Whether a site links to us, or did. */
export function oursAt({ columns }: GapBook, at: number): 'links' | 'linked' | null {
  const flags = columns.flags[at]!
  return flags & OURS ? 'links' : flags & WAS_OURS ? 'linked' : null
}

/** The metrics of 0 to 100 that are known of a site, in whole numbers. */
export function metricsAt({ columns }: GapBook, at: number): Metric[] {
  return SCALED_METRICS.map((metric) => ({ metric, value: columns[metric][at]! })).filter(
    ({ value }) => value !== UNKNOWN,
  )
}

export function rivalsIn(bits: number, rivals: string[]): string[] {
  return rivals.filter((_, at) => (bits & (1 << at)) !== 0)
}

/** Makes a book of rows that come in the order of their domains. Grows as it needs. */
export class BookMaker {
  readonly #rivals: string[]
  readonly #subjects: Subject[]
  readonly #languages = new Words()
  readonly #platforms = new Words()
  #columns: Columns
  #room: number
  #count = 0
  #last: string | null = null

  /** @param subjects the compared sites, ours among them; the rivals are numbered in their order */
  constructor(subjects: { subject: string; isOurs: boolean }[], room = 1024) {
    this.#subjects = subjects.map((one) => ({ ...one, domains: 0, links: 0 }))
    this.#rivals = subjects.filter((one) => !one.isOurs).map((one) => one.subject)
    this.#room = room
    this.#columns = emptyColumns(room)
  }

  add(row: SiteRow): void {
    if (row.domain !== this.#last) this.#open(row)
    const at = this.#count - 1
    const columns = this.#columns
    const subject = this.#subjects.find((one) => one.subject === row.subject)
    if (!subject) return
    subject.domains++
    subject.links += row.links
    if (subject.isOurs) columns.flags[at]! |= row.isLost ? WAS_OURS : OURS
    else {
      const bit = 1 << this.#rivals.indexOf(row.subject)
      if (row.isLost) columns.lost[at] = (columns.lost[at]! | bit) >>> 0
      else columns.theirs[at] = (columns.theirs[at]! | bit) >>> 0
      columns.newest[at] = Math.max(columns.newest[at]!, row.firstFileId)
      const follow = row.dofollow === true ? FOLLOW : row.dofollow === false ? NOFOLLOW : 0
      columns.flags[at]! |= (follow | (row.hasText ? TEXT : 0)) << (row.isLost ? LOST_SHIFT : 0)
    }
    for (const metric of SCALED_METRICS) {
      const value = row.authority[metric]
      if (value === undefined) continue
      const known = columns[metric][at]!
      const rounded = Math.round(Math.min(100, Math.max(0, value)))
      columns[metric][at] = known === UNKNOWN ? rounded : Math.max(known, rounded)
    }
    columns.centrality[at] = Math.max(columns.centrality[at]!, row.authority.cc_hc ?? 0)
    if (row.language && columns.languages[at] === 0)
      columns.languages[at] = this.#languages.numberOf(row.language)
    if (row.platform && columns.platforms[at] === 0)
      columns.platforms[at] = this.#platforms.numberOf(row.platform)
  }

  #open(row: SiteRow): void {
    if (this.#count === this.#room) this.#grow()
    this.#columns.ids[this.#count] = row.id
    this.#count++
    this.#last = row.domain
  }

  #grow(): void {
    this.#room *= 2
    const larger = emptyColumns(this.#room)
    for (const name of NAMES) larger[name].set(this.#columns[name])
    this.#columns = larger
  }

  done(): GapBook {
    const cut = Object.fromEntries(
      NAMES.map((name) => [name, this.#columns[name].slice(0, this.#count)]),
    ) as Columns
    const head = {
      count: this.#count,
      subjects: this.#subjects,
      rivals: this.#rivals,
      languages: this.#languages.all,
      platforms: this.#platforms.all,
    }
    return new GapBook(head, cut)
  }
}

/** Words as small numbers; 0 is unknown, and what comes after the 254th is one "other". */
class Words {
  readonly all = ['']
  readonly #numbers = new Map<string, number>()

  numberOf(word: string): number {
    const known = this.#numbers.get(word)
    if (known !== undefined) return known
    if (this.all.length === 255) this.all.push('other')
    const number = this.all.length < 255 ? this.all.push(word) - 1 : 255
    this.#numbers.set(word, number)
    return number
  }
}

function emptyColumns(room: number): Columns {
  const columns = Object.fromEntries(NAMES.map((name) => [name, new COLUMNS[name](room)])) as Columns
  for (const metric of SCALED_METRICS) columns[metric].fill(UNKNOWN)
  return columns
}

/** The book as bytes, to be kept; `readBook` is the way back. */
export function bookBytes({ head, columns }: GapBook): Buffer {
  const words = Buffer.from(JSON.stringify(head))
  const length = Buffer.alloc(4)
  length.writeUInt32LE(words.length)
  const parts = NAMES.map((name) => {
    const { buffer, byteOffset, byteLength } = columns[name]
    return Buffer.from(buffer, byteOffset, byteLength)
  })
  return Buffer.concat([length, words, ...parts])
}

export function readBook(bytes: Buffer): GapBook {
  const from = 4 + bytes.readUInt32LE(0)
  const head = JSON.parse(bytes.subarray(4, from).toString()) as BookHead
  let at = from
  const columns = Object.fromEntries(
    NAMES.map((name) => {
      const Column = COLUMNS[name]
      // A copy of its own: numbers must begin at a multiple of their size.
      const end = at + head.count * Column.BYTES_PER_ELEMENT
      const column = new Column(new Uint8Array(bytes.subarray(at, end)).buffer)
      at = end
      return [name, column]
    }),
  ) as Columns
  return new GapBook(head, columns)
}
