import { attribute, isHtml, type Element } from './dom.ts'

/** What inline styles and attributes of the ancestors say about being seen. */
export type Visibility = {
  /** Cannot be undone further in: not displayed, no size, or moved off the page. */
  isGone: boolean
  /** `visibility: hidden`; undone further in by `visible`. */
  isInvisible: boolean
  isFontZero: boolean
}

export const VISIBLE: Visibility = { isGone: false, isInvisible: false, isFontZero: false }

/** Elements whose width and height attributes are their size. */
const SIZED = new Set('img iframe frame embed object video canvas table input svg'.split(' '))
/** Further away than this is off the page. */
const OFF_PAGE_PX = -900

/** The visibility of an element, given that of what it is in. */
export function visibilityOf(element: Element, outer: Visibility): Visibility {
  const text = attribute(element, 'style')
  const isHidden = isHtml(element) && attribute(element, 'hidden') !== null
  const hasSize = SIZED.has(element.tagName) && attribute(element, 'width') !== null
  if (text === null && !isHidden && !hasSize) return outer
  const style = readStyle(text ?? '')
  const display = style.get('display')
  const isUndisplayed = display === 'none' || (isHidden && display === undefined)
  return {
    isGone: outer.isGone || isUndisplayed || isFlat(element, style) || isOffPage(style),
    isInvisible: invisibleBy(style.get('visibility')) ?? outer.isInvisible,
    isFontZero: fontZeroBy(style) ?? outer.isFontZero,
  }
}

/** True for an element whose own style paints a picture. */
export function hasBackground(element: Element): boolean {
  const text = attribute(element, 'style')
  return text !== null && /background(?:-image)?\s*:[^;]*(?:url|gradient)\(/i.test(text)
}

/** Declarations of a style attribute: names and values in lower case, later ones win, important ones win over all. */
export function readStyle(text: string): Map<string, string> {
  const plain = new Map<string, string>()
  const important = new Map<string, string>()
  for (const [declaration] of text
    .replace(/\/\*[^]*?(?:\*\/|$)/g, ' ')
    .matchAll(/(?:"[^"]*"|'[^']*'|\([^)]*\)|[^;])+/g)) {
    const cut = declaration.indexOf(':')
    if (cut < 0) continue
    const name = declaration.slice(0, cut).trim().toLowerCase()
    if (!name) continue
    const raw = declaration
      .slice(cut + 1)
      .trim()
      .toLowerCase()
    const value = raw.replace(/\s*!\s*important$/, '')
    ;(value === raw ? plain : important).set(name, value)
  }
  return new Map([...plain, ...important])
}

function invisibleBy(value: string | undefined): boolean | null {
  if (value === 'hidden' || value === 'collapse') return true
  return value === 'visible' || value === 'initial' ? false : null
}

/** A size in relation to nothing stays nothing; any other size of its own undoes it. */
function fontZeroBy(style: Map<string, string>): boolean | null {
  const size =
    style.get('font-size') ??
    /(?:^|\s)(0[a-z%]*|[\d.]+(?:px|pt|rem))(?:\s*\/|\s)/.exec(style.get('font') ?? '')?.[1]
  if (size === undefined) return null
  if (isZero(size)) return true
  return /^[\d.]+(?:em|%|ex|ch)$|^(?:inherit|larger|smaller|unset)$/.test(size) ? null : false
}

function isFlat(element: Element, style: Map<string, string>): boolean {
  const attributes = SIZED.has(element.tagName)
  const side = (name: 'width' | 'height') => {
    const said = [style.get(name), style.get(`max-${name}`)].filter((one) => one !== undefined)
    if (said.length > 0) return said.some(isZero)
    return attributes && isZero(attribute(element, name) ?? '')
  }
  const [isThin, isLow] = [side('width'), side('height')]
  const clips = ['overflow', 'overflow-x', 'overflow-y'].some((name) =>
    /hidden|clip/.test(style.get(name) ?? ''),
  )
  return (isThin && isLow) || ((isThin || isLow) && clips)
}

function isOffPage(style: Map<string, string>): boolean {
  const isPositioned = /^(?:absolute|fixed|relative|sticky)$/.test(style.get('position') ?? '')
  const moves = isPositioned ? ['left', 'top', 'right', 'bottom'] : []
  const always = ['text-indent', 'margin-left', 'margin-top', 'margin-right']
  if ([...moves, ...always].some((name) => isFar(style.get(name) ?? ''))) return true
  const shift = /translate(?:x|y|3d)?\(([^)]*)\)/.exec(style.get('transform') ?? '')
  return shift !== null && shift[1]!.split(',').some((one) => isFar(one.trim()))
}

const PX: Record<string, number> = {
  '': 1,
  px: 1,
  em: 16,
  rem: 16,
  ex: 8,
  ch: 8,
  pt: 4 / 3,
  pc: 16,
  in: 96,
  cm: 37.8,
  mm: 3.78,
  vw: 12.8,
  vh: 7.2,
}

function isFar(value: string): boolean {
  const found = /^(-[\d.]+)([a-z]*)$/.exec(value)
  const px = found && PX[found[2]!]
  return px != null && Number(found![1]) * px <= OFF_PAGE_PX
}

function isZero(value: string): boolean {
  return /^[+-]?0*\.?0+(?:[a-z]+|%)?$/.test(value)
}
