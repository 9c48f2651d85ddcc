const LINE_FEED = 10
const TAB = 9
const CARRIAGE_RETURN = 13
const ZERO = 48
const NOBODY = -1
/** Numbers above this are no sites: the graph of all hosts has half as many. */
const LARGEST = 2 ** 29
/** Bytes of such a number and of what follows it. */
const LONGEST = 10

/** Two columns: the number of a site that links, and the place of whom it links to. */
export type FoundLinks = { sources: number[]; places: number[] }

/**
 * Looks through the edges of a web graph, `from TAB to` a line, for those that lead to a few sites. Reads bytes, since
 * a string a line would cost more than unpacking them.
 */
export class EdgeScan {
  /** Lines that were edges, and those that were not. */
  usable = 0
  unusable = 0
  /** How many edges lead to each of the wanted, by their place. */
  readonly links: number[]
  readonly #wanted: number[]
  readonly #atMost: number
  /** Open addressing: a number's slot, and the place of the wanted that sits there. */
  readonly #mask: number
  readonly #keys: Int32Array
  readonly #places: Int32Array
  #sources: number[] = []
  #hits: number[] = []

  /**
   * @param wanted numbers of the sites in the graph
   * @param atMost once more edges than this lead to a site, those to it are only counted
   */
  constructor(wanted: number[], { atMost }: { atMost: number }) {
    this.#wanted = wanted
    this.#atMost = atMost
    this.links = wanted.map(() => 0)
    const slots = 1 << Math.max(8, Math.ceil(Math.log2(wanted.length + 1)) + 4)
    this.#mask = slots - 1
    this.#keys = new Int32Array(slots).fill(NOBODY)
    this.#places = new Int32Array(slots)
    for (const [place, number] of wanted.entries()) {
      let slot = number & this.#mask
      while (this.#keys[slot] !== NOBODY) slot = (slot + 1) & this.#mask
      this.#keys[slot] = number
      this.#places[slot] = place
    }
  }

  /**
   * Edges are sorted by their source, so a line mostly begins as the one before it: its beginning is compared with
   * that, eight bytes and the last four at a time, before its number is read.
   * @param lines whole lines
   */
  scan(lines: Uint8Array): void {
    const keys = this.#keys
    const mask = this.#mask
    const size = lines.length
    const words = new DataView(lines.buffer, lines.byteOffset, size)
    let from = 0
    let known = 0
    let [first, second, last] = [0, 0, 0]
    let edges = 0
    for (let at = 0; at < size;) {
      const start = at
      let digit = 0
      let isEdge = true
      if (
        known > 0 &&
        start + known <= size &&
        words.getUint32(start) === first &&
        words.getUint32(start + 4) === second &&
        words.getUint32(start + known - 4) === last
      )
        at += known
      else {
        from = 0
        digit = lines[at++]! - ZERO
        while (digit >= 0 && digit <= 9) {
          from = (Math.imul(from, 10) + digit) | 0
          digit = lines[at++]! - ZERO
        }
        const length = at - start
        isEdge = digit === TAB - ZERO && length > 1 && length <= LONGEST && from < LARGEST
        known = isEdge && length >= 8 ? length : 0
        if (known > 0) {
          first = words.getUint32(start)
          second = words.getUint32(start + 4)
          last = words.getUint32(start + known - 4)
        }
      }
      let to = 0
      if (isEdge) {
        const middle = at
        digit = lines[at++]! - ZERO
        while (digit >= 0 && digit <= 9) {
          to = (Math.imul(to, 10) + digit) | 0
          digit = lines[at++]! - ZERO
        }
        const length = at - middle
        isEdge = length > 1 && length <= LONGEST && to < LARGEST
        if (digit === CARRIAGE_RETURN - ZERO) digit = lines[at++]! - ZERO
      }
      if (!isEdge || digit !== LINE_FEED - ZERO) {
        if (digit !== LINE_FEED - ZERO) at = lines.indexOf(LINE_FEED, at) + 1
        this.unusable++
        continue
      }
      edges++
      let slot = to & mask
      while (keys[slot] !== NOBODY) {
        if (keys[slot] === to) {
          this.#found(from, this.#places[slot]!)
          break
        }
        slot = (slot + 1) & mask
      }
    }
    this.usable += edges
  }

  #found(source: number, place: number): void {
    if (source === this.#wanted[place] || ++this.links[place]! > this.#atMost) return
    this.#sources.push(source)
    this.#hits.push(place)
  }

  /** What was found since the last call. */
  take(): FoundLinks {
    const taken = { sources: this.#sources, places: this.#hits }
    this.#sources = []
    this.#hits = []
    return taken
  }
}
