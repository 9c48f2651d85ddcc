import { parse } from 'tldts'
import { looksLikeAddress, usableUrl } from '../cells/address.ts'
import { readDate } from '../cells/date.ts'
import { formatNamed } from '../formats/all.ts'
import type { Format } from '../formats/format.ts'
import { isKnownName } from '../formats/generic.ts'
import { normaliseHeader } from './header.ts'

/** A report known by what its columns hold, with the names that it has in English, by position. */
export type ByShape = { format: Format; cells: string[] }

type Test = (cell: string) => boolean
const FEWEST_ROWS = 5
const FITTING = 0.95

const isPage: Test = (cell) => /^https?:\/\//i.test(cell.trim()) && usableUrl(cell) !== null
const isHost: Test = (cell) => looksLikeAddress(cell) && !/[/?#]/.test(cell.trim())
const isCount: Test = (cell) => /^\d+$/.test(cell.trim())
const isText: Test = (cell) => cell.trim() !== ''
const isDate: Test = (cell) =>
  readDate(cell, 'day-first') !== undefined ||
  readDate(cell, 'month-first') !== undefined ||
  // "2016年4月13日", "13 avr. 2016": a date, though one we cannot read.
  /^\D*\d{1,4}\D+(?:\d{1,2}\D+)?\d{1,4}\D*$/u.test(cell.trim())

/** Search Console writes its headers in the language of whoever exports. */
const SHAPES: { name: string; cells: string[]; tests: Test[]; isRanked?: boolean }[] = [
  { name: 'gsc_latest_links', cells: ['linking page', 'last crawled'], tests: [isPage, isDate] },
  { name: 'gsc_sample_links', cells: ['linking page'], tests: [isPage] },
  {
    name: 'gsc_top_linking_sites',
    cells: ['site', 'linking pages', 'target pages'],
    tests: [isHost, isCount, isCount],
  },
  { name: 'gsc_linking_text', cells: ['rank', 'link text'], tests: [isCount, isText], isRanked: true },
]

/**
 * A report of Search Console under headers in a language we do not know.
 * @param rows what follows the header
 */
export function knownByShape(header: string[], rows: string[][]): ByShape | null {
  const isForeign = header.every((cell) => !isKnownName(normaliseHeader(cell)) && !looksLikeAddress(cell))
  if (!isForeign || rows.length < FEWEST_ROWS) return null
  const shape = SHAPES.find(({ tests, isRanked }) => {
    if (tests.length !== header.length || (isRanked && !areRanks(rows))) return false
    const fitting = rows.filter((row) => tests.every((fits, at) => fits(row[at] ?? '')))
    return fitting.length >= rows.length * FITTING
  })
  return shape ? { format: formatNamed(shape.name)!, cells: shape.cells } : null
}

/**
 * `rank,domain` without a header: the lists of the most visited. Umbrella's holds names of hosts and bare endings,
 * Tranco's registrable domains only.
 */
export function bareRanking(rows: string[][], fileName: string): ByShape | null {
  const isNamed = /tranco|umbrella|top-1m/i.test(fileName)
  if (rows.length < (isNamed ? 1 : FEWEST_ROWS) || !areRanks(rows)) return null
  if (!rows.every((row) => row.length === 2 && /^[a-z0-9._-]+$/i.test(row[1]!.trim()))) return null
  const domains = rows.map((row) => row[1]!.trim())
  const fitting = domains.filter((domain) => isHost(domain) || isEnding(domain))
  if (fitting.length < rows.length * FITTING) return null
  const isOfHosts = /umbrella/i.test(fileName) || (!/tranco/i.test(fileName) && domains.some(isNoSite))
  return { format: formatNamed(isOfHosts ? 'umbrella' : 'tranco')!, cells: ['rank', 'domain'] }
}

function areRanks(rows: string[][]): boolean {
  return rows.every((row, at) => row[0]?.trim() === String(at + 1))
}

function isEnding(domain: string): boolean {
  return parse(domain).publicSuffix === domain.toLowerCase()
}

function isNoSite(domain: string): boolean {
  return parse(domain, { allowPrivateDomains: false }).domain !== domain.toLowerCase()
}
