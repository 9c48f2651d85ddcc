import { looksLikeAddress } from '../cells/address.ts'
import { readEmails } from '../cells/emails.ts'
import { readNumber } from '../cells/number.ts'
import { recognise } from '../formats/all.ts'
import { isDisavow } from '../formats/disavow.ts'
import type { Format, Seen } from '../formats/format.ts'
import { isGenericHeader } from '../formats/generic.ts'
import { bareRanking, knownByShape, type ByShape } from './by-shape.ts'
import { delimiterOf, statedDelimiter } from './delimiter.ts'
import { normaliseHeader } from './header.ts'
import { tokenise } from './tokenise.ts'

/** Where the table of a text begins and what it is. */
export type Found = {
  what: 'format' | 'disavow' | 'generic' | 'list' | 'unknown'
  format: Format | null
  delimiter: string | null
  /** Null: the rows begin at once. */
  header: string[] | null
  preambleLines: number
  /** Physical line, and place in the text, of the first row of data. */
  line: number
  offset: number
  /** Rows of cells that follow, as many as the head holds (at most 1,000). */
  samples: string[][]
  seen: Seen
  /** Known by what the columns hold, not by their names. */
  isByShape?: boolean
}

type Line = { text: string; number: number; offset: number }
type Context = { head: string; isWhole: boolean; stated: string | null }
type Candidate = { line: Line; delimiter: string | null; header: string[]; seen: Seen }

const HEADER_WITHIN = 15
const SAMPLE_ROWS = 1000

/**
 * Finds the header among the first lines of a text: a known report first, then a sheet with names we know.
 * @param head the first part of the text, or all of it
 * @param isWhole false when the text goes on after `head`
 */
export function locate(head: string, { fileName, isWhole }: { fileName: string; isWhole: boolean }): Found {
  const lines = physicalLines(head, isWhole)
  const stated = lines[0] ? statedDelimiter(lines[0].text) : null
  const usable = stated === null ? lines : lines.slice(1)
  const candidates = usable
    .slice(0, HEADER_WITHIN)
    .map((line, at) => candidate(head, usable, line, at, stated, fileName))
  const context = { head, isWhole, stated }

  for (const one of candidates) {
    const known = recognise(one.seen)
    if (known) return found('format', context, { ...one, seen: known.seen }, known.format)
  }
  const texts = usable.map((line) => line.text)
  if (isDisavow(texts)) return headless('disavow', context, usable, null, fileName)
  const ranking = rankingOf(context, usable, fileName)
  if (ranking) return ranking
  const headers = candidates.filter((one) => isTypical(one, usable))
  const generic =
    headers.find((one) => isGenericHeader(one.header)) ??
    // Every row is ragged: no cell count is typical, the names alone must do.
    candidates.find((one) => one.header.length > 1 && isGenericHeader(one.header))
  if (generic) return found('generic', context, generic, null)
  const foreign = headers.find((one) => one.header.every(isTitle))
  const byShape = foreign && shapeBelow(foreign, context)
  if (byShape) return byShape
  if (isList(texts)) return headless('list', context, usable, null, fileName)
  const fallback = headers.find((one) => one.header.length > 1 && one.header.every(isTitle))
  if (fallback) return found('unknown', context, fallback, null)
  return headless(
    'unknown',
    context,
    usable,
    usable[0] ? (stated ?? delimiterOf(usable[0].text)) : null,
    fileName,
  )
}

/** A report whose header we cannot read, known by what its columns hold. */
function shapeBelow(candidate: Candidate, context: Context): Found | null {
  const plain = found('format', context, candidate, null)
  const shape = knownByShape(candidate.header, plain.samples)
  return shape && asShape(plain, shape)
}

/** A ranking of domains without a header. */
function rankingOf(context: Context, lines: Line[], fileName: string): Found | null {
  const first = lines[0]
  const delimiter = first ? (context.stated ?? delimiterOf(first.text)) : null
  if (delimiter === null) return null
  const plain = headless('format', context, lines, delimiter, fileName)
  const shape = bareRanking(plain.samples, fileName)
  return shape && asShape(plain, shape)
}

function asShape(plain: Found, { format, cells }: ByShape): Found {
  const seen = { ...plain.seen, cells, names: new Set(cells) }
  return { ...plain, format, seen, isByShape: true }
}

/** The non-empty lines; the last one is left out when it may go on. */
function physicalLines(head: string, isWhole: boolean): Line[] {
  const lines: Line[] = []
  let offset = 0
  let number = 1
  for (const found of head.matchAll(/\r\n|\n|\r|$/g)) {
    const text = head.slice(offset, found.index)
    const isLast = found[0] === ''
    if (text.trim() !== '' && (!isLast || isWhole || lines.length === 0)) lines.push({ text, number, offset })
    offset = found.index + found[0].length
    number++
    if (isLast) break
  }
  return lines
}

function candidate(
  head: string,
  lines: Line[],
  line: Line,
  at: number,
  stated: string | null,
  fileName: string,
): Candidate {
  const delimiter = stated ?? delimiterOf(line.text)
  const header = tokenise(head.slice(line.offset, line.offset + 65_536), { delimiter })[0]?.cells ?? []
  const preamble = lines.slice(0, at).map((before) => before.text)
  return { line, delimiter, header, seen: see(header, preamble, fileName) }
}

function see(header: string[], preamble: string[], fileName: string): Seen {
  const cells = header.map(normaliseHeader)
  return { cells, names: new Set(cells), preamble, fileName }
}

function found(
  what: Found['what'],
  context: { head: string; isWhole: boolean },
  { line, delimiter, header, seen }: Candidate,
  format: Format | null,
): Found {
  const first = tokenise(context.head.slice(line.offset), { delimiter, line: line.number })
  const rows = context.isWhole ? first : first.slice(0, -1)
  const offset = line.offset + recordLength(context.head.slice(line.offset), delimiter)
  return {
    what,
    format,
    delimiter: header.length > 1 ? delimiter : null,
    header,
    preambleLines: line.number - 1,
    line: line.number + lineCount(context.head.slice(line.offset, offset)),
    offset,
    samples: rows.slice(1, SAMPLE_ROWS + 1).map((row) => row.cells),
    seen,
  }
}

function headless(
  what: Found['what'],
  { head, isWhole }: { head: string; isWhole: boolean },
  lines: Line[],
  delimiter: string | null,
  fileName: string,
): Found {
  const first = lines[0]
  const rows = first ? tokenise(head.slice(first.offset), { delimiter, line: first.number }) : []
  return {
    what,
    format: null,
    delimiter,
    header: null,
    preambleLines: first ? first.number - 1 : 0,
    line: first?.number ?? 1,
    offset: first?.offset ?? 0,
    samples: (isWhole ? rows : rows.slice(0, -1)).slice(0, SAMPLE_ROWS).map((row) => row.cells),
    seen: see([], [], fileName),
  }
}

/** How long the first record is, its line end included. */
function recordLength(text: string, delimiter: string | null): number {
  let isQuoted = false
  let atCellStart = true
  for (let at = 0; at < text.length; at++) {
    const char = text[at]
    if (char === '"' && (isQuoted || atCellStart)) isQuoted = !isQuoted
    else if (!isQuoted && char === '\n') return at + 1
    else if (!isQuoted && char === '\r') return text[at + 1] === '\n' ? at + 2 : at + 1
    atCellStart = !isQuoted && char === delimiter
  }
  return text.length
}

function lineCount(text: string): number {
  return text.match(/\r\n|\n|\r/g)?.length ?? 0
}

/** A header has as many cells as most lines after it; a note or a title line has not. */
function isTypical({ line, delimiter, header }: Candidate, lines: Line[]): boolean {
  const after = lines.filter((other) => other.offset > line.offset).slice(0, 50)
  if (after.length === 0) return true
  const counts = new Map<number, number>()
  for (const { text } of after) {
    const count = cellCount(text, delimiter)
    counts.set(count, (counts.get(count) ?? 0) + 1)
  }
  const own = counts.get(header.length) ?? 0
  return [...counts].every(([count, times]) => count === header.length || times <= own)
}

function cellCount(text: string, delimiter: string | null): number {
  if (delimiter === null)
    return looksLikeAddress(text)
      ? 1
      : (tokenise(text, { delimiter: delimiterOf(text) })[0]?.cells.length ?? 0)
  return tokenise(text, { delimiter })[0]?.cells.length ?? 0
}

/** A list of addresses, one a line, without a header: four of five lines must be one, and nothing else. */
function isList(lines: string[]): boolean {
  const delimiter = delimiterOf(lines[0] ?? '')
  const counts = lines.slice(0, 50).map((line) => tokenise(line, { delimiter })[0]?.cells.length ?? 0)
  const isTable = counts[0]! > 1 && counts.filter((one) => one === counts[0]).length >= counts.length * 0.8
  if (isTable && (counts.length > 1 || delimiter === '\t')) return false
  const texts = lines.slice(0, 500).map((text) => text.trim().replace(/^"(.*)"$/, '$1'))
  const fitting = texts.filter((text) => looksLikeAddress(text) || isEmail(text)).length
  return fitting > 0 && fitting >= texts.length * 0.8
}

function isEmail(text: string): boolean {
  return !/\s/.test(text) && readEmails(text).length === 1
}

function isTitle(cell: string): boolean {
  return !looksLikeAddress(cell) && typeof readNumber(cell, '.') !== 'number'
}
