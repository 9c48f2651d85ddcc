import { NameFilter } from './name-filter.ts'

const LINE_FEED = 10
const TAB = 9
const CARRIAGE_RETURN = 13
const ZERO = 48

/** Two columns: a site's number in the graph, and its name, back to front. */
export type FoundNames = { numbers: number[]; names: string[] }

/**
 * Looks through the vertices of a web graph, `number TAB name` and more a line, for some sites: by their names, or by
 * their numbers.
 */
export class VertexScan {
  usable = 0
  unusable = 0
  #found: FoundNames = { numbers: [], names: [] }
  /** Names still looked for; null when numbers are. */
  readonly #names: Set<string> | null
  readonly #filter: NameFilter
  /** A bit for each number that is looked for. */
  readonly #numbers: Uint8Array

  constructor(wanted: { names: string[] } | { numbers: Uint8Array }) {
    const names = 'names' in wanted ? wanted.names : []
    this.#names = 'names' in wanted ? new Set(names) : null
    this.#numbers = 'numbers' in wanted ? wanted.numbers : new Uint8Array()
    this.#filter = NameFilter.for(names.length)
    for (const name of names) this.#filter.add(name)
  }

  /** True when all that was looked for has been found. */
  get isDone(): boolean {
    return this.#names?.size === 0
  }

  /** @param lines whole lines */
  scan(lines: Buffer): void {
    const size = lines.length
    for (let at = 0; at < size;) {
      let number = 0
      const start = at
      let byte = lines[at++]!
      while (byte >= ZERO && byte <= ZERO + 9) {
        number = number * 10 + byte - ZERO
        byte = lines[at++]!
      }
      const from = at
      if (byte !== TAB || from === start + 1) {
        if (byte !== LINE_FEED) at = lines.indexOf(LINE_FEED, at) + 1
        this.unusable++
        continue
      }
      byte = lines[at++]!
      while (byte > CARRIAGE_RETURN) byte = lines[at++]!
      const to = at - 1
      if (byte !== LINE_FEED) at = lines.indexOf(LINE_FEED, at) + 1
      this.usable++
      if (this.#names) this.#lookByName(this.#names, lines, number, from, to)
      else if ((this.#numbers[number >>> 3]! & (1 << (number & 7))) !== 0) this.#take(lines, number, from, to)
    }
  }

  #lookByName(names: Set<string>, lines: Buffer, number: number, from: number, to: number): void {
    if (this.#filter.mayHave(lines, from, to) && names.delete(lines.toString('latin1', from, to)))
      this.#take(lines, number, from, to)
  }

  #take(lines: Buffer, number: number, from: number, to: number): void {
    this.#found.numbers.push(number)
    this.#found.names.push(lines.toString('latin1', from, to))
  }

  /** What was found since the last call. */
  take(): FoundNames {
    const taken = this.#found
    this.#found = { numbers: [], names: [] }
    return taken
  }
}
