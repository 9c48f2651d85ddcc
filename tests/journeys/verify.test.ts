import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { observe } from '#app/domain/links/observe.server.ts'
import type { Observation, Promised } from '#app/domain/links/observation.ts'
import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { article, openLocalWeb, words, type LocalWeb } from '#tests/support/local-web.ts'

const TARGET = 'http://client.test/guide'
const LINK = `<p>Read <a href="${TARGET}">the guide</a>.</p>`

let local: LocalWeb
let web: Web

beforeAll(async () => {
  local = await openLocalWeb({ 'client.test/guide': article('') })
})
beforeEach(async () => {
  await web?.close()
  const settings = readNetworkSettings({
    connectTo: `${local.connectTo},dead.test=nxdomain,closed.test=127.0.0.1:1`,
  })
  web = openWeb({ settings, connectMs: 1_000, totalMs: 1_500 })
})
afterAll(async () => {
  await web.close()
  await local.close()
})

async function look(more: Partial<Promised> & { source: string }): Promise<Observation> {
  const promised: Promised = { target: TARGET, match: 'page', anchor: '', rel: 'follow', ...more }
  return (await observe(promised, web)).observation
}

it('a page with the link is live', async () => {
  local.serve({ 'a.test/post': article(LINK) })
  expect(await look({ source: 'http://a.test/post' })).toMatchObject({
    verdict: 'live',
    issues: [],
    link: {
      href: TARGET,
      resolved: TARGET,
      anchor: 'the guide',
      rel: [],
      position: 'content',
      occurrences: 1,
    },
    http: { status: 200, redirects: [] },
    page: { title: 'An article', language: 'en', external_links: 1 },
    ai_crawlers: { GPTBot: 'allowed' },
  })
})

describe('a page without the link', () => {
  it('is missing it, when it was read at its own address', async () => {
    local.serve({ 'b.test/post': article('<a href="/other">x</a>'), 'b.test/other': article('') })
    expect(await look({ source: 'http://b.test/post' })).toMatchObject({
      verdict: 'missing',
      link: null,
      issues: [],
    })
  })
  it('is gone, when it redirects to another page that was read', async () => {
    local.serve({
      'b.test/moved': { status: 301, headers: { location: '/' } },
      'b.test/': article(''),
    })
    const seen = await look({ source: 'http://b.test/moved' })
    expect(seen).toMatchObject({ verdict: 'gone', final_url: 'http://b.test/' })
    expect(seen.http.redirects).toEqual([
      { url: 'http://b.test/moved', status: 301, location: 'http://b.test/' },
    ])
  })
  it('is unreachable, when it is an app shell', async () => {
    local.serve({ 'b.test/app': '<!doctype html><div id="root"></div><script src="/app.js"></script>' })
    expect(await look({ source: 'http://b.test/app' })).toMatchObject({ verdict: 'unreachable' })
  })
  it('is unreachable, when a same-site frame could not be read', async () => {
    local.serve({
      'b.test/framed': article('<iframe src="/inside"></iframe>'),
      'b.test/inside': { status: 500, body: '' },
    })
    expect(await look({ source: 'http://b.test/framed' })).toMatchObject({ verdict: 'unreachable' })
  })
  it('is unreachable, when an address that may redirect could not be followed', async () => {
    local.serve({ 'b.test/links': article('<a href="http://closed.test/go/1">x</a>') })
    expect(await look({ source: 'http://b.test/links' })).toMatchObject({ verdict: 'unreachable' })
  })
})

describe('a page that is not there', () => {
  it.each([
    ['404', { status: 404, body: article(LINK) }, 'gone'],
    ['410', { status: 410, body: '' }, 'gone'],
    ['401', { status: 401, body: '' }, 'blocked'],
    ['403', { status: 403, body: article(LINK) }, 'blocked'],
    ['451', { status: 451, body: '' }, 'blocked'],
    ['999', { status: 999, body: '' }, 'blocked'],
    ['422', { status: 422, body: '' }, 'blocked'],
    ['408', { status: 408, body: '' }, 'unreachable'],
    ['429', { status: 429, body: '' }, 'unreachable'],
    ['500', { status: 500, body: '' }, 'unreachable'],
    ['503', { status: 503, body: article('') }, 'unreachable'],
    ['204', { status: 204 }, 'unreachable'],
    ['206', { status: 206, body: article(LINK) }, 'unreachable'],
    ['304', { status: 304 }, 'unreachable'],
    ['302 without Location', { status: 302 }, 'unreachable'],
    [
      '503 with a challenge',
      { status: 503, body: '<title>Just a moment...</title><script>window._cf_chl_opt={}</script>' },
      'blocked',
    ],
    ['a soft 404', article('', { title: 'Page not found', count: 40 }), 'gone'],
    ['a PDF', { headers: { 'content-type': 'application/pdf' }, body: '%PDF' }, 'unreachable'],
  ])('%s', async (name, answer, verdict) => {
    local.serve({ [`c.test/${encodeURIComponent(name)}`]: answer })
    expect(await look({ source: `http://c.test/${encodeURIComponent(name)}` })).toMatchObject({ verdict })
  })
  it('a name that does not exist is gone, and one that refuses is unreachable', async () => {
    expect(await look({ source: 'http://dead.test/' })).toMatchObject({
      verdict: 'gone',
      http: { status: null },
    })
    expect(await look({ source: 'http://nothing.invalid/' })).toMatchObject({ verdict: 'gone' })
    expect(await look({ source: 'http://closed.test/' })).toMatchObject({ verdict: 'unreachable' })
    expect(await look({ source: `http://127.0.0.1:${local.port}/` })).toMatchObject({
      verdict: 'unreachable',
    })
  })
  it('a server that never answers is unreachable in time', async () => {
    local.serve({ 'c.test/slow': () => {} })
    expect(await look({ source: 'http://c.test/slow' })).toMatchObject({ verdict: 'unreachable' })
  })
  it('a redirect loop is unreachable, unless cookies end it', async () => {
    local.serve({
      'c.test/loop': { status: 302, headers: { location: '/loop' } },
      'c.test/cookie': (request, response) => {
        if (request.headers.cookie?.includes('ok=1'))
          response.setHeader('content-type', 'text/html').end(article(LINK))
        else response.writeHead(302, { location: '/cookie', 'set-cookie': 'ok=1; Path=/' }).end()
      },
    })
    expect(await look({ source: 'http://c.test/loop' })).toMatchObject({ verdict: 'unreachable' })
    expect(await look({ source: 'http://c.test/cookie' })).toMatchObject({ verdict: 'live' })
  })
})

describe('where the link is', () => {
  it('in a frame, through a redirect, or to another page of the site', async () => {
    local.serve({
      'd.test/framed': article('<nav><iframe src="/inside"></iframe></nav>'),
      'd.test/inside': article(LINK),
      'd.test/go': article('<a href="/go/1">our friends</a>'),
      'd.test/go/1': { status: 302, headers: { location: TARGET } },
      'd.test/other': article('<a href="http://client.test/other">x</a>'),
      'client.test/other': article(''),
    })
    expect(await look({ source: 'http://d.test/framed' })).toMatchObject({
      verdict: 'live_with_issues',
      issues: ['not_in_content', 'in_iframe'],
      link: { position: 'navigation' },
    })
    expect(await look({ source: 'http://d.test/go' })).toMatchObject({
      issues: ['via_redirect'],
      link: { href: '/go/1', resolved: TARGET },
    })
    expect(await look({ source: 'http://d.test/other' })).toMatchObject({
      issues: ['target_changed'],
      link: { resolved: 'http://client.test/other' },
    })
    expect(await look({ source: 'http://d.test/other', match: 'site' })).toMatchObject({
      verdict: 'live',
      issues: [],
    })
  })
  it('the one with the fewest issues is reported', async () => {
    local.serve({
      'd.test/several': article(
        `<footer><a href="${TARGET}" rel="nofollow">first</a></footer><a rel=nofollow href="${TARGET}/">two</a><a href="${TARGET}?utm_source=d">three</a>`,
      ),
    })
    expect(await look({ source: 'http://d.test/several' })).toMatchObject({
      verdict: 'live',
      link: { anchor: 'three', first_anchor: 'first', occurrences: 3, resolved: TARGET },
    })
  })
})

it('what search engines are told makes issues', async () => {
  local.serve({
    'e.test/post': {
      headers: { 'x-robots-tag': ['otherbot: noindex', 'googlebot: nofollow'] },
      body: article(LINK, {
        head: '<meta name=robots content="noindex"><link rel=canonical href="/original">',
      }),
    },
    'e.test/robots.txt': {
      headers: { 'content-type': 'text/plain' },
      body: 'User-agent: GPTBot\nDisallow: /\n\nUser-agent: *\nDisallow: /post\n',
    },
  })
  const seen = await look({ source: 'http://e.test/post', anchor: 'a guide' })
  expect(seen.issues).toEqual([
    'page_nofollow',
    'noindex',
    'robots_blocked',
    'canonical_elsewhere',
    'anchor_changed',
  ])
  expect(seen.ai_crawlers).toMatchObject({ GPTBot: 'blocked', CCBot: 'blocked' })
  expect(seen.page).toMatchObject({ robots_meta: ['noindex'], canonical: 'http://e.test/original' })
})

it('the target is asked too', async () => {
  local.serve({
    'f.test/post': article('<a href="http://client.test/gone">x</a><a href="http://client.test/away">y</a>'),
    'client.test/away': { status: 301, headers: { location: '/guide' } },
  })
  expect(await look({ source: 'http://f.test/post', target: 'http://client.test/gone' })).toMatchObject({
    issues: ['target_broken'],
  })
  expect(await look({ source: 'http://f.test/post', target: 'http://client.test/away' })).toMatchObject({
    issues: ['target_redirects'],
  })
})

it('a body that breaks off is believed for what it shows only', async () => {
  const cut = (body: string) => (_: unknown, response: import('node:http').ServerResponse) => {
    response.writeHead(200, { 'content-type': 'text/html', 'content-length': 100_000 })
    response.write(body)
    setTimeout(() => response.destroy(), 50)
  }
  local.serve({ 'g.test/with': cut(article(LINK)), 'g.test/without': cut(article('')) })
  expect(await look({ source: 'http://g.test/with' })).toMatchObject({ verdict: 'live' })
  expect(await look({ source: 'http://g.test/without' })).toMatchObject({ verdict: 'unreachable' })
})

it('no host is asked more than two things at once', async () => {
  const links = Array.from({ length: 20 }, (_, at) => `<a href="/p/${at}">${words(2)}</a>`).join('')
  local.serve({ 'h.test/post': article(links) })
  for (let at = 0; at < 20; at++) {
    local.serve({ [`h.test/p/${at}`]: (_, response) => setTimeout(() => response.writeHead(404).end(), 20) })
  }
  expect(await look({ source: 'http://h.test/post' })).toMatchObject({ verdict: 'missing' })
  expect(local.busiest.get('h.test')).toBe(2)
})
