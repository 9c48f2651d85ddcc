import { SaxesParser, type SaxesTagPlain } from 'saxes'
import { INNER_LINE } from './inner-line.ts'

/** The parts of an Excel workbook that a table is read from, each as its XML; `sheets` in the order of the tabs. */
export type WorkbookParts = {
  workbook: string
  relations: string
  styles: string | null
  sharedStrings: string | null
  sheet: (path: string) => string | null
}

/** A sheet as tab-separated text: a line is a row of the sheet, so that a line's number is the row's. */
export type Sheet = { name: string; text: string }

/**
 * The sheets of a workbook that have rows, in the order of their tabs. Dates become ISO texts, formulas their last
 * value. (ECMA-376, part 1, 18.)
 */
export function sheetsOfWorkbook(parts: WorkbookParts): Sheet[] {
  const strings = parts.sharedStrings === null ? [] : readStrings(parts.sharedStrings)
  const styles =
    parts.styles === null ? { dates: new Set<number>(), percents: new Set<number>() } : stylesOf(parts.styles)
  const { tabs, is1904 } = readWorkbook(parts)
  return tabs.flatMap(({ name, path }) => {
    const xml = parts.sheet(path)
    const text = xml === null ? '' : readSheet(xml, { strings, ...styles, is1904 })
    return text.trim() === '' ? [] : [{ name, text }]
  })
}

function parse(
  xml: string,
  on: { open?: (tag: SaxesTagPlain) => void; close?: (name: string) => void; text?: (text: string) => void },
) {
  const parser = new SaxesParser()
  if (on.open) parser.on('opentag', on.open)
  if (on.close) parser.on('closetag', (tag) => on.close!(tag.name))
  if (on.text) {
    parser.on('text', on.text)
    parser.on('cdata', on.text)
  }
  parser.write(xml).close()
}

function readWorkbook({ workbook, relations }: WorkbookParts) {
  const targets = new Map<string, string>()
  parse(relations, {
    open: ({ name, attributes }) => {
      if (local(name) === 'Relationship') targets.set(attributes.Id ?? '', attributes.Target ?? '')
    },
  })
  const tabs: { name: string; path: string }[] = []
  let is1904 = false
  parse(workbook, {
    open: ({ name, attributes }) => {
      if (local(name) === 'workbookPr') is1904 = /^(1|true)$/.test(attributes.date1904 ?? '')
      const target = local(name) === 'sheet' ? targets.get(attributes['r:id'] ?? '') : undefined
      if (target === undefined) return
      const path = target.startsWith('/') ? target.slice(1) : `xl/${target}`
      tabs.push({ name: attributes.name ?? '', path })
    },
  })
  return { tabs, is1904 }
}

function readStrings(xml: string): string[] {
  const strings: string[] = []
  let text: string | null = null
  let isPhonetic = false
  let isText = false
  parse(xml, {
    open: ({ name }) => {
      if (local(name) === 'si') text = ''
      if (local(name) === 'rPh') isPhonetic = true
      if (local(name) === 't') isText = !isPhonetic
    },
    close: (name) => {
      if (local(name) === 't') isText = false
      if (local(name) === 'rPh') isPhonetic = false
      if (local(name) === 'si') strings.push(unescaped(text ?? ''))
    },
    text: (piece) => {
      if (isText && text !== null) text += piece
    },
  })
  return strings
}

/** Formats that Excel has without saying what they are: dates and times. */
const DATE_FORMATS = new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, 27, 30, 36, 45, 46, 47, 50, 57])

/** Which styles of cells show a date or a per cent, by their place in the list. */
function stylesOf(xml: string): { dates: Set<number>; percents: Set<number> } {
  const custom = new Map<number, string>()
  const dates = new Set<number>()
  const percents = new Set<number>()
  let isCells = false
  let at = 0
  parse(xml, {
    open: ({ name, attributes }) => {
      const tag = local(name)
      if (tag === 'numFmt') custom.set(Number(attributes.numFmtId), attributes.formatCode ?? '')
      if (tag === 'cellXfs') isCells = true
      if (tag === 'xf' && isCells) {
        const format = Number(attributes.numFmtId)
        const code = custom.get(format) ?? ''
        if (DATE_FORMATS.has(format) || isDateFormat(code)) dates.add(at)
        if (format === 9 || format === 10 || bare(code).includes('%')) percents.add(at)
        at++
      }
    },
    close: (name) => {
      if (local(name) === 'cellXfs') isCells = false
    },
  })
  return { dates, percents }
}

/** Day, month or year letters outside of quoted words and colours. */
function isDateFormat(code: string): boolean {
  return /[dmyh]/i.test(bare(code))
}

function bare(code: string): string {
  return code === 'General' ? '' : code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, '')
}

type Reading = { strings: string[]; dates: Set<number>; percents: Set<number>; is1904: boolean }

function readSheet(xml: string, reading: Reading): string {
  const lines: string[] = []
  let cells: string[] = []
  let column = 0
  let type = ''
  let style = -1
  let value = ''
  let isValue = false
  parse(xml, {
    open: ({ name, attributes }) => {
      const tag = local(name)
      if (tag === 'row') {
        const row = Number(attributes.r ?? lines.length + 1)
        while (lines.length < row - 1 && lines.length < 1_048_576) lines.push('')
        cells = []
      }
      if (tag === 'c') {
        column = columnOf(attributes.r) ?? cells.length
        type = attributes.t ?? 'n'
        style = Number(attributes.s ?? -1)
        value = ''
      }
      isValue = tag === 'v' || tag === 't'
    },
    close: (name) => {
      const tag = local(name)
      if (tag === 'c') {
        while (cells.length < column) cells.push('')
        cells[column] = cellText(value, type, style, reading)
      }
      if (tag === 'row') lines.push(cells.map(quoted).join('\t'))
      isValue = false
    },
    text: (piece) => {
      if (isValue) value += piece
    },
  })
  return lines.join('\n')
}

function cellText(value: string, type: string, style: number, reading: Reading): string {
  if (type === 's') return reading.strings[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'TRUE' : 'FALSE'
  if (type !== 'n') return unescaped(value)
  const number = Number(value)
  if (value.trim() === '' || Number.isNaN(number)) return value
  if (reading.dates.has(style)) return dateText(number, reading.is1904)
  if (reading.percents.has(style)) return `${Number((number * 100).toPrecision(15))}%`
  // As a person sees it: 1.1 is stored as 1.1000000000000001.
  return Number.isSafeInteger(number) || value.includes('.') ? String(Number(number.toPrecision(15))) : value
}

/** `_x000D_` is a character that XML cannot hold (18.18.79). */
function unescaped(text: string): string {
  return text.replace(/_x([0-9a-f]{4})_/gi, (_, code: string) =>
    String.fromCharCode(Number.parseInt(code, 16)),
  )
}

const DAY_MS = 86_400_000

/** Days since the end of 1899, or of 1903; Excel believes that 1900 was a leap year. */
function dateText(serial: number, is1904: boolean): string {
  const epoch = is1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, serial < 60 ? 31 : 30)
  const at = new Date(epoch + Math.round(serial * DAY_MS))
  if (Number.isNaN(at.getTime())) return String(serial)
  const text = at.toISOString()
  return Number.isInteger(serial)
    ? text.slice(0, 10)
    : `${text.slice(0, 19)}Z`.replace('T', ' ').replace('Z', '')
}

/** "C12" is the third column, 2 from zero. */
function columnOf(reference: string | undefined): number | null {
  const letters = /^[A-Z]{1,3}/.exec(reference ?? '')?.[0]
  if (!letters) return null
  return [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function quoted(text: string | undefined): string {
  return `"${(text ?? '').replace(/\r\n?|\n/g, INNER_LINE).replaceAll('"', '""')}"`
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
