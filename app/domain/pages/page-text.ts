import { attribute, folded, isHtml, isSvg, type Element } from './dom.ts'
import type { Visibility } from './visibility.ts'

/** Stands where only markup parts two words. */
const SEAM = '\u0000'

const SKIPPED = new Set('script style template noscript textarea iframe noframes noembed'.split(' '))
/** Choices are not text of the page, but what stands among them by mistake is. */
const MUTE = new Set(['option', 'datalist'])

/** Elements that hold nothing of the page. */
export function isSkipped(element: Element): boolean {
  if (isSvg(element)) return element.tagName === 'style' || element.tagName === 'script'
  return isHtml(element) && SKIPPED.has(element.tagName)
}

/** Elements whose text is not text of the page. */
export function isMute(element: Element): boolean {
  if (isSvg(element)) return ['title', 'desc', 'metadata'].includes(element.tagName)
  return isHtml(element) && MUTE.has(element.tagName)
}

const BLOCKS = new Set(
  (
    'address article aside blockquote body br caption center dd details dialog dir div dl dt fieldset figcaption ' +
    'figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol option p pre search section ' +
    'summary table tbody td tfoot th thead title tr ul button'
  ).split(' '),
)

/** True for elements that begin on a line of their own, so that words before and after are two. */
export function startsBlock(tagName: string): boolean {
  return BLOCKS.has(tagName)
}

/** A script that runs: not data, not a template. */
export function isScript(element: Element): boolean {
  const type = attribute(element, 'type')?.trim().toLowerCase() ?? ''
  const runs =
    type === '' || type === 'module' || /^(?:text|application)\/(?:x-)?(?:java|ecma|j|live)script/.test(type)
  return runs && (attribute(element, 'src') !== null || element.childNodes.length > 0)
}

/** Things that are seen without any text. */
const PICTURES = new Set(
  'img svg picture video canvas iframe object embed input button math meter progress'.split(' '),
)

/** The text of one link, as it is read out of the tree: text and image alts in document order. */
export class LinkText {
  #parts: string[] = []
  /** Something in it can be seen: letters that are shown, or a picture. */
  isSeen = false
  /** Is itself a shape: an area of an image map, or a part of a drawing. */
  readonly isShape: boolean

  constructor(link: Element) {
    this.isShape = link.tagName === 'area' || isSvg(link)
    if (link.tagName === 'area') this.#parts.push(attribute(link, 'alt') ?? '')
  }

  /** An element inside of the link, or the link itself. */
  addElement(element: Element, visibility: Visibility): void {
    const name = element.tagName
    if (isHtml(element) && startsBlock(name)) this.#parts.push(SEAM)
    const alt =
      isHtml(element) && (name === 'img' || isImageButton(element)) ? attribute(element, 'alt')?.trim() : ''
    if (alt) this.#parts.push(SEAM, alt, SEAM)
    const isPicture = PICTURES.has(name) || isIcon(element)
    if (isPicture && !visibility.isGone && !visibility.isInvisible) this.isSeen = true
  }

  addText(value: string, visibility: Visibility): void {
    this.#parts.push(value)
    const isSeen = !visibility.isGone && !visibility.isInvisible && !visibility.isFontZero
    if (isSeen && /[^\s\u00ad\u200b-\u200f\u2060\ufeff]/.test(value)) this.isSeen = true
  }

  get spaced(): string {
    return folded(this.#parts.join('').replaceAll(SEAM, ' '))
  }

  get tight(): string {
    const text = this.#parts.join('')
    return folded(text.includes(SEAM) ? text.replaceAll(SEAM, '') : text)
  }
}

function isImageButton(element: Element): boolean {
  return element.tagName === 'input' && attribute(element, 'type')?.toLowerCase() === 'image'
}

/** An element of an icon font, which style sheets fill. */
function isIcon(element: Element): boolean {
  return (
    (element.tagName === 'i' || element.tagName === 'span') &&
    /\b(?:icon|fa|fas|fab|far|glyphicon|material-icons)\b/i.test(attribute(element, 'class') ?? '')
  )
}
