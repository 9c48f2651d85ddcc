import { attribute, isHtml, parseDocument, walk, type Element } from '#app/domain/pages/dom.ts'
import { isMute, isSkipped, startsBlock } from '#app/domain/pages/page-text.ts'
import { placementIn, TOP, type Placement } from '#app/domain/pages/placement.ts'
import { VISIBLE, visibilityOf, type Visibility } from '#app/domain/pages/visibility.ts'
import { reversed } from './decode.ts'
import { readStyleRules, type StyleRules } from './style-rules.ts'

/** Stands where one inline element ends and another begins: part of no word, but perhaps the end of a name. */
export const SEAM = '\u0000'

/** What a class, a microformat or microdata says about a piece of text. */
export type Mark = { kind: 'name' | 'role'; text: string; isSure: boolean }

export type LineLink = { href: string; onclick: string; rel: string; text: string; from: number }

/** A part of the page that is a box of its own; lines `first` up to `end`, which is not in it. */
export type Box = { tag: string; words: string; parent: Box | null; first: number; end: number }

export type Line = {
  raw: string
  box: Box
  placement: Placement
  /** 1 to 6 for headings, else 0. */
  heading: number
  marks: Mark[]
  links: LineLink[]
  /** Attributes that may hold an address, of the elements in this line. */
  attributes: Map<string, string>[]
}

/** A page as lines of text in boxes, which is enough to see who is named beside which address. */
export type Outline = {
  lines: Line[]
  scripts: { text: string; line: number }[]
  jsonLd: string[]
  metas: Map<string, string>
  /** Addresses of `<meta itemprop="email">`. */
  meta: { value: string; line: number }[]
}

type Context = {
  box: Box
  placement: Placement
  visibility: Visibility
  heading: number
  isReversed: boolean
  isSilent: boolean
  link: LineLink | null
  marks: Mark[]
  into: string[] | null
}

const NAME_MARK =
  /(?:^|[\s_-])(?:full-?name|person-?name|member-?name|author-?name|staff-?name|team-?name|display-?name|p-name|fn|n)(?:$|[\s_-])/i
const NAME_HINT = /(?:^|[\s_-])name(?:$|\s)/i
const ROLE_MARK =
  /(?:^|[\s_-])(?:job-?title|p-job-title|p-role|position|role|designation|occupation|(?:person|member|staff|author|team|bio|card)[\w-]*[_-](?:title|role|position|job)|funktion|poste|cargo)(?:$|[\s_-])/i

/** Reads a page into its outline. */
export function outlineOf(html: string, { isXml = false } = {}): Outline {
  const builder = new Builder(readStyleRules(html))
  const document = parseDocument(html, { isXml })
  walk(document, builder.start, {
    enter: (element, outer) => builder.enter(element, outer),
    leave: (element, own) => builder.leave(element, own),
    text: (value, outer) => builder.text(value, outer),
  })
  return builder.outline()
}

class Builder {
  #lines: Line[] = []
  #open: Line | null = null
  #scripts: { parts: string[]; line: number }[] = []
  #jsonLd: string[][] = []
  #metas = new Map<string, string>()
  #meta: Outline['meta'] = []
  #style: StyleRules
  #root: Box = { tag: '', words: '', parent: null, first: 0, end: Infinity }
  readonly start: Context

  constructor(style: StyleRules) {
    this.#style = style
    this.start = {
      box: this.#root,
      placement: TOP,
      visibility: VISIBLE,
      heading: 0,
      isReversed: false,
      isSilent: false,
      link: null,
      marks: [],
      into: null,
    }
  }

  enter(element: Element, outer: Context): Context | null {
    const tag = element.tagName
    if (tag === 'script') return this.#script(element, outer)
    if (tag === 'noscript' && !outer.isSilent) return { ...outer, into: this.#noscript(outer) }
    if (isSkipped(element) || isMute(element)) return null
    if (tag === 'meta') this.#noteMeta(element)
    if (tag === 'head' || tag === 'title') return tag === 'title' ? { ...outer, into: [] } : outer
    const words = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.trim()
    const isBlock = isHtml(element) && startsBlock(tag)
    if (isBlock) this.#close()
    const visibility = this.#visibilityOf(element, words, outer)
    const own: Context = {
      ...outer,
      placement: placementIn(element, outer.placement),
      visibility,
      isReversed: outer.isReversed || this.#isReversed(element, words),
      isSilent:
        outer.isSilent ||
        CODE.has(tag) ||
        visibility.isGone ||
        visibility.isInvisible ||
        visibility.isFontZero,
    }
    if (isBlock) {
      own.box = { tag, words, parent: outer.box, first: this.#lines.length, end: Infinity }
      own.heading = /^h[1-6]$/.test(tag) ? Number(tag[1]) : outer.heading
    } else if (tag !== 'wbr') this.#add(SEAM, own)
    if (own.isSilent) return own
    this.#noteMarks(element, words, own)
    this.#noteAttributes(element, own)
    if (tag === 'a' || tag === 'area') own.link = this.#link(element, own)
    if (tag === 'img')
      this.#add(attribute(element, 'alt')?.includes('@') ? ` ${attribute(element, 'alt')} ` : '', own)
    this.#add(this.#style.before(element, words), own)
    return own
  }

  leave(element: Element, own: Context): void {
    const words = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.trim()
    if (!own.isSilent && !own.into) this.#add(this.#style.after(element, words), own)
    if (own.into && element.tagName === 'noscript') this.#addNoscript(own)
    if (isHtml(element) && startsBlock(element.tagName)) {
      this.#close()
      own.box.end = this.#lines.length
    } else if (element.tagName !== 'wbr') this.#add(SEAM, own)
  }

  text(value: string, outer: Context): void {
    if (outer.into) {
      outer.into.push(value)
      return
    }
    if (outer.isSilent) return
    const text = outer.isReversed ? reversed(value) : value
    this.#add(text, outer)
    if (outer.link) outer.link.text += text
    for (const mark of outer.marks) mark.text += text
  }

  outline(): Outline {
    this.#close()
    return {
      lines: this.#lines,
      scripts: this.#scripts.map(({ parts, line }) => ({ text: parts.join(''), line })),
      jsonLd: this.#jsonLd.map((parts) => parts.join('')),
      metas: this.#metas,
      meta: this.#meta,
    }
  }

  #line(context: Context): Line {
    const { box, placement, heading } = context
    return (this.#open ??= { raw: '', box, placement, heading, marks: [], links: [], attributes: [] })
  }

  #add(text: string, context: Context): void {
    if (!text || context.isSilent || context.into) return
    if (text === SEAM && !this.#open) return
    const line = this.#line(context)
    line.raw += text.replace(INVISIBLE, '')
    if (context.heading) line.heading = context.heading
  }

  #close(): void {
    const line = this.#open
    this.#open = null
    if (!line) return
    const isEmpty = /^[\s\0\u00a0]*$/.test(line.raw)
    if (!isEmpty || line.links.length > 0 || line.attributes.length > 0) this.#lines.push(line)
  }

  #script(element: Element, outer: Context): Context | null {
    const type = attribute(element, 'type')?.trim().toLowerCase() ?? ''
    const parts: string[] = []
    if (type.startsWith('application/ld+json')) this.#jsonLd.push(parts)
    else if (attribute(element, 'src') === null) this.#scripts.push({ parts, line: this.#lines.length })
    else return null
    return { ...outer, into: parts }
  }

  #noscript(outer: Context): string[] {
    void outer
    return []
  }

  /** What stands there for readers without scripts, as if it were part of the page. */
  #addNoscript(own: Context): void {
    const markup = own.into!.join('')
    if (!/@|&#64;|\bat\b|arroba|mailto/i.test(markup)) return
    for (const line of outlineOf(markup).lines) {
      const open = this.#line({ ...own, into: null })
      open.raw += ` ${line.raw} `
      open.links.push(...line.links)
    }
  }

  #noteMeta(element: Element): void {
    const value = attribute(element, 'content')?.trim() ?? ''
    const name = (attribute(element, 'name') ?? attribute(element, 'property'))?.trim().toLowerCase()
    if (name && value && !this.#metas.has(name)) this.#metas.set(name, value)
    if (attribute(element, 'itemprop')?.trim().toLowerCase() === 'email')
      this.#meta.push({ value, line: this.#lines.length })
  }

  #noteMarks(element: Element, words: string, own: Context): void {
    const props = attribute(element, 'itemprop')?.toLowerCase().split(/\s+/) ?? []
    const kind =
      props.includes('name') || NAME_MARK.test(words) || NAME_HINT.test(words)
        ? 'name'
        : props.includes('jobtitle') || props.includes('roleName'.toLowerCase()) || ROLE_MARK.test(words)
          ? 'role'
          : null
    if (!kind) return
    const mark: Mark = {
      kind,
      text: '',
      isSure: props.length > 0 || NAME_MARK.test(words) || kind === 'role',
    }
    own.marks = [...own.marks, mark]
    this.#line(own).marks.push(mark)
  }

  #noteAttributes(element: Element, own: Context): void {
    const kept = element.attrs.filter(
      ({ name }) =>
        name.startsWith('data-') ||
        name === 'aria-label' ||
        name === 'title' ||
        (name === 'content' && attribute(element, 'itemprop') === 'email'),
    )
    if (element.tagName === 'joomla-hidden-mail')
      kept.push(...element.attrs.filter(({ name }) => name === 'first' || name === 'last'))
    if (kept.length > 0 && !['input', 'form'].includes(element.tagName))
      this.#line(own).attributes.push(new Map(kept.map(({ name, value }) => [name, value])))
  }

  #link(element: Element, own: Context): LineLink | null {
    const href = attribute(element, 'href')
    const onclick = attribute(element, 'onclick') ?? ''
    if (href === null && !onclick) return null
    const line = this.#line(own)
    const link: LineLink = {
      href: href?.trim() ?? '',
      onclick,
      rel: attribute(element, 'rel')?.toLowerCase() ?? '',
      text: '',
      from: line.raw.length,
    }
    line.links.push(link)
    return link
  }

  #visibilityOf(element: Element, words: string, outer: Context): Visibility {
    const visibility = visibilityOf(element, outer.visibility)
    return this.#style.hides(element, words) ? { ...visibility, isGone: true } : visibility
  }

  #isReversed(element: Element, words: string): boolean {
    const style = attribute(element, 'style') ?? ''
    const isByHand = /direction\s*:\s*rtl/i.test(style) && /bidi-override/i.test(style)
    const isBdo = element.tagName === 'bdo' && attribute(element, 'dir')?.toLowerCase() === 'rtl'
    return isByHand || isBdo || this.#style.reverses(element, words)
  }
}

/** Signs without a width, which only keep robots from reading. */
const INVISIBLE = /[\u00ad\u200b-\u200f\u2060-\u2064\ufeff]/g
/** What is written there is an example or a command. */
const CODE = new Set(['code', 'samp', 'kbd', 'var'])
