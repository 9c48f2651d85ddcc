import { attribute, isHtml, parseDocument, walk, type Element, type Visitor } from './dom.ts'
import { isMute, isSkipped, startsBlock } from './page-text.ts'
import { placementIn, positionOf, TOP, type Placement } from './placement.ts'
import { walkPlain } from './plain-tree.ts'
import type { PageReading } from './reading.ts'

/** A day that a page names, and where in it. */
export type PageDate = { at: Date; where: string }

/** What a page says beside its links: its own text, and the days that it names. */
export type PageFacts = {
  /** Without menus, sidebars, head and foot of the page, and comments. */
  mainText: string
  /** The newest day that it names as one of publishing or changing, not after `now`. */
  newest: PageDate | null
}

/** Below it, a page has put its whole text into what looks like a menu. */
const FEWEST_MAIN_SHARE = 0.15

/** Reads the main text and the newest day of a page. */
export function readFacts(page: Pick<PageReading, 'html' | 'text' | 'jsonLd'>, now: Date): PageFacts {
  let found = new FactFinder()
  if (!walkPlain(page.html, TOP, found)) {
    found = new FactFinder()
    walk(parseDocument(page.html), TOP, found)
  }
  const { mainText } = found
  const isPart = mainText.length >= page.text.length * FEWEST_MAIN_SHARE
  return {
    mainText: isPart ? mainText : page.text,
    newest: newestOf([...found.dates, ...statedDates(page.jsonLd)], now),
  }
}

class FactFinder implements Visitor<Placement> {
  readonly dates: { text: string; where: string }[] = []
  #parts: string[] = []

  enter(element: Element, outer: Placement): Placement | null {
    if (isHtml(element)) this.#note(element)
    if (isSkipped(element) || isMute(element)) return null
    const { tagName } = element
    if (isHtml(element) && (tagName === 'title' || tagName === 'button')) return null
    if (startsBlock(tagName)) this.#parts.push('\n')
    return placementIn(element, outer)
  }

  leave(element: Element): void {
    if (startsBlock(element.tagName)) this.#parts.push('\n')
  }

  text(value: string, placement: Placement): void {
    if (positionOf(placement) === 'content') this.#parts.push(value)
  }

  get mainText(): string {
    return this.#parts.join('').replace(/\s*\n\s*/g, '\n')
  }

  #note(element: Element): void {
    if (element.tagName === 'time') {
      const text = attribute(element, 'datetime')
      if (text) this.dates.push({ text, where: 'a date in its text' })
    }
    if (element.tagName !== 'meta') return
    const name =
      attribute(element, 'property') ?? attribute(element, 'name') ?? attribute(element, 'itemprop')
    const text = attribute(element, 'content')
    if (name && text && META_DATES.test(name)) this.dates.push({ text, where: 'the head of the page' })
  }
}

const META_DATES =
  /^(?:article:(?:published|modified)_time|og:updated_time|date|dc\.date(?:\.\w+)?|last-modified|datePublished|dateModified)$/i

function statedDates(jsonLd: string[]): { text: string; where: string }[] {
  return jsonLd.flatMap((text) =>
    [...text.matchAll(/"date(?:Published|Modified|Created)"\s*:\s*"([^"]{8,40})"/g)].map((found) => ({
      text: found[1]!,
      where: 'its structured data',
    })),
  )
}

const OLDEST = Date.UTC(1995, 0, 1)

function newestOf(dates: { text: string; where: string }[], now: Date): PageDate | null {
  let newest: PageDate | null = null
  for (const { text, where } of dates) {
    if (!/^\d{4}-\d{2}-\d{2}/.test(text.trim())) continue
    const at = new Date(text.trim().slice(0, 10))
    // An event to come says nothing of when the page was last touched.
    if (!(at.getTime() >= OLDEST && at.getTime() <= now.getTime())) continue
    if (!newest || at > newest.at) newest = { at, where }
  }
  return newest
}
