import type { Position } from '#db/vocabulary.ts'
import { attribute, isHtml, type Element } from './dom.ts'

/** What the ancestors of a place say about it. */
export type Placement = {
  isComment: boolean
  /** The nearest navigation or sidebar. */
  aside: 'navigation' | 'sidebar' | null
  /** The nearest header or footer of the page, that is, one outside of its main part and its articles. */
  edge: 'header' | 'footer' | null
  isInMain: boolean
}

export const TOP: Placement = { isComment: false, aside: null, edge: null, isInMain: false }

/** Where in the page a place is. */
export function positionOf(placement: Placement): Position {
  if (placement.isComment) return 'comment'
  return placement.aside ?? placement.edge ?? 'content'
}

/** The placement of an element's children. */
export function placementIn(element: Element, outer: Placement): Placement {
  if (!isHtml(element)) return outer
  const name = element.tagName
  // Classes there tell of the layout ("has-sidebar"), not of a part of the page.
  if (name === 'html' || name === 'body') return outer
  if (element.attrs.length === 0 && !PARTS.has(name)) return outer
  const role = attribute(element, 'role')?.trim().toLowerCase() ?? ''
  const named = partsNamed(attribute(element, 'class') ?? '', attribute(element, 'id') ?? '')
  const isMain = name === 'main' || role === 'main'
  return {
    isComment: outer.isComment || named.isComment || isCommentItem(element),
    aside: asideOf(name, role, named) ?? (isMain ? null : outer.aside),
    edge: (outer.isInMain ? null : edgeOf(element, role, named)) ?? outer.edge,
    isInMain: outer.isInMain || isMain || name === 'article' || role === 'article',
  }
}

/** Words that name a part of the page as a whole, with what is written before and after them in class names. */
const SIDEBAR = new RegExp(
  '^(?:(?:left|right|primary|secondary|main|page|site|blog|post|article|the|default|l|c)[-_]{0,2})?side-?bar' +
    '(?:[-_]{0,2}(?:left|right|primary|secondary|main|inner|area|widgets?|wrap|wrapper|section|one|two|\\d+))?$' +
    '|^(?:side[-_]?(?:col|column|rail|panel)|(?:left|right)[-_]?rail|aside|widget[-_]?area|blog-?roll)$',
)
const HEADER = /^(?:(?:site|page-top|main|global|top)[-_]{0,2}header|masthead)$/
const FOOTER = /^(?:(?:site|page|main|global|bottom)?[-_]{0,2}footer|colophon)$/
const COMMENT = new RegExp(
  '^(?:(?:user|reader|post|blog|article|fb|disqus|wp|view|visitor|guest)[-_]{0,2})?comments?' +
    '(?:[-_]{0,2}(?:list|area|section|body|content|text|thread|threads|wrap|wrapper|container|box|block|item|entry|inner|main|message|post|tree|holder|\\d+))?$' +
    '|^(?:(?:div|li|article)-comment-\\d+|disqus_thread)$',
)
const COMMENT_TYPE = /schema\.org\/(?:User)?Comments?\/?$/i

/** Elements that are a part of the page by their name alone. */
const PARTS = new Set(['nav', 'aside', 'header', 'footer', 'main', 'article'])

function asideOf(name: string, role: string, named: PartsNamed): Placement['aside'] {
  if (name === 'nav' || role === 'navigation') return 'navigation'
  return name === 'aside' || role === 'complementary' || named.isSidebar ? 'sidebar' : null
}

function edgeOf({ tagName }: Element, role: string, named: PartsNamed): Placement['edge'] {
  if (tagName === 'header' || role === 'banner' || named.isHeader) return 'header'
  if (tagName === 'footer' || role === 'contentinfo' || named.isFooter) return 'footer'
  return null
}

function isCommentItem(element: Element): boolean {
  if (attribute(element, 'itemprop')?.toLowerCase() === 'comment') return true
  return COMMENT_TYPE.test(attribute(element, 'itemtype')?.trim() ?? '')
}

/** The parts of a page that class and id name. */
type PartsNamed = { isComment: boolean; isSidebar: boolean; isHeader: boolean; isFooter: boolean }

const NONE: PartsNamed = { isComment: false, isSidebar: false, isHeader: false, isFooter: false }
/** Pages say the same names over and over. */
const known = new Map<string, PartsNamed>()
const FORGET_ABOVE = 5_000

function partsNamed(names: string, id: string): PartsNamed {
  if (names === '' && id === '') return NONE
  const key = `${names}\0${id}`
  let parts = known.get(key)
  if (!parts) {
    parts = readNames(names, id)
    if (known.size >= FORGET_ABOVE) known.clear()
    known.set(key, parts)
  }
  return parts
}

/** By whole words of class and id, in lower case. */
function readNames(names: string, id: string): PartsNamed {
  const tokens = `${names} ${id}`.trim().toLowerCase().split(/\s+/)
  const any = (word: RegExp) => tokens.some((token) => word.test(token))
  return {
    isComment: any(COMMENT),
    isSidebar: any(SIDEBAR),
    isHeader: id === 'header' || any(HEADER),
    isFooter: id === 'footer' || any(FOOTER),
  }
}
