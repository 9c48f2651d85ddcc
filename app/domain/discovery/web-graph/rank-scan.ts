import { NameFilter } from './name-filter.ts'

const LINE_FEED = 10
const TAB = 9
const CARRIAGE_RETURN = 13
const HASH = 35

/** What the list says of a site; null: it has none. */
export type FoundRank = {
  /** Back to front. */
  name: string
  /** Its place by harmonic centrality, from 1. */
  position: number | null
  harmonic: number | null
  pageRank: number | null
}

const USUAL = ['harmonicc_pos', 'harmonicc_val', 'pr_pos', 'pr_val', 'host_rev']

/** Looks through the ranks of a web graph for some sites. Its first line may name the columns. */
export class RankScan {
  usable = 0
  unusable = 0
  #found: FoundRank[] = []
  readonly #filter: NameFilter
  #columns = USUAL
  #nameAt = USUAL.indexOf('host_rev')

  constructor(filter: NameFilter) {
    this.#filter = filter
  }

  /** @param lines whole lines */
  scan(lines: Buffer): void {
    const size = lines.length
    for (let at = 0; at < size;) {
      const start = at
      if (lines[at] === HASH) {
        at = lines.indexOf(LINE_FEED, at) + 1
        this.#readHeader(lines.toString('latin1', start, at))
        continue
      }
      let from = start
      for (let column = 0; column < this.#nameAt && from >= 0; column++) from = this.#after(lines, from)
      if (from < 0) {
        at = lines.indexOf(LINE_FEED, start) + 1
        this.unusable++
        continue
      }
      let to = from
      while (lines[to]! > CARRIAGE_RETURN) to++
      at = lines[to] === LINE_FEED ? to + 1 : lines.indexOf(LINE_FEED, to) + 1
      this.usable++
      if (this.#filter.mayHave(lines, from, to)) this.#take(lines.toString('latin1', start, at))
    }
  }

  /** The place after the next tab of this line, or -1 when the line ends before. */
  #after(lines: Buffer, from: number): number {
    let at = from
    while (lines[at] !== TAB && lines[at] !== LINE_FEED) at++
    return lines[at] === TAB ? at + 1 : -1
  }

  #readHeader(line: string): void {
    const columns = line
      .trim()
      .split('\t')
      .map((cell) => cell.replace(/^#/, '').replaceAll(' ', '_'))
    if (!columns.includes('host_rev')) return
    this.#columns = columns
    this.#nameAt = columns.indexOf('host_rev')
  }

  #take(line: string): void {
    const cells = line.trim().split('\t')
    const cell = (name: string) => cells[this.#columns.indexOf(name)] ?? ''
    this.#found.push({
      name: cell('host_rev'),
      position: numberIn(cell('harmonicc_pos')),
      harmonic: numberIn(cell('harmonicc_val')),
      pageRank: numberIn(cell('pr_val')),
    })
  }

  /** What may be among the wanted, since the last call. */
  take(): FoundRank[] {
    const taken = this.#found
    this.#found = []
    return taken
  }
}

function numberIn(cell: string): number | null {
  const value = Number(cell)
  return cell === '' || !Number.isFinite(value) ? null : value
}
