import { httpUrl, siteOf } from '#app/domain/values/web-address.ts'
import { attribute, folded, isHtml, parseDocument, walk, type Element, type Visitor } from './dom.ts'
import { readFrame, type OpenFrame, type PageFrame } from './page-frame.ts'
import { hrefOf, readLink, type OpenLink, type PageLink } from './page-link.ts'
import { isMute, isScript, isSkipped, LinkText, startsBlock } from './page-text.ts'
import { placementIn, TOP, type Placement } from './placement.ts'
import { walkPlain } from './plain-tree.ts'
import { isRefresh, refreshTarget } from './refresh.ts'
import type { RobotsMeta } from './robots-rules.ts'
import { visibilityOf, VISIBLE, type Visibility } from './visibility.ts'
import { wordCount } from './words.ts'

/** What an HTML page says, as a browser sees it before any script runs. */
export type PageReading = {
  url: string
  /** What relative addresses are resolved against. */
  base: string
  title: string | null
  headings: string[]
  language: string | null
  /** A line for each block; white space as it stands in the page. */
  text: string
  wordCount: number
  links: PageLink[]
  frames: PageFrame[]
  /** Sites other than its own that it links to. */
  externalSites: number
  /** The first valid rel=canonical of the head, absolute. */
  canonical: string | null
  robotsMetas: RobotsMeta[]
  /** Where a meta refresh sends the reader at once, else null. */
  refresh: string | null
  hasScripts: boolean
  /** Something in it may run: a script, or a handler of an event. */
  isActive: boolean
  hasPasswordField: boolean
  /** Words inside of boxes whose class or id speak of cookies or consent. */
  consentWords: number
  buttons: string[]
  /** Texts of JSON-LD scripts. */
  jsonLd: string[]
  html: string
}

/**
 * Reads a page.
 * @param url the address it was found at, after redirects
 * @param base what relative addresses mean where the page has no own address (srcdoc frames)
 * @param isPlain false: by the full parser, whatever the page is like
 */
export function readPage({
  html,
  url,
  base = url,
  isXml,
  isPlain = !isXml,
}: {
  html: string
  url: string
  base?: string
  isXml?: boolean
  isPlain?: boolean
}): PageReading {
  const found = (isPlain ? findingsOfPlain(html) : null) ?? findingsOf(html, isXml)
  return found.reading({ html, url, base })
}

/** Null for a page that only the full parser can judge. */
function findingsOfPlain(html: string): Findings | null {
  const found = new Findings()
  return walkPlain(html, START, found) ? found : null
}

function findingsOf(html: string, isXml?: boolean): Findings {
  const found = new Findings()
  walk(parseDocument(html, { isXml }), START, found)
  return found
}

type Context = {
  placement: Placement
  visibility: Visibility
  /** The link that the place is in. */
  link: OpenLink | null
  isInHead: boolean
  isConsent: boolean
  /** Its text is not of the page, but what is collected here. */
  into: string[] | null
}

const START: Context = {
  placement: TOP,
  visibility: VISIBLE,
  link: null,
  isInHead: false,
  isConsent: false,
  into: null,
}

const CONSENT_BOX =
  /(?:^|[\s_-])(?:cookies?|cookie-?(?:banner|notice|consent|bar|wall)|consent|gdpr|cmp|privacy-?(?:wall|gate|banner))(?:$|[\s_-])/i

function isConsentBox(element: Element): boolean {
  if (element.tagName === 'html' || element.tagName === 'body') return false
  const [names, id] = [attribute(element, 'class'), attribute(element, 'id')]
  return (names !== null || id !== null) && CONSENT_BOX.test(`${names ?? ''} ${id ?? ''}`)
}

/** Collects while the tree is walked; addresses are resolved at the end, when the base is known. */
class Findings implements Visitor<Context> {
  #parts: string[] = []
  #length = 0
  #base: string | null = null
  #titles: string[][] = []
  #headings: { from: number; to: number }[] = []
  #links: OpenLink[] = []
  #frames: OpenFrame[] = []
  #isActive = false
  #canonicals: string[] = []
  #refreshes: string[] = []
  #metas: RobotsMeta[] = []
  #languages: string[] = []
  #jsonLd: string[][] = []
  #consent: string[] = []
  #buttons: { from: number; to: number; label: string }[] = []
  #hasScripts = false
  #hasPasswordField = false

  enter(element: Element, outer: Context): Context | null {
    if (isHtml(element)) this.#note(element, outer)
    for (const { name } of element.attrs) this.#isActive ||= name.startsWith('on')
    const into = this.#collectorFor(element)
    if (into === null && isSkipped(element)) return null
    this.#addBreak(element, outer)
    const own = this.#contextOf(element, outer, into)
    if (isHtml(element) && element.tagName === 'h1') this.#headings.push({ from: this.#length, to: -1 })
    if (own.link && own.link !== outer.link) this.#links.push(own.link)
    own.link?.text.addElement(element, own.visibility)
    return own
  }

  leave(element: Element, own: Context): void {
    if (own.link?.element === element) own.link.to = this.#length
    if (isHtml(element) && element.tagName === 'h1')
      this.#headings.findLast((one) => one.to < 0)!.to = this.#length
    if (isHtml(element) && element.tagName === 'button')
      this.#buttons.findLast((one) => one.to < 0)!.to = this.#length
    this.#addBreak(element, own)
  }

  text(value: string, outer: Context): void {
    if (outer.into) {
      outer.into.push(value)
      return
    }
    if (outer.isInHead) return
    this.#add(/[\n\r]/.test(value) ? value.replace(/[\n\r]/g, ' ') : value)
    if (outer.isConsent) this.#consent.push(value)
    outer.link?.text.addText(value, outer.visibility)
  }

  reading({ html, url, base }: { html: string; url: string; base: string }): PageReading {
    const resolved = this.#baseUrl(base)
    const text = this.#parts.join('')
    const links = this.#links.flatMap((link) => readLink(link, resolved) ?? [])
    const own = siteOf(new URL(url))
    // Hosts first: a page has many links to few of them.
    const origins = new Set(links.map((link) => link.url.slice(0, link.url.indexOf('/', 'https://'.length))))
    const sites = new Set([...origins].map((origin) => siteOf(new URL(origin))))
    sites.delete(own)
    const slice = ({ from, to }: { from: number; to: number }) =>
      folded(text.slice(from, to < 0 ? undefined : to))
    const [refresh] = this.#refreshes
    return {
      url,
      base: resolved,
      title: folded(this.#titles[0]?.join('') ?? '') || null,
      headings: this.#headings.map(slice),
      language: this.#languages[0] ?? null,
      text,
      wordCount: wordCount(text),
      links,
      frames: this.#frames.map((frame) => readFrame(frame, resolved)),
      externalSites: sites.size,
      canonical: this.#canonicals.map((href) => httpUrl(href.trim(), resolved)?.href).find(Boolean) ?? null,
      robotsMetas: this.#metas,
      refresh: refresh === undefined ? null : refreshTarget(refresh, { page: url, base: resolved }),
      hasScripts: this.#hasScripts,
      isActive: this.#hasScripts || this.#isActive,
      hasPasswordField: this.#hasPasswordField,
      consentWords: wordCount(this.#consent.join(' ')),
      buttons: this.#buttons.map((one) => folded(one.label) || slice(one)),
      jsonLd: this.#jsonLd.map((parts) => parts.join('')),
      html,
    }
  }

  /** What a single element says about the page. */
  #note(element: Element, outer: Context): void {
    switch (element.tagName) {
      case 'html':
        this.#languages.push(
          ...[attribute(element, 'lang'), attribute(element, 'xml:lang')].flatMap((one) => one?.trim() || []),
        )
        break
      case 'base':
        this.#base ??= attribute(element, 'href')
        break
      case 'meta':
        this.#noteMeta(
          attribute(element, 'name'),
          attribute(element, 'http-equiv'),
          attribute(element, 'content') ?? '',
        )
        break
      case 'link':
        if (outer.isInHead && isCanonical(element)) this.#canonicals.push(attribute(element, 'href') ?? '')
        break
      case 'script':
        this.#hasScripts ||= isScript(element)
        break
      case 'input': {
        const type = attribute(element, 'type')?.trim().toLowerCase()
        this.#hasPasswordField ||= type === 'password'
        if (type === 'submit' || type === 'button')
          this.#buttons.push({ from: 0, to: 0, label: attribute(element, 'value') ?? '' })
        break
      }
      case 'button':
        this.#buttons.push({ from: this.#length, to: -1, label: '' })
        break
      case 'iframe':
      case 'frame':
        this.#frames.push({
          element,
          placement: outer.placement,
          visibility: visibilityOf(element, outer.visibility),
        })
    }
  }

  #noteMeta(name: string | null, equivalent: string | null, content: string): void {
    const key = name?.trim().toLowerCase() ?? ''
    if (key) this.#metas.push({ name: key, content })
    const header = equivalent?.trim().toLowerCase()
    if (header === 'refresh' && isRefresh(content)) this.#refreshes.push(content)
    if (header === 'content-language') this.#languages.push(...content.split(',', 1).filter(Boolean))
  }

  #collectorFor(element: Element): string[] | null {
    const into: string[] = []
    if (!isHtml(element)) return isMute(element) ? into : null
    if (element.tagName === 'title') this.#titles.push(into)
    else if (
      element.tagName === 'script' &&
      /^application\/ld\+json/i.test(attribute(element, 'type')?.trim() ?? '')
    )
      this.#jsonLd.push(into)
    else if (!isMute(element)) return null
    return into
  }

  #contextOf(element: Element, outer: Context, into: string[] | null): Context {
    const placement = placementIn(element, outer.placement)
    const visibility = visibilityOf(element, outer.visibility)
    const own: Context = {
      placement,
      visibility,
      link: outer.link,
      isInHead: outer.isInHead || (isHtml(element) && element.tagName === 'head'),
      isConsent: outer.isConsent || isConsentBox(element),
      into: into ?? outer.into,
    }
    const href = hrefOf(element)
    if (href !== null) {
      const at = { placement: outer.placement, visibility, from: this.#length, to: this.#length }
      own.link = { element, href, text: new LinkText(element), ...at }
    }
    return own
  }

  #addBreak(element: Element, context: Context): void {
    if (context.isInHead || !isHtml(element) || !startsBlock(element.tagName)) return
    this.#add('\n')
    if (context.isConsent) this.#consent.push(' ')
  }

  #add(value: string): void {
    this.#parts.push(value)
    this.#length += value.length
  }

  #baseUrl(page: string): string {
    const url = this.#base === null ? null : httpUrl(this.#base.trim(), page)
    return url?.href ?? page
  }
}

/** Google passes over a canonical link that is limited to a language, a medium or a type. */
function isCanonical(element: Element): boolean {
  const isLimited = ['hreflang', 'lang', 'media', 'type'].some((name) => attribute(element, name) !== null)
  const rel = attribute(element, 'rel')?.toLowerCase().split(/\s+/) ?? []
  return rel.includes('canonical') && !isLimited && Boolean(attribute(element, 'href')?.trim())
}
