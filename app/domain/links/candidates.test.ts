import { describe, expect, it } from 'vitest'
import { readPage } from '#app/domain/pages/reading.ts'
import { pageKey } from '#app/domain/values/web-address.ts'
import { looksLikeRedirector, redirectCandidates } from './candidates.ts'
import type { Promised } from './observation.ts'

const SOURCE = 'https://a.test/post'
const promised: Promised = {
  source: SOURCE,
  target: 'https://www.client.test/best-garden-tools.html',
  match: 'page',
  anchor: 'Our favourite',
  rel: 'follow',
}

function all(html: string) {
  const placed = readPage({ html, url: SOURCE }).links.map((link) => ({ link, frame: null }))
  return redirectCandidates(placed, promised, new Set([pageKey(SOURCE)]))
}

function candidates(html: string): string[] {
  return all(html).urls.map((url) => url.replace('https://a.test', ''))
}
const plain = (count: number) => Array.from({ length: count }, (_, at) => `<a href="/n/${at}">n</a>`).join('')

it('few addresses are all followed, each once, but the page itself', () => {
  expect(
    candidates(
      '<a href=/a>a</a><a href="/a#x">b</a><a href="/b">b</a><a href="#top">c</a><a href="mailto:x@y.test">d</a>',
    ),
  ).toEqual(['/a', '/b'])
  expect(candidates(plain(25))).toHaveLength(25)
})

describe('of many', () => {
  it('those that have something of the promise in them', () => {
    const telling = `<a href="/1">our FAVOURITE tools</a><a href="/client-x">x</a><a href="/x?u=garden">x</a><a href="/2">Tools for you</a><a href="/3">the shop</a>`
    expect(candidates(plain(26) + telling).sort()).toEqual(['/1', '/2', '/client-x', '/x?u=garden'])
  })
  it('those that look like a redirector', () => {
    const links = '<a href="/go/17">x</a><a href="https://bit.ly/x1">x</a><a href="/about">x</a>'
    expect(candidates(plain(26) + links).sort()).toEqual(['/go/17', 'https://bit.ly/x1'])
  })
  it('at most thirty, the likeliest first', () => {
    const some = Array.from({ length: 40 }, (_, at) => `<a href="/go/${at}">x</a>`).join('')
    const found = candidates(`${some}<a href="/best">our favourite client</a>`)
    expect(found).toHaveLength(30)
    expect(found[0]).toBe('/best')
  })
  it('redirectors beyond those are counted, pages that only may be one are not', () => {
    const some = (step: string) =>
      Array.from({ length: 40 }, (_, at) => `<a href="/${step}/${at}">x</a>`).join('')
    expect(all(some('go')).leftOut).toBe(10)
    expect(all(some('link')).leftOut).toBe(0)
  })
  it('none, when nothing points there', () => expect(candidates(plain(40))).toEqual([]))
})

it.each([
  'https://a.test/go/123',
  'https://a.test/go',
  'https://a.test/out.php?id=3',
  'https://a.test/redirect?id=3',
  'https://a.test/x/recommends/tool/',
  'https://t.co/abc',
  'https://www.bit.ly/abc',
  'https://go.a.test/x',
  'https://a.test/l.php?u=https%3A%2F%2Fclient.test%2F',
  'https://a.test/page?url=http://client.test',
  'https://click.mail.a.test/x',
])('%s looks like a redirector', (url) => expect(looksLikeRedirector(url)).toBe(true))

it.each([
  'https://a.test/',
  'https://a.test/about',
  'https://a.test/blog/go-kart-racing',
  'https://a.test/goods/1',
  'https://a.test/search?q=go',
  'https://network.test/in/ann',
  'https://a.test/outdoor/tents',
])('%s does not', (url) => expect(looksLikeRedirector(url)).toBe(false))
