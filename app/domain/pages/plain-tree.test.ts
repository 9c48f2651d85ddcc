import { describe, expect, it } from 'vitest'
import { labelledPages } from '#tests/support/labelled-pages.ts'
import { madePage } from '#tests/support/made-pages.ts'
import { pageAt } from '#tests/bench/pages.ts'
import { outerHtml, parseDocument, walk, type Element, type Visitor } from './dom.ts'
import { walkPlain } from './plain-tree.ts'
import { readPage } from './reading.ts'
import { isSkipped } from './page-text.ts'

/** All that a visitor is told, one line each; neighbouring texts are one. */
class Told implements Visitor<number> {
  lines: string[] = []
  #text = ''
  enter(element: Element, depth: number): number | null {
    this.#add('enter', element, depth)
    return isSkipped(element) ? null : depth + 1
  }
  leave(element: Element, depth: number): void {
    this.#add('leave', element, depth)
  }
  text(value: string): void {
    this.#text += value
  }
  #add(what: string, element: Element, depth: number): void {
    if (this.#text) this.lines.push(JSON.stringify(this.#text))
    this.#text = ''
    const attributes = element.attrs.map(({ name, prefix, value }) => [
      [prefix, name].filter(Boolean).join(':').toLowerCase(),
      value,
    ])
    const markup = element.tagName === 'a' && what === 'leave' ? outerHtml(element) : ''
    this.lines.push(
      `${what} ${depth} ${element.namespaceURI} ${element.tagName} ${JSON.stringify(attributes)} ${markup}`,
    )
  }
}

function plainly(html: string): string[] | null {
  const told = new Told()
  return walkPlain(html, 0, told) ? told.lines : null
}

function wholly(html: string): string[] {
  const told = new Told()
  walk(parseDocument(html), 0, told)
  return told.lines
}

/** @returns how many pages were read the short way, each as the full parser reads it */
function compared(pages: Iterable<string>): number {
  let count = 0
  for (const page of pages) {
    const told = plainly(page)
    if (!told) continue
    count++
    expect({ page, told }).toEqual({ page, told: wholly(page) })
  }
  return count
}

function* made(from: number, count: number, care: number) {
  for (let seed = from; seed < from + count; seed++) yield madePage(seed, care)
}

describe('a plain page is read as the full parser reads it', () => {
  it('pages made with care, most of which are plain', () => {
    expect(compared(made(1, 600, 1))).toBeGreaterThan(150)
  })
  it('pages made without', () => {
    expect(compared(made(10_000, 1_500, 0))).toBeGreaterThan(100)
  })
  it('pages with a single accident or two', () => {
    expect(compared(made(20_000, 600, 0.5))).toBeGreaterThan(50)
  })
  it('every answer of the labelled pages', () => {
    const bodies = labelledPages()
      .flatMap((one) => Object.values(one.sites))
      .flatMap((answer) => (typeof answer === 'object' && 'body' in answer ? [String(answer.body)] : []))
      .filter((body) => body.length < 200_000)
    expect(compared(new Set(bodies))).toBeGreaterThan(200)
  })
  it('pages of the benchmark, each of which is plain unless it is no page', () => {
    const pages = Array.from({ length: 40 }, (_, at) => pageAt(at).answer.body).filter(
      (body) => body.length > 1_000,
    )
    expect(compared(pages)).toBe(pages.length)
  })
})

it('gives the same reading, links and all', () => {
  const url = 'http://a.test/post'
  for (let seed = 1; seed <= 200; seed++) {
    const html = madePage(seed, 1)
    const [short, whole] = [readPage({ html, url }), readPage({ html, url, isPlain: false })].map((page) => ({
      ...page,
      links: page.links.map((link) => ({ ...link, markup: link.markup() })),
    }))
    expect(short).toEqual(whole)
  }
})

describe('gives up where the standard does more than to end what is implied', () => {
  it.each([
    ['a block inside of what stands in a paragraph', '<p><b>x<div>y</div>'],
    ['links inside of links', '<a href=1>x<a href=2>y</a>'],
    ['formatting that is closed in another order', '<b><i>x</b></i>'],
    ['text between the parts of a table', '<table>x<tr><td>y</table>'],
    ['an end tag that ends nothing', '<div>x</span></div>'],
    ['a template', '<template><a href=1>x</a></template>'],
    ['a comment within a script', '<script><!-- <script> --></script>'],
    ['a comment that never ends', 'x<!-- y'],
    ['a frame set', '<frameset><frame src=1></frameset>'],
    ['formatting that is never closed', '<div><b>x</div>'],
  ])('%s', (_, html) => expect(plainly(html)).toBeNull())
})
