import type { Position } from '#db/vocabulary.ts'
import { httpUrl } from '#app/domain/values/web-address.ts'
import { attribute, isHtml, isSvg, outerHtml, xlinkHref, type Element } from './dom.ts'
import type { LinkText } from './page-text.ts'
import { positionOf, type Placement } from './placement.ts'
import { hasBackground, type Visibility } from './visibility.ts'

/** A link of a page: an `a` or `area` with an address on the web. */
export type PageLink = {
  /** As it stands in the page. */
  href: string
  /** Absolute, without fragment. */
  url: string
  /** Words of rel, lower case, each once. */
  rel: string[]
  anchor: string
  /** The same without blanks where only markup parts two words: both readings of the anchor are fair. */
  anchorTight: string
  position: Position
  isHidden: boolean
  /** Where its text begins and ends in the text of the page. */
  from: number
  to: number
  markup(): string
}

/** A link as it is met on the way through the tree, before the base of the page is known. */
export type OpenLink = {
  element: Element
  href: string
  text: LinkText
  placement: Placement
  visibility: Visibility
  from: number
  to: number
}

/** The address of `a` and `area`, in HTML, and of `a` in SVG; null for everything else. */
export function hrefOf(element: Element): string | null {
  if (isHtml(element)) {
    return element.tagName === 'a' || element.tagName === 'area' ? attribute(element, 'href') : null
  }
  return isSvg(element) && element.tagName === 'a' ? (attribute(element, 'href') ?? xlinkHref(element)) : null
}

/** The link with its address resolved; null when that is none of the web. */
export function readLink(
  { element, href, text, placement, visibility, from, to }: OpenLink,
  base: string,
): PageLink | null {
  const url = httpUrl(href.trim(), base)
  if (!url) return null
  if (href.includes('#')) url.hash = ''
  const isPainted = !visibility.isInvisible && (text.isShape || hasBackground(element))
  return {
    href: href.trim(),
    url: url.href,
    rel: [...new Set((attribute(element, 'rel') ?? '').toLowerCase().split(/\s+/).filter(Boolean))],
    anchor: text.spaced,
    anchorTight: text.tight,
    position: positionOf(placement),
    isHidden: visibility.isGone || !(text.isSeen || isPainted),
    from,
    to,
    // A method, since a page has thousands of them: tools that keep the names of functions make others slow.
    markup() {
      return outerHtml(element)
    },
  }
}
