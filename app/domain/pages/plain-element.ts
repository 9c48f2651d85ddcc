import { html as names, type DefaultTreeAdapterTypes } from 'parse5'
import { parseDocument, type Element } from './dom.ts'
import { bodyOf, type PlainAttribute } from './plain-tag.ts'

type Nodes = DefaultTreeAdapterTypes.ChildNode[]

/** An element that was read straight off the page; what is in it is built only when somebody asks. */
export class PlainElement implements Element {
  readonly nodeName: string
  readonly tagName: string
  readonly attrs: PlainAttribute[]
  readonly namespaceURI: Element['namespaceURI']
  readonly parentNode = null
  readonly #page: string
  readonly #from: number
  /** Where it ends in the page, once it has ended. */
  to: number
  /** Text of an element that holds nothing else. */
  raw: string | null = null

  constructor(
    tag: { name: string; attrs: PlainAttribute[] },
    { page, from, isSvg }: { page: string; from: number; isSvg: boolean },
  ) {
    this.nodeName = tag.name
    this.tagName = tag.name
    this.attrs = tag.attrs
    this.namespaceURI = isSvg ? names.NS.SVG : names.NS.HTML
    this.#page = page
    this.#from = from
    this.to = page.length
  }

  get childNodes(): Nodes {
    if (this.raw !== null)
      return this.raw ? [{ nodeName: '#text', value: this.raw, parentNode: null } as Nodes[number]] : []
    const markup = this.#page.slice(this.#from, this.to)
    const [own] = bodyOf(parseDocument(`<!doctype html><body>${markup}`))
    return own && 'childNodes' in own ? own.childNodes : []
  }
}

/** An element whose end has not come yet. */
export type Open<T> = {
  element: PlainElement
  name: string
  /** What its children inherit; undefined when it was skipped. */
  own: T | undefined
  hasParagraph: boolean
  isSvg: boolean
}
