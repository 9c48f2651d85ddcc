import { parse, type DefaultTreeAdapterTypes } from 'parse5'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

const BLOCKS = new Set(
  'address article aside blockquote center dd div dl dt fieldset figure footer form h1 h2 h3 h4 h5 h6 header hr li main nav ol p pre section table tr ul'.split(
    ' ',
  ),
)
const SPACED = new Set('p h1 h2 h3 h4 h5 h6 ul ol table blockquote pre dl'.split(' '))
const SILENT = new Set('head script style title template noscript object iframe svg math'.split(' '))
const DEEPEST = 200
/** A longer body than this is a newsletter, not an answer; the rest is left out. */
const MOST_CHARACTERS = 1_000_000

/**
 * The text of an HTML mail with its quotes marked "> ", as a plain-text part would have it, so that one set of
 * rules reads both. Signatures that the mail program marked are put below a "-- " line.
 */
export function htmlToText(html: string): string {
  const paper = new Paper()
  write(parse(html.slice(0, MOST_CHARACTERS)), paper, 0, false)
  return paper.text()
}

function write(node: Node, paper: Paper, depth: number, isPre: boolean): void {
  if (depth > DEEPEST) return
  if ('value' in node) return paper.words(node.value, isPre)
  if (!('childNodes' in node)) return
  const name = 'tagName' in node ? node.tagName : ''
  if (SILENT.has(name) || ('tagName' in node && isHidden(node))) return
  if (name === 'br') return paper.newLine()
  if (name === 'hr') return paper.line('________________________________')
  if (name === 'img') return
  const isBlock = BLOCKS.has(name)
  if (isBlock) paper.block(SPACED.has(name) && !hasNoMargin(node as Element))
  if (name === 'li') paper.words('- ', true)
  if ('tagName' in node && isSignature(node)) paper.line('-- ')
  if (name === 'blockquote') paper.depth++
  for (const child of node.childNodes) write(child, paper, depth + 1, isPre || name === 'pre')
  if (name === 'blockquote') {
    paper.block(false)
    paper.depth--
  }
  if (name === 'td' || name === 'th') paper.words(' ', false)
  if (isBlock) paper.block(SPACED.has(name) && !hasNoMargin(node as Element))
}

/** Lines with their quote depth; white space is folded as a browser would. */
class Paper {
  depth = 0
  #lines: { depth: number; text: string }[] = []
  #open: { depth: number; text: string } | null = null

  words(text: string, isPre: boolean): void {
    if (isPre) {
      const [first = '', ...rest] = text.split('\n')
      this.#add(first)
      for (const line of rest) {
        this.newLine()
        this.#add(line)
      }
      return
    }
    const folded = text.replace(/[ \t\r\n\f]+/g, ' ')
    const isAtStart = !this.#open || this.#open.text === '' || this.#open.text.endsWith(' ')
    this.#add(isAtStart ? folded.replace(/^ /, '') : folded)
  }

  newLine(): void {
    this.#lines.push(this.#open ?? { depth: this.depth, text: '' })
    this.#open = null
  }

  line(text: string): void {
    this.block(false)
    this.#add(text)
    this.newLine()
  }

  block(isSpaced: boolean): void {
    // A paragraph that holds one hard space is how mail programs write an empty line.
    if (this.#open && /[^ \t\r\n\f]/.test(this.#open.text)) this.newLine()
    this.#open = null
    if (isSpaced && this.#lines.length > 0 && this.#lines.at(-1)!.text !== '') this.newLine()
  }

  text(): string {
    if (this.#open) this.newLine()
    return this.#lines
      .map(({ depth, text }) => (depth > 0 ? `${'>'.repeat(Math.min(depth, 20))} ${text}` : text).trimEnd())
      .join('\n')
      .replace(/\n{3,}/g, '\n\n')
      .replace(/\u00a0/g, ' ')
      .trim()
  }

  #add(text: string): void {
    if (text === '') return
    this.#open ??= { depth: this.depth, text: '' }
    this.#open.text += text
  }
}

function attribute(element: Element, name: string): string {
  return element.attrs.find((one) => one.name === name)?.value ?? ''
}

function isHidden(element: Element): boolean {
  return /display\s*:\s*none|mso-hide\s*:\s*all/i.test(attribute(element, 'style'))
}

/** Outlook writes each line as a paragraph without margin. */
function hasNoMargin(element: Element): boolean {
  return (
    /margin(-(top|bottom))?\s*:\s*0/i.test(attribute(element, 'style')) ||
    /^MsoNormal$/.test(attribute(element, 'class'))
  )
}

function isSignature(element: Element): boolean {
  const isMarked =
    /\b(gmail_signature|moz-signature)\b/.test(attribute(element, 'class')) ||
    attribute(element, 'data-smartmail') === 'gmail_signature'
  return isMarked && !/^\s*--/.test(firstWords(element))
}

function firstWords(node: Node): string {
  if ('value' in node) return node.value
  if (!('childNodes' in node)) return ''
  for (const child of node.childNodes) {
    const words = firstWords(child)
    if (words.trim() !== '') return words
  }
  return ''
}
