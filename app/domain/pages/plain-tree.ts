import { SELECT, type Visitor } from './dom.ts'
import { PlainElement, type Open } from './plain-element.ts'
import {
  BLOCKS,
  CLOSING,
  FORMATTING,
  HEADINGS,
  HEAD_RAW,
  HEAD_VOID,
  IMPLIED,
  ITEMS,
  ITEM_BOUNDARIES,
  ODD,
  P_BOUNDARIES,
  RAW,
  SECTIONS,
  SVG,
  SVG_TEXTS,
  TABLE_FRAMES,
  TABLE_PARTS,
  VOID,
} from './plain-names.ts'
import { commentEnd, decodedText, doctypeEnd, rawEnd, readTag, type PlainTag } from './plain-tag.ts'

/**
 * Walks a page in one pass, without building its tree, as `walk(parseDocument(html))` would: the same elements, texts
 * and order. Only what is nested as it should be is read that way, which is most pages; wherever the HTML standard
 * repairs, moves or ignores something beyond implied tags, it gives up.
 * @returns false when it gave up: what the visitor was told so far is then of no use
 */
export function walkPlain<T>(html: string, root: T, visitor: Visitor<T>): boolean {
  if (html.includes('\0') || html.startsWith('\uFEFF')) return false
  const page = html.includes('\r') ? html.replace(/\r\n?/g, '\n') : html
  return new PlainTree(page, root, visitor).run()
}

const BEFORE_HTML = 0
const BEFORE_HEAD = 1
const IN_HEAD = 2
const AFTER_HEAD = 3
const IN_BODY = 4
const AFTER_BODY = 5

/** Each step answers false when the page is not plain, and the walk ends. */
class PlainTree<T> {
  readonly #page: string
  readonly #root: T
  readonly #visitor: Visitor<T>
  readonly #open: Open<T>[] = []
  #mode = BEFORE_HTML
  #at = 0
  #dropsNewline = false
  #isInLink = false
  #isInForm = false
  #isInButton = false

  constructor(page: string, root: T, visitor: Visitor<T>) {
    this.#page = page
    this.#root = root
    this.#visitor = visitor
  }

  run(): boolean {
    const page = this.#page
    let from = 0
    for (let search = 0; ;) {
      const found = page.indexOf('<', search)
      if (found < 0) return this.#text(page.slice(from)) && this.#end()
      const code = page.charCodeAt(found + 1)
      if (isLetter(code)) {
        if (!this.#text(page.slice(from, found)) || !this.#startTag(found)) return false
      } else if (code === 47 /* / */) {
        if (!this.#text(page.slice(from, found)) || !this.#endTag(found)) return false
      } else if (code === 33 /* ! */) {
        if (!this.#text(page.slice(from, found)) || !this.#comment(found)) return false
      } else if (code === 63 /* ? */) {
        return false
      } else {
        search = found + 1
        continue
      }
      from = search = this.#at
    }
  }

  #text(markup: string): boolean {
    if (markup === '') return true
    let text = decodedText(markup)
    if (this.#dropsNewline) {
      this.#dropsNewline = false
      if (text.startsWith('\n')) text = text.slice(1)
    }
    if (this.#mode < IN_BODY) {
      const blanks = /^[\t\n\f\r ]*/.exec(text)![0]
      if (this.#mode >= IN_HEAD) this.#tell(blanks)
      text = text.slice(blanks.length)
      if (text === '') return true
      this.#toBody()
    }
    if ((this.#mode === AFTER_BODY || TABLE_FRAMES.has(this.#current.name)) && !/^[\t\n\f\r ]*$/.test(text))
      return false
    this.#tell(text)
    return true
  }

  #tell(text: string): void {
    const { own } = this.#current
    if (own !== undefined && text !== '') this.#visitor.text(text, own)
  }

  #comment(at: number): boolean {
    this.#dropsNewline = false
    const isFirst = this.#mode === BEFORE_HTML && this.#open.length === 0
    const end = commentEnd(this.#page, at) ?? (isFirst ? doctypeEnd(this.#page, at) : null)
    if (end === null) return false
    this.#at = end
    return true
  }

  #startTag(at: number): boolean {
    this.#dropsNewline = false
    const tag = readTag(this.#page, at + 1)
    if (!tag) return false
    this.#at = tag.end
    if (this.#mode < IN_BODY) {
      const done = this.#startBeforeBody(tag, at)
      if (done !== null) return done
    }
    if (this.#mode === AFTER_BODY) return false
    const current = this.#current
    if (current.isSvg || tag.name === 'svg') return this.#startSvg(tag, at, current)
    return this.#startInBody(tag, at)
  }

  /** Null when the tag is one of the body, which is then open. */
  #startBeforeBody(tag: PlainTag, at: number): boolean | null {
    const { name } = tag
    if (this.#mode === BEFORE_HTML) {
      this.#mode = BEFORE_HEAD
      if (name === 'html') return this.#push(tag, at)
      this.#pushImplied('html')
    }
    if (this.#mode === BEFORE_HEAD) {
      if (name === 'html') return false
      this.#mode = IN_HEAD
      if (name === 'head') return this.#push(tag, at)
      this.#pushImplied('head')
    }
    if (this.#mode === IN_HEAD) {
      if (HEAD_VOID.has(name)) return this.#leaf(tag, at)
      if (HEAD_RAW.has(name)) return this.#raw(tag, at)
      if (name === 'html' || name === 'head' || name === 'template') return false
      this.#pop(at)
      this.#mode = AFTER_HEAD
    }
    if (name === 'body') {
      this.#mode = IN_BODY
      return this.#push(tag, at)
    }
    if (HEAD_VOID.has(name) || (HEAD_RAW.has(name) && name !== 'noscript') || ODD.has(name)) return false
    this.#toBody()
    return null
  }

  #startInBody(tag: PlainTag, at: number): boolean {
    const { name } = tag
    if (TABLE_PARTS.has(name)) return this.#startPart(tag, at)
    if (TABLE_FRAMES.has(this.#current.name))
      return (
        (name === 'script' || name === 'style') && this.#current.name !== 'colgroup' && this.#raw(tag, at)
      )
    if (ODD.has(name)) return false
    if (VOID.has(name)) return (name !== 'hr' || this.#endParagraph(at)) && this.#leaf(tag, at)
    if (FORMATTING.has(name)) return this.#startFormatting(tag, at)
    if (BLOCKS.has(name)) return this.#startBlock(tag, at)
    if (HEADINGS.has(name))
      return this.#endParagraph(at) && !HEADINGS.has(this.#current.name) && this.#push(tag, at)
    if (ITEMS.has(name)) return this.#startItem(tag, at)
    if (RAW.has(name)) return this.#raw(tag, at)
    if (HEAD_VOID.has(name)) return this.#leaf(tag, at)
    if (name === 'table') return !this.#current.hasParagraph && this.#push(tag, at)
    if (name === 'option' || name === 'optgroup') {
      if (this.#current.name === 'option') this.#pop(at)
    } else if (name === 'button') {
      if (this.#isInButton) return false
      this.#isInButton = true
    } else if (name === 'select') return this.#push({ ...tag, name: SELECT }, at)
    return this.#push(tag, at)
  }

  #startBlock(tag: PlainTag, at: number): boolean {
    if (tag.name === 'form') {
      if (this.#isInForm) return false
      this.#isInForm = true
    }
    if (!this.#endParagraph(at)) return false
    this.#dropsNewline = tag.name === 'pre'
    return this.#push(tag, at)
  }

  #startFormatting(tag: PlainTag, at: number): boolean {
    if (tag.name === 'a') {
      if (this.#isInLink) return false
      this.#isInLink = true
    }
    // Of four alike the standard forgets the first.
    let alike = 0
    for (const { name } of this.#open) if (name === tag.name) alike++
    return alike < 3 && this.#push(tag, at)
  }

  #startItem(tag: PlainTag, at: number): boolean {
    if (isKin(tag.name, this.#current.name)) this.#pop(at)
    else
      for (let index = this.#open.length - 1; index > 0; index--) {
        const { name } = this.#open[index]!
        if (isKin(tag.name, name)) return false
        if (ITEM_BOUNDARIES.has(name) || ITEMS.has(name)) break
      }
    return this.#endParagraph(at) && this.#push(tag, at)
  }

  /** Closes an open paragraph; false when something else in it is open. */
  #endParagraph(at: number): boolean {
    if (!this.#current.hasParagraph) return true
    if (this.#current.name !== 'p') return false
    this.#pop(at)
    return true
  }

  /** Parts of a table end the parts before them and imply those around them. */
  #startPart(tag: PlainTag, at: number): boolean {
    const { name } = tag
    const isCell = name === 'td' || name === 'th'
    if (!TABLE_FRAMES.has(this.#current.name)) {
      this.#endImplied(at, null)
      if (!this.#popIf(at, (open) => open === 'td' || open === 'th')) return false
    }
    if (name === 'col') return this.#current.name === 'colgroup' && this.#leaf(tag, at)
    this.#popIf(at, (open) => open === 'colgroup')
    if (!isCell) this.#popIf(at, (open) => open === 'tr')
    if (!isCell && name !== 'tr') this.#popIf(at, (open) => SECTIONS.has(open))
    if ((isCell || name === 'tr') && this.#current.name === 'table') this.#pushImplied('tbody')
    if (isCell && SECTIONS.has(this.#current.name)) this.#pushImplied('tr')
    const around = this.#current.name
    const fits = isCell ? around === 'tr' : name === 'tr' ? SECTIONS.has(around) : around === 'table'
    return fits && this.#push(tag, at)
  }

  #startSvg(tag: PlainTag, at: number, current: Open<T>): boolean {
    if (TABLE_FRAMES.has(current.name) || SVG_TEXTS.has(current.name) || !SVG.has(tag.name)) return false
    return tag.isSelfClosing ? this.#leaf(tag, at, true) : this.#push(tag, at, true)
  }

  #endTag(at: number): boolean {
    this.#dropsNewline = false
    if (!isLetter(this.#page.charCodeAt(at + 2))) return false
    const tag = readTag(this.#page, at + 2)
    if (!tag) return false
    this.#at = tag.end
    const name = tag.name === 'select' ? SELECT : tag.name
    if (this.#mode < IN_BODY) {
      if (this.#mode !== IN_HEAD || name !== 'head') return false
      this.#mode = AFTER_HEAD
      return this.#pop(at)
    }
    if (name === 'html' || name === 'body') return this.#endBody(name)
    if (this.#mode === AFTER_BODY) return false
    if (TABLE_FRAMES.has(name)) return this.#endFrame(name, at)
    if (CLOSING.has(name)) this.#endImplied(at, ITEMS.has(name) || name === 'p' ? name : null)
    else if (name === SELECT || name === 'optgroup') {
      this.#popIf(at, (open) => open === 'option')
      if (name === SELECT) this.#popIf(at, (open) => open === 'optgroup')
    }
    return this.#current.name === name && this.#pop(tag.end)
  }

  /** The body stays open for blanks; only what ends by itself may be left open in it. */
  #endBody(name: string): boolean {
    const isAgain = this.#mode === AFTER_BODY
    this.#mode = AFTER_BODY
    if (this.#open.some((one) => FORMATTING.has(one.name) || one.isSvg)) return false
    return !isAgain || name === 'html'
  }

  /** The end of a table, or of a row or section of it, ends the parts in it. */
  #endFrame(name: string, at: number): boolean {
    if (!TABLE_FRAMES.has(this.#current.name)) {
      this.#endImplied(at, null)
      if (!this.#popIf(at, (open) => open === 'td' || open === 'th')) return false
    }
    if (name !== 'tr') this.#popIf(at, (open) => open === 'tr')
    if (name === 'table') this.#popIf(at, (open) => SECTIONS.has(open) || open === 'colgroup')
    return this.#current.name === name && this.#pop(this.#at)
  }

  #endImplied(at: number, except: string | null): void {
    while (IMPLIED.has(this.#current.name) && this.#current.name !== except && this.#open.length > 2)
      this.#pop(at)
  }

  #popIf(at: number, isIt: (name: string) => boolean): boolean {
    return isIt(this.#current.name) && this.#pop(at)
  }

  #end(): boolean {
    if (this.#mode < IN_BODY) this.#toBody()
    if (this.#open.some((one) => FORMATTING.has(one.name) || one.isSvg)) return false
    while (this.#open.length > 0) this.#pop(this.#page.length)
    return true
  }

  /** Opens the body where the page leaves that out. */
  #toBody(): void {
    if (this.#mode === BEFORE_HTML) this.#pushImplied('html')
    if (this.#mode <= BEFORE_HEAD) this.#pushImplied('head')
    if (this.#mode <= IN_HEAD) this.#pop(this.#at)
    this.#pushImplied('body')
    this.#mode = IN_BODY
  }

  get #current(): Open<T> {
    return this.#open[this.#open.length - 1]!
  }

  #pushImplied(name: string): void {
    this.#push({ name, attrs: [], isSelfClosing: false, end: this.#at }, this.#at)
  }

  #push(tag: PlainTag, at: number, isSvg = false): true {
    const { name } = tag
    const outer = this.#open.length > 0 ? this.#current : null
    const element = new PlainElement(tag, { page: this.#page, from: at, isSvg })
    const hasParagraph =
      name === 'p' || (outer !== null && outer.hasParagraph && (isSvg || !P_BOUNDARIES.has(name)))
    this.#open.push({ element, name, own: this.#enter(element, outer), hasParagraph, isSvg })
    return true
  }

  #enter(element: PlainElement, outer: Open<T> | null): T | undefined {
    const inherited = outer ? outer.own : this.#root
    return inherited === undefined ? undefined : (this.#visitor.enter(element, inherited) ?? undefined)
  }

  /** @param to where the element ends in the page */
  #pop(to: number): true {
    const { element, name, own } = this.#open.pop()!
    element.to = to
    if (name === 'a') this.#isInLink = false
    else if (name === 'form') this.#isInForm = false
    else if (name === 'button') this.#isInButton = false
    if (own !== undefined) this.#visitor.leave(element, own)
    return true
  }

  #leaf(tag: PlainTag, at: number, isSvg = false): true {
    this.#push(tag, at, isSvg)
    this.#current.element.raw = ''
    return this.#pop(tag.end)
  }

  /** An element of text alone, with its end tag. */
  #raw(tag: PlainTag, at: number): boolean {
    const { name } = tag
    const found = rawEnd(this.#page, name, tag.end)
    if (!found) return false
    const content = this.#page.slice(tag.end, found.from)
    // Comments and scripts within a script have an end of their own.
    if (name === 'script' && content.includes('<!--')) return false
    const isDecoded = name === 'title' || name === 'textarea'
    const text = isDecoded ? decodedText(content) : content
    const outer = this.#current
    const element = new PlainElement(tag, { page: this.#page, from: at, isSvg: false })
    element.raw = name === 'textarea' && text.startsWith('\n') ? text.slice(1) : text
    const own = this.#enter(element, outer)
    if (own !== undefined) {
      if (element.raw !== '') this.#visitor.text(element.raw, own)
      this.#visitor.leave(element, own)
    }
    this.#at = found.to
    return true
  }
}

/** Items that end each other: those of lists, and the two kinds of a list of terms. */
function isKin(item: string, other: string): boolean {
  return item === other || (item !== 'li' && other !== 'li' && ITEMS.has(other))
}

function isLetter(code: number): boolean {
  return (code >= 97 && code <= 122) || (code >= 65 && code <= 90)
}
