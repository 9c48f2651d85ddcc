import {
  html,
  Parser,
  serializeOuter,
  type DefaultTreeAdapterMap,
  type DefaultTreeAdapterTypes,
  type Token,
} from 'parse5'

const { HTML, SVG } = html.NS

export type Element = DefaultTreeAdapterTypes.Element
export type Document = DefaultTreeAdapterTypes.Document
type Node = DefaultTreeAdapterTypes.ChildNode

/**
 * The document as a browser with scripting builds it, before any script has run.
 * @param isXml served as XHTML, where `<script/>` is closed and CDATA is text
 */
export function parseDocument(markup: string, { isXml = false } = {}): Document {
  return PageParser.parse<DefaultTreeAdapterMap>(isXml ? asHtml(markup) : markup)
}

/** What a select element is called in our documents. */
export const SELECT = 'x-select'

/**
 * Since 2025 browsers let a select hold any element, so that links after one that was never closed stay links; parse5
 * still drops them. Under another name, a select is an element like any other.
 */
class PageParser extends Parser<DefaultTreeAdapterMap> {
  override onStartTag(token: Token.TagToken): void {
    if (token.tagID === html.TAG_ID.SELECT) {
      renameSelect(token)
      this.framesetOk = false
    }
    super.onStartTag(token)
  }

  override onEndTag(token: Token.TagToken): void {
    if (token.tagID === html.TAG_ID.SELECT) renameSelect(token)
    super.onEndTag(token)
  }
}

function renameSelect(token: Token.TagToken): void {
  token.tagName = SELECT
  token.tagID = html.TAG_ID.UNKNOWN
}

/** What a walk does with each element and text. `enter` answers what its children inherit, or null to skip them. */
export type Visitor<T> = {
  enter(element: Element, inherited: T): T | null
  leave(element: Element, own: T): void
  text(value: string, inherited: T): void
}

/** Walks the tree in document order without recursion, since pages may be deeper than the call stack. */
export function walk<T>(document: Document, root: T, visitor: Visitor<T>): void {
  const open: { element: Element | null; own: T; nodes: Node[]; at: number }[] = [
    { element: null, own: root, nodes: document.childNodes, at: 0 },
  ]
  for (let top = open.at(-1); top; top = open.at(-1)) {
    const node = top.nodes[top.at++]
    if (!node) {
      if (top.element) visitor.leave(top.element, top.own)
      open.pop()
    } else if (node.nodeName === '#text') {
      visitor.text((node as DefaultTreeAdapterTypes.TextNode).value, top.own)
    } else if ('tagName' in node) {
      const own = visitor.enter(node, top.own)
      // The content of a template is no part of the document; parse5 keeps it apart from the child nodes.
      if (own !== null) open.push({ element: node, own, nodes: node.childNodes, at: 0 })
    }
  }
}

export function isHtml(element: Element): boolean {
  return element.namespaceURI === HTML
}

export function isSvg(element: Element): boolean {
  return element.namespaceURI === SVG
}

/** The value of an attribute, or null. The first of a repeated one wins, as in browsers. */
export function attribute(element: Element, name: string): string | null {
  for (const one of element.attrs) if (one.name === name && !one.prefix) return one.value
  return null
}

/** `xlink:href`, which old SVG uses. */
export function xlinkHref(element: Element): string | null {
  return element.attrs.find((one) => one.name === 'href' && one.prefix === 'xlink')?.value ?? null
}

/** The element with its content, as markup; its start tag alone when the content is too deep to be written out. */
export function outerHtml(element: Element): string {
  try {
    return serializeOuter(element)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    return serializeOuter({ ...element, childNodes: [] })
  }
}

/** White space, no-break space too, folded to single blanks. */
export function folded(text: string): string {
  return UNFOLDED.test(text) ? text.replace(/\s+/g, ' ').trim() : text
}

/** Anything that folding might change. */
const UNFOLDED = /[^ -~]| {2}|^ | $/

const VOID = new Set(
  'area base br col embed hr img input link meta param source track wbr basefont bgsound frame keygen'.split(
    ' ',
  ),
)

/** XML as the HTML parser understands it: empty elements get their end tag, CDATA sections become text. */
function asHtml(markup: string): string {
  return markup.replace(
    /<!--[^]*?-->|<!\[CDATA\[([^]*?)\]\]>|<([a-zA-Z][\w.:-]*)((?:\s+[^\s=<>/"']+(?:\s*=\s*(?:"[^"]*"|'[^']*'))?)*)\s*\/>/g,
    (
      found,
      cdata: string | undefined,
      name: string | undefined,
      attributes: string | undefined,
      at: number,
    ) => {
      if (cdata !== undefined) return isInRawText(markup, at) ? cdata : escaped(cdata)
      if (name === undefined || VOID.has(name.toLowerCase())) return found
      return `<${name}${attributes ?? ''}></${name}>`
    },
  )
}

/** True inside a script or style element, whose text the HTML parser takes as it is. */
function isInRawText(markup: string, at: number): boolean {
  const before = markup.slice(Math.max(0, at - 2_000), at)
  const opened = /.*<(script|style)\b(?:[^>]*[^>/])?>(?![^]*<\/\1)/is.exec(before)
  return opened !== null
}

function escaped(text: string): string {
  return text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
}
