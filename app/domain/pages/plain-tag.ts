import { parseDocument } from './dom.ts'

export type PlainAttribute = { name: string; value: string }

export type PlainTag = {
  name: string
  attrs: PlainAttribute[]
  isSelfClosing: boolean
  /** Where the next token begins. */
  end: number
}

const TAB = 9
const LINE_FEED = 10
const FORM_FEED = 12
const CARRIAGE_RETURN = 13
const SPACE = 32
const QUOTE = 34
const APOSTROPHE = 39
const SLASH = 47
const EQUALS = 61
const GREATER = 62

/**
 * Reads a start or end tag as the tokenizer of the HTML standard (13.2.5) does.
 * @param at where its name begins, which is a letter
 * @returns null for a tag that never ends, or whose names are not in ASCII
 */
export function readTag(html: string, at: number): PlainTag | null {
  let to = at
  while (to < html.length && !endsName(html.charCodeAt(to))) to++
  const name = plainName(html, at, to)
  if (name === null) return null
  const attrs: PlainAttribute[] = []
  for (;;) {
    const code = html.charCodeAt(to)
    if (code === GREATER) return { name, attrs, isSelfClosing: false, end: to + 1 }
    if (code === SLASH && html.charCodeAt(to + 1) === GREATER)
      return { name, attrs, isSelfClosing: true, end: to + 2 }
    if (Number.isNaN(code)) return null
    to = code === SLASH || isBlank(code) ? to + 1 : readAttribute(html, to, attrs)
    if (to < 0) return null
  }
}

/** Reads one attribute into the list, unless its name is there already. @returns where it ends, or -1 */
function readAttribute(html: string, at: number, attrs: PlainAttribute[]): number {
  // An equals sign at the very beginning is part of the name.
  let to = at + 1
  while (to < html.length && !endsName(html.charCodeAt(to)) && html.charCodeAt(to) !== EQUALS) to++
  const name = plainName(html, at, to)
  if (name === null) return -1
  let value = ''
  const equals = afterBlanks(html, to)
  if (html.charCodeAt(equals) === EQUALS) {
    let from = afterBlanks(html, equals + 1)
    const quote = html.charCodeAt(from)
    if (quote === QUOTE || quote === APOSTROPHE) {
      from++
      const close = html.indexOf(quote === QUOTE ? '"' : "'", from)
      if (close < 0) return -1
      value = html.slice(from, close)
      to = close + 1
    } else {
      to = from
      while (to < html.length && html.charCodeAt(to) !== GREATER && !isBlank(html.charCodeAt(to))) to++
      value = html.slice(from, to)
    }
  }
  for (const one of attrs) if (one.name === name) return to
  attrs.push({ name, value: decodedAttribute(value) })
  return to
}

/** Where a comment ends that begins at `at`; null when that is none, or an odd one. */
export function commentEnd(html: string, at: number): number | null {
  if (!html.startsWith('<!--', at) || html.startsWith('>', at + 4) || html.startsWith('->', at + 4))
    return null
  const end = html.indexOf('-->', at + 4)
  if (end < 0 || html.slice(at + 4, end).includes('--!>')) return null
  return end + 3
}

/** Where a document type ends that begins at `at`; null when that is none. */
export function doctypeEnd(html: string, at: number): number | null {
  const end = html.indexOf('>', at)
  return end >= 0 && /^<!doctype[\s>]/i.test(html.slice(at, at + 10)) ? end + 1 : null
}

/** Where the end tag of an element of text lies; null when there is none. */
export function rawEnd(html: string, name: string, from: number): { from: number; to: number } | null {
  const end = new RegExp(`</${name}(?=[\\t\\n\\f />])`, 'gi')
  end.lastIndex = from
  const found = end.exec(html)
  const tag = found && readTag(html, found.index + 2)
  return found && tag ? { from: found.index, to: tag.end } : null
}

function afterBlanks(html: string, at: number): number {
  while (isBlank(html.charCodeAt(at))) at++
  return at
}

function isBlank(code: number): boolean {
  return (
    code === SPACE || code === LINE_FEED || code === TAB || code === CARRIAGE_RETURN || code === FORM_FEED
  )
}

function endsName(code: number): boolean {
  return code === GREATER || code === SLASH || isBlank(code)
}

/** A name in lower case, null when it holds anything beyond ASCII. */
function plainName(html: string, from: number, to: number): string | null {
  let hasUpper = false
  for (let at = from; at < to; at++) {
    const code = html.charCodeAt(at)
    if (code > 127) return null
    if (code >= 65 && code <= 90) hasUpper = true
  }
  const name = html.slice(from, to)
  return hasUpper ? name.toLowerCase() : name
}

/** References that pages are full of; all others are left to the full parser. */
const KNOWN: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: '\u00a0',
  copy: '©',
  reg: '®',
  laquo: '«',
  raquo: '»',
  middot: '·',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  hellip: '…',
  rarr: '→',
  larr: '←',
  times: '×',
}

/** An ampersand and what follows it: a whole reference, or the beginning of something else. */
const REFERENCE = /&(?:#(\d{1,7});|#[xX]([0-9a-fA-F]{1,6});|([a-z]+);|([A-Za-z0-9]+=?|#)?)/g

/** The text that markup stands for. */
export function decodedText(text: string): string {
  if (!text.includes('&')) return text
  return decoded(text, false) ?? textByParser(text)
}

function decodedAttribute(value: string): string {
  if (!value.includes('&')) return value
  return decoded(value, true) ?? attributeByParser(value)
}

/** Null when a reference in it is none of the plain ones. */
function decoded(text: string, isAttribute: boolean): string | null {
  let isPlain = true
  const result = text.replace(
    REFERENCE,
    (found, decimal?: string, hex?: string, name?: string, rest?: string) => {
      if (decimal !== undefined || hex !== undefined) {
        const char = charOf(decimal === undefined ? parseInt(hex!, 16) : Number(decimal))
        if (char !== null) return char
      } else if (name !== undefined) {
        if (Object.hasOwn(KNOWN, name)) return KNOWN[name]!
      } else if (rest === undefined || (isAttribute && rest.endsWith('='))) {
        // In an attribute, what looks like a parameter of an address is one.
        return found
      }
      isPlain = false
      return found
    },
  )
  return isPlain ? result : null
}

/** Null for the numbers that stand for something else, or for nothing. */
function charOf(code: number): string | null {
  const isPlain =
    (code >= 0x20 && code < 0x7f) || (code >= 0xa0 && code < 0xd800) || (code >= 0xe000 && code < 0xfdd0)
  return isPlain ? String.fromCharCode(code) : null
}

function textByParser(text: string): string {
  const body = bodyOf(parseDocument(`<!doctype html><body>x${text.replaceAll('<', '&lt;')}`))
  const [node] = body
  return node && 'value' in node ? node.value.slice(1) : ''
}

function attributeByParser(value: string): string {
  const [node] = bodyOf(parseDocument(`<!doctype html><body><i x="${value.replaceAll('"', '&quot;')}">`))
  return node && 'attrs' in node ? (node.attrs[0]?.value ?? '') : ''
}

/** What stands in the body of a document that was made for it. */
export function bodyOf(document: ReturnType<typeof parseDocument>) {
  const page = document.childNodes.at(-1)
  const body = page && 'childNodes' in page ? page.childNodes.at(-1) : undefined
  return body && 'childNodes' in body ? body.childNodes : []
}
