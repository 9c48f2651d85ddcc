import { describe, expect, it } from 'vitest'
import type { PageFrame } from '#app/domain/pages/page-frame.ts'
import { readPage } from '#app/domain/pages/reading.ts'
import { aimOf, best, direct, inOrder, linkIssues, unusable, type Found } from './match.ts'
import type { Promised } from './observation.ts'

const TARGET = 'https://client.test/guide'
const promised = (more: Partial<Promised> = {}): Promised => ({
  source: 'https://a.test/post',
  target: TARGET,
  match: 'page',
  anchor: '',
  rel: 'follow',
  ...more,
})

function found(html: string, more: Partial<Found> = {}): Found[] {
  const { links } = readPage({ html, url: 'https://a.test/post' })
  return links.map((link) => ({
    link,
    resolved: link.url,
    frame: null,
    isThroughRedirect: false,
    isElsewhere: false,
    isRendered: false,
    ...more,
  }))
}
const issues = (html: string, more: Partial<Promised> = {}, how: Partial<Found> = {}) =>
  linkIssues(found(html, how)[0]!, promised(more)).join(' ')

describe('what a promise is met by', () => {
  it.each<[Partial<Promised>, string, boolean]>([
    [{}, 'http://www.client.test/guide/?utm_source=x', true],
    [{}, 'https://client.test/other', false],
    [{}, 'https://blog.client.test/guide', false],
    [{ match: 'site' }, 'https://client.test/other', true],
    [{ match: 'site' }, 'https://blog.client.test/', true],
    [{ match: 'site' }, 'https://client.example/', false],
    [{ match: 'site', target: 'https://one.github.io/' }, 'https://two.github.io/', false],
  ])('%j by %s: %s', (more, url, isMet) => expect(aimOf(promised(more)).isMet(url)).toBe(isMet))

  it.each<[Partial<Promised>, string, boolean]>([
    [{}, 'https://client.test/other', true],
    [{}, 'https://blog.client.test/other', true],
    [{}, 'https://a.test/', false],
    [{ match: 'site' }, 'https://client.test/other', false],
    [{ source: 'https://blog.client.test/post' }, 'https://client.test/other', false],
  ])('%j has %s for another page: %s', (more, url, isOnSite) =>
    expect(aimOf(promised(more)).isOnSite(url)).toBe(isOnSite),
  )
  it('any page of its own site is no promise', () => {
    expect(unusable(promised({ match: 'site', source: 'https://www.client.test/a' }))).toMatch(/site/)
    expect(unusable(promised({ match: 'page', source: 'https://www.client.test/a' }))).toBeNull()
    expect(unusable(promised({ match: 'site' }))).toBeNull()
  })
})

describe('issues of the link itself', () => {
  it.each<[string, Partial<Promised>, string]>([
    ['<a href=x rel="nofollow sponsored ugc">t</a>', {}, 'nofollow sponsored ugc'],
    ['<a href=x rel="nofollow sponsored ugc">t</a>', { rel: 'any' }, ''],
    ['<a href=x rel="noopener noreferrer external me">t</a>', {}, ''],
    ['<a href=x>Our  Guide</a>', { anchor: ' our guide ' }, ''],
    ['<a href=x>STRASSE</a>', { anchor: 'Straße' }, ''],
    ['<a href=x>ΟΔΟΣ</a>', { anchor: 'οδος' }, ''],
    ['<a href=x>Best<br>guide</a>', { anchor: 'best guide' }, ''],
    ['<a href=x>Best<br>guide</a>', { anchor: 'bestguide' }, ''],
    ['<a href=x>Best guides</a>', { anchor: 'best guide' }, 'anchor_changed'],
    ['<a href=x></a>', {}, 'hidden'],
    ['<a href=x></a>', { anchor: 'x' }, 'anchor_changed hidden'],
    ['<footer><a href=x>t</a></footer>', {}, 'not_in_content'],
    ['<aside hidden><a rel=ugc href=x>t</a></aside>', {}, 'ugc hidden not_in_content'],
  ])('%s for %j: %j', (html, more, expected) => expect(issues(html, more)).toBe(expected))

  it('how it was found', () => {
    const frame: PageFrame = { url: null, srcdoc: null, mark: null, position: 'footer', isHidden: true }
    expect(
      issues('<a href=x>t</a>', {}, { isElsewhere: true, isThroughRedirect: true, isRendered: true }),
    ).toBe('target_changed via_redirect js_only')
    expect(issues('<nav><a href=x>t</a></nav>', {}, { frame })).toBe('hidden not_in_content in_iframe')
  })
})

describe('the one that is reported', () => {
  const chosen = (html: string, more: Partial<Promised> = {}) =>
    best(found(html), promised(more))?.link.anchor
  it.each<[string, Partial<Promised>, string | undefined]>([
    ['<a href=x rel=nofollow>a</a><a href=x>b</a><a href=x>c</a>', {}, 'b'],
    ['<a href=x rel=nofollow>a</a><a href=x rel=ugc>b</a>', {}, 'a'],
    ['<a href=x>a</a><a href=x rel=nofollow>b</a>', { anchor: 'b' }, 'a'],
    ['<a href=x>a</a><a href=x>b</a>', { anchor: 'b' }, 'b'],
    ['<nav><a href=x>a</a></nav><a href=x rel="ugc sponsored">b</a>', {}, 'a'],
    ['', {}, undefined],
  ])('of %s for %j is %s', (html, more, anchor) => expect(chosen(html, more)).toBe(anchor))
})

it('links that point straight there, in document order', () => {
  const { links } = readPage({
    html: `<a href="${TARGET}">a</a><a href=x>b</a><a href="${TARGET}#c">c</a>`,
    url: 'https://a.test/',
  })
  const placed = links.map((link) => ({ link, frame: null }))
  const met = direct(placed, aimOf(promised()).isMet, { isElsewhere: false, isRendered: false })
  expect(met.map(({ link }) => link.anchor)).toEqual(['a', 'c'])
})

it('issues come in one order', () => {
  expect(inOrder(['js_only', 'nofollow', 'hidden', 'noindex', 'nofollow'])).toEqual([
    'nofollow',
    'noindex',
    'hidden',
    'js_only',
  ])
})
