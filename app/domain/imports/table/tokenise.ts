/** One record of a table, with the physical line (from 1) where it starts. */
export type Row = { line: number; cells: string[] }

const QUOTE = 34
const LF = 10
const CR = 13

/** A quoted cell longer than this is a stray quote: an unclosed one would otherwise swallow the rest of the file. */
const LONGEST_CELL = 1_000_000

/**
 * Reads delimited text by RFC 4180, a chunk at a time in bounded memory: `""` escapes, line feeds inside quoted cells,
 * LF, CRLF or CR. Lenient where real files are broken: a quote that is never closed, or is followed by more text, is
 * a plain character. Records whose cells are all blank are left out.
 */
export class Tokeniser {
  private readonly delimiter: number
  private rest = ''
  private line: number
  private readonly separator: string
  private cells: string[] = []
  private hasInnerLine = false
  /** Where the next line ends, from `plain` on: found once a line, not once a cell. */
  private lineEnd = -1
  private hasReturns = false

  /** @param delimiter null for a list of one column  @param line the physical line at which the text starts */
  constructor({ delimiter, line = 1 }: { delimiter: string | null; line?: number }) {
    this.delimiter = delimiter === null ? -1 : delimiter.charCodeAt(0)
    this.separator = delimiter ?? '\n'
    this.line = line
  }

  push(chunk: string): Row[] {
    return this.take(this.rest + chunk, false)
  }

  end(): Row[] {
    return this.take(this.rest, true)
  }

  private take(text: string, isLast: boolean): Row[] {
    const rows: Row[] = []
    this.lineEnd = -1
    this.hasReturns = text.includes('\r')
    let at = 0
    while (at < text.length) {
      this.cells = []
      this.hasInnerLine = false
      const next = this.record(text, at, isLast)
      if (next < 0) break
      if (this.cells.some((cell) => cell.trim() !== '')) rows.push({ line: this.line, cells: this.cells })
      this.line += this.hasInnerLine ? lineEnds(text, at, next) : 1
      at = next
    }
    this.rest = text.slice(at)
    return rows
  }

  /** Fills `cells` with the record at `start`. @returns where the next one starts, or -1 when more text is needed */
  private record(text: string, start: number, isLast: boolean): number {
    let at = start
    for (;;) {
      const after = text.charCodeAt(at) === QUOTE ? this.quoted(text, at, isLast) : this.plain(text, at)
      if (after === -1 || (after === text.length && !isLast)) return -1
      const char = text.charCodeAt(after)
      if (after === text.length) return after
      if (char === this.delimiter) at = after + 1
      else if (char === LF) return after + 1
      else if (after + 1 === text.length && !isLast) return -1
      else return text.charCodeAt(after + 1) === LF ? after + 2 : after + 1
    }
  }

  /** @returns the place of the delimiter, line end or end of text after the cell */
  private plain(text: string, start: number): number {
    const end = this.endOfLine(text, start)
    const next = text.indexOf(this.separator, start)
    const at = next < 0 || next > end ? end : next
    this.cells.push(text.slice(start, at))
    return at
  }

  /** @returns where the line that `start` is on ends: its LF or CR, or the end of the text */
  private endOfLine(text: string, start: number): number {
    if (this.lineEnd >= start) return this.lineEnd
    const feed = text.indexOf('\n', start)
    const end = feed < 0 ? text.length : feed
    const mark = this.hasReturns ? text.slice(start, end).indexOf('\r') : -1
    this.lineEnd = mark < 0 ? end : start + mark
    return this.lineEnd
  }

  private quoted(text: string, start: number, isLast: boolean): number {
    let from = start + 1
    let value = ''
    for (;;) {
      const close = text.indexOf('"', from)
      if (close < 0 || close - start > LONGEST_CELL)
        return isLast || text.length - start > LONGEST_CELL ? this.plain(text, start) : -1
      const after = text.charCodeAt(close + 1)
      if (after === QUOTE) {
        value += text.slice(from, close + 1)
        from = close + 2
        continue
      }
      if (close + 1 === text.length && !isLast) return -1
      const isClosed = close + 1 === text.length || after === this.delimiter || after === LF || after === CR
      if (!isClosed) return this.plain(text, start)
      const cell = value + text.slice(from, close)
      if (cell.includes('\n') || cell.includes('\r')) this.hasInnerLine = true
      this.cells.push(cell)
      return close + 1
    }
  }
}

/** LF, CRLF and CR each end one physical line. */
function lineEnds(text: string, from: number, to: number): number {
  let count = 0
  for (let at = from; at < to; at++) {
    const char = text.charCodeAt(at)
    if (char === LF || (char === CR && text.charCodeAt(at + 1) !== LF)) count++
  }
  return count
}

/** A whole text at once, for short ones. */
export function tokenise(
  text: string,
  { delimiter, line = 1 }: { delimiter: string | null; line?: number },
): Row[] {
  const tokeniser = new Tokeniser({ delimiter, line })
  return [...tokeniser.push(text), ...tokeniser.end()]
}
