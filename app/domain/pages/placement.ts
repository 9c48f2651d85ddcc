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
  const role = attribute(element, 'role')?.trim().toLowerCase() ?? ''
  const tokens = tokensOf(element)
  const isMain = name === 'main' || role === 'main'
  return {
    isComment: outer.isComment || isComment(element, tokens),
    aside: asideOf(name, role, tokens) ?? (isMain ? null : outer.aside),
    edge: (outer.isInMain ? null : edgeOf(element, role, tokens)) ?? outer.edge,
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

function asideOf(name: string, role: string, tokens: string[]): Placement['aside'] {
  if (name === 'nav' || role === 'navigation') return 'navigation'
  if (name === 'aside' || role === 'complementary' || tokens.some((token) => SIDEBAR.test(token)))
    return 'sidebar'
  return null
}

function edgeOf(element: Element, role: string, tokens: string[]): Placement['edge'] {
  const says = (name: string, word: RegExp) =>
    element.tagName === name || attribute(element, 'id') === name || tokens.some((token) => word.test(token))
  if (says('header', HEADER) || role === 'banner') return 'header'
  if (says('footer', FOOTER) || role === 'contentinfo') return 'footer'
  return null
}

function isComment(element: Element, tokens: string[]): boolean {
  if (tokens.some((token) => COMMENT.test(token))) return true
  if (attribute(element, 'itemprop')?.toLowerCase() === 'comment') return true
  return COMMENT_TYPE.test(attribute(element, 'itemtype')?.trim() ?? '')
}

/** Whole words of class and id, lower case. */
function tokensOf(element: Element): string[] {
  const text = `${attribute(element, 'class') ?? ''} ${attribute(element, 'id') ?? ''}`.trim()
  return text ? text.toLowerCase().split(/\s+/) : []
}
