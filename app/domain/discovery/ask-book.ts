import { flagsAt, LOST_SHIFT, metricsAt, oursAt, rivalsIn, type GapBook } from './gap-book.ts'
import { MOST_RIVAL_POINTS, pointsOf, SCALED_METRICS, type ScaledMetric } from './gap.ts'

export type BookQuestion = {
  min: number
  /** Living links, or links that rivals had and lost. */
  links: 'living' | 'lost'
  ranges: { metric: string; from: number | null; to: number | null }[]
  /** Known to be nofollow only are left out; or only those known to be dofollow stay. */
  dofollow: 'any' | 'not_nofollow' | 'only'
  language: string | null
  platform: string | null
  /** Files after this one are new. */
  sinceFileId: number | null
}

/** The question that narrows nothing. */
export const EVERY_SITE: BookQuestion = {
  min: 1,
  links: 'living',
  ranges: [],
  dofollow: 'any',
  language: null,
  platform: null,
  sinceFileId: null,
}

/** Why a site is left out: it links to us, is a prospect, was put aside, or is one of the compared sites itself. */
export type Excluded = Map<number, 'prospects' | 'rejected' | 'compared'>
export type LeftOut = { ours: number; prospects: number; rejected: number }
export type SharedSet = { rivals: string[]; count: number }

/**
 * The places in the book of the sites that answer a question, best first, with how many there are, which sets of rivals
 * share them, and how many were left out for what reason.
 * @param excluded by the id of a site in the book
 */
export function askBook(
  book: GapBook,
  question: BookQuestion,
  excluded: Excluded,
  { from, count }: { from: number; count: number },
): { places: number[]; total: number; leftOut: LeftOut; sets: SharedSet[] } {
  const { columns, head } = book
  const wanted = question.links === 'lost' ? columns.lost : columns.theirs
  const least = Math.max(1, Math.min(question.min, head.rivals.length))
  const fits = filterOf(book, question)
  const share = Array.from({ length: head.rivals.length + 1 }, (_, linked) =>
    Math.round((MOST_RIVAL_POINTS * linked) / Math.max(1, head.rivals.length)),
  )
  const leftOut: LeftOut = { ours: 0, prospects: 0, rejected: 0 }
  const sets = new SetCounts(head.rivals.length)
  const mayBeExcluded = marksOf(excluded)
  const scores = new Uint8Array(head.count)
  const histogram = new Uint32Array(102)
  const base = basesOf(book, question.links)
  let total = 0
  for (let at = 0; at < head.count; at++) {
    const bits = wanted[at]!
    const linked = bitsIn(bits)
    if (linked < least) continue
    if (mayBeExcluded[columns.ids[at]! % MARKS] === 1) {
      const why = excluded.get(columns.ids[at]!)
      if (why === 'compared') continue
      if (why && oursAt(book, at) !== 'links') {
        leftOut[why]++
        continue
      }
    }
    if (oursAt(book, at) === 'links') {
      leftOut.ours++
      continue
    }
    if (!fits(at)) continue
    total++
    sets.add(bits)
    const score = share[linked]! + base[at]!
    scores[at] = score + 1
    histogram[score]!++
  }
  return {
    places: bestPlaces(book, scores, histogram, { from, count }),
    total,
    leftOut,
    sets: sets
      .all()
      .map(([bits, sites]) => ({ rivals: rivalsIn(bits, head.rivals), count: sites }))
      .sort((one, other) => other.count - one.count),
  }
}

const MARKS = 1 << 20

/** A byte that says whether a look into the table of the excluded can find anything. */
function marksOf(excluded: Excluded): Uint8Array {
  const marks = new Uint8Array(MARKS)
  for (const id of excluded.keys()) marks[id % MARKS] = 1
  return marks
}

/** How many sites each set of rivals has: as a plain row of numbers where the rivals are few. */
class SetCounts {
  readonly #few: Uint32Array | null
  readonly #many = new Map<number, number>()

  constructor(rivals: number) {
    this.#few = rivals <= 16 ? new Uint32Array(1 << rivals) : null
  }

  add(bits: number): void {
    if (this.#few) this.#few[bits]!++
    else this.#many.set(bits, (this.#many.get(bits) ?? 0) + 1)
  }

  all(): [bits: number, count: number][] {
    if (!this.#few) return [...this.#many]
    return [...this.#few.entries()].filter(([, count]) => count > 0)
  }
}

/** Points and ties need no sort of all sites: those at or above the score of the last one shown are enough. */
function bestPlaces(
  { columns }: GapBook,
  scores: Uint8Array,
  histogram: Uint32Array,
  { from, count }: { from: number; count: number },
): number[] {
  let lowest = 101
  for (let seen = 0; lowest > 0 && seen < from + count;) seen += histogram[--lowest]!
  const places: number[] = []
  for (let at = 0; at < scores.length; at++) if (scores[at]! > lowest) places.push(at)
  // Where points do not tell sites apart, the one in the middle of the web comes first.
  places.sort(
    (one, other) =>
      scores[other]! - scores[one]! || columns.centrality[other]! - columns.centrality[one]! || one - other,
  )
  return places.slice(from, from + count)
}

const bases = new WeakMap<GapBook, Partial<Record<BookQuestion['links'], Uint8Array>>>()

/** Points of each site apart from those for its rivals: worked out once a book, and once for sites that are alike. */
function basesOf(book: GapBook, links: BookQuestion['links']): Uint8Array {
  const known = bases.get(book)?.[links]
  if (known) return known
  const made = new Uint8Array(book.head.count)
  const alike = new Map<string, number>()
  for (let at = 0; at < made.length; at++) {
    const flags = (book.columns.flags[at]! >>> (links === 'lost' ? LOST_SHIFT : 0)) & 14
    const key = SCALED_METRICS.reduce(
      (text, metric) => text + String.fromCharCode(book.columns[metric][at]!),
      `${flags}`,
    )
    let points = alike.get(key)
    if (points === undefined) {
      const parts = pointsOf({ share: 0, authority: metricsAt(book, at), ...flagsAt(book, at, links) })
      points = parts.reduce((sum, one) => sum + one.points, 0)
      if (alike.size < 100_000) alike.set(key, points)
    }
    made[at] = points
  }
  bases.set(book, { ...bases.get(book), [links]: made })
  return made
}

function filterOf(book: GapBook, question: BookQuestion): (at: number) => boolean {
  const { columns, head } = book
  const tests: ((at: number) => boolean)[] = []
  const { dofollow, language, platform, sinceFileId, links } = question
  if (dofollow === 'only') tests.push((at) => flagsAt(book, at, links).hasFollow)
  if (dofollow === 'not_nofollow')
    tests.push((at) => {
      const { hasFollow, hasNofollow } = flagsAt(book, at, links)
      return hasFollow || !hasNofollow
    })
  if (sinceFileId !== null) tests.push((at) => columns.newest[at]! > sinceFileId)
  if (language !== null) tests.push(isWord(columns.languages, head.languages, language))
  if (platform !== null) tests.push(isWord(columns.platforms, head.platforms, platform))
  for (const { metric, from, to } of question.ranges) {
    if (!(SCALED_METRICS as readonly string[]).includes(metric)) continue
    const values = columns[metric as ScaledMetric]
    const [low, high] = [from ?? 0, to ?? 100]
    tests.push((at) => values[at]! >= low && values[at]! <= high)
  }
  return (at) => tests.every((test) => test(at))
}

function isWord(numbers: Uint8Array, words: string[], word: string): (at: number) => boolean {
  const number = words.indexOf(word)
  return (at) => number > 0 && numbers[at] === number
}

function bitsIn(bits: number): number {
  let left = bits - ((bits >>> 1) & 0x55555555)
  left = (left & 0x33333333) + ((left >>> 2) & 0x33333333)
  return (((left + (left >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24
}
