import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Render } from '#app/domain/links/look.server.ts'
import { observe } from '#app/domain/links/observe.server.ts'
import type { Observation, Promised } from '#app/domain/links/observation.ts'
import { findBrowser } from '#app/gateways/web/browser.ts'
import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { article, openLocalWeb, words, type LocalWeb } from '#tests/support/local-web.ts'

const TARGET = 'http://client.test/guide'
const ADD = `const a = document.createElement('a'); a.href = '${TARGET}'; a.textContent = 'the guide'; document.querySelector('main, #root').append(a)`
const JSON_TYPE = { 'content-type': 'application/json' }
const SCRIPT_TYPE = { 'content-type': 'text/javascript' }

const browser = await findBrowser(process.env.LINKWRIGHT_CHROMIUM ?? '')
if (!browser) console.warn('There is no browser on this machine: the journeys of rendering are left out.')

let local: LocalWeb
let web: Web

beforeAll(async () => {
  local = await openLocalWeb({ 'client.test/guide': article('') })
  web = openWith('')
})
afterAll(async () => {
  await web.close()
  await local.close()
})

function openWith(chromium: string, pageMs?: number): Web {
  const settings = readNetworkSettings({ connectTo: local.connectTo, chromium })
  return openWeb({ settings, totalMs: 5_000, pageMs })
}

async function look(
  source: string,
  render: Render = 'auto',
  more: Partial<Promised> = {},
  door = web,
): Promise<Observation> {
  const promised: Promised = { source, target: TARGET, match: 'page', anchor: '', rel: 'follow', ...more }
  return (await observe(promised, door, { render })).observation
}

describe.skipIf(!browser)('a page in a browser', () => {
  it('a link that a script adds is there, and said to be', async () => {
    local.serve({ 'a.test/inline': article(`<script>${ADD}</script>`) })
    expect(await look('http://a.test/inline')).toMatchObject({
      issues: ['js_only'],
      link: { anchor: 'the guide' },
    })
    expect(await look('http://a.test/inline', 'never')).toMatchObject({ verdict: 'missing' })
  })
  it('an app is read after its scripts and data have come', async () => {
    local.serve({
      'a.test/app':
        '<!doctype html><title>App</title><div id="root"></div><script type="module" src="/app.js"></script>',
      'a.test/app.js': {
        headers: SCRIPT_TYPE,
        body: `const data = await (await fetch('/data.json')).json(); document.querySelector('#root').innerHTML = '<h1>' + data.title + '</h1><p>${words(60)}</p><a href="' + data.link + '">the guide</a>'`,
      },
      'a.test/data.json': { headers: JSON_TYPE, body: JSON.stringify({ title: 'From data', link: TARGET }) },
      'a.test/empty-app':
        '<!doctype html><title>App</title><div id="root"></div><script src="/empty.js"></script>',
      'a.test/empty.js': {
        headers: SCRIPT_TYPE,
        body: `document.querySelector('#root').innerHTML = '<h1>Nothing about you</h1><p>${words(60)}</p>'`,
      },
      'a.test/stuck-app':
        '<!doctype html><title>App</title><div id="root">Loading…</div><script src="/stuck.js"></script>',
    })
    expect(await look('http://a.test/app')).toMatchObject({ issues: ['js_only'], page: { word_count: 64 } })
    expect(await look('http://a.test/app', 'never')).toMatchObject({ verdict: 'unreachable' })
    expect(await look('http://a.test/empty-app')).toMatchObject({ verdict: 'missing' })
    expect(await look('http://a.test/stuck-app')).toMatchObject({ verdict: 'unreachable' })
  })
  it('an app whose data did not come was not read', async () => {
    const app = (api: string) =>
      `<!doctype html><title>App</title><main><p>${words(60)}</p></main><script>fetch('${api}').then((r) => r.ok && r.json()).then((d) => d && (document.body.innerHTML = d.html)).catch(() => {})</script>`
    local.serve({
      'a.test/broken-api': app('/api/broken'),
      'a.test/api/broken': { status: 503, body: '' },
      'a.test/no-api': app('/api/none'),
      'a.test/foreign-api': app('http://stats.test/broken'),
      'stats.test/broken': { status: 503, body: '' },
    })
    expect(await look('http://a.test/broken-api')).toMatchObject({ verdict: 'unreachable' })
    expect(await look('http://a.test/no-api')).toMatchObject({ verdict: 'missing' })
    expect(await look('http://a.test/foreign-api')).toMatchObject({ verdict: 'missing' })
  })
  it('what the headers of the page forbid its scripts stays forbidden', async () => {
    const headers = { 'content-security-policy': "default-src 'self'" }
    local.serve({
      'a.test/policy': { headers, body: article(`<script>${ADD}</script>`) },
      'a.test/policy-own': { headers, body: article('<script src="/own.js"></script>') },
      'a.test/own.js': { headers: SCRIPT_TYPE, body: ADD },
    })
    expect(await look('http://a.test/policy')).toMatchObject({ verdict: 'missing' })
    expect(await look('http://a.test/policy-own')).toMatchObject({ issues: ['js_only'] })
  })
  it('an app that says that nothing was found is gone', async () => {
    local.serve({
      'a.test/lost-app': `<!doctype html><title>App</title><div id="root"></div><script>root.innerHTML = '<h1>Page not found</h1><p>${words(20)}</p>'</script>`,
    })
    expect(await look('http://a.test/lost-app')).toMatchObject({ verdict: 'gone' })
  })
  it('a script redirect is a redirect, a late one too', async () => {
    local.serve({
      'b.test/at-once': article(`<script>location.href = '/new'</script>`),
      'b.test/late': article(`<script>setTimeout(() => location.replace('/lost'), 2500)</script>`),
      'b.test/new': article(`<a href="${TARGET}">g</a>`),
      'b.test/lost': article(''),
      'b.test/circle': article(`<script>location.href = '/circle2'</script>`),
      'b.test/circle2': article(`<script>location.href = '/circle'</script>`),
    })
    const moved = await look('http://b.test/at-once')
    expect(moved).toMatchObject({ issues: ['source_redirected'], final_url: 'http://b.test/new' })
    expect(moved.http.redirects).toEqual([
      { url: 'http://b.test/at-once', status: 200, location: 'http://b.test/new' },
    ])
    expect(await look('http://b.test/late')).toMatchObject({
      verdict: 'gone',
      final_url: 'http://b.test/lost',
    })
    expect(await look('http://b.test/circle')).toMatchObject({ verdict: 'unreachable' })
  })
  it('a served link counts even if a script removes it, and issues of both pages add up', async () => {
    local.serve({
      'c.test/removed': article(
        `<a href="${TARGET}">g</a><script>document.querySelector('a').remove(); document.head.insertAdjacentHTML('beforeend', '<meta name=robots content=noindex>')</script>`,
      ),
    })
    expect(await look('http://c.test/removed')).toMatchObject({ verdict: 'live', issues: [] })
    expect(await look('http://c.test/removed', 'always')).toMatchObject({ issues: ['noindex'] })
  })
  it('frames and shadow trees are looked into', async () => {
    local.serve({
      'd.test/framed': article('<iframe src="/inside"></iframe>'),
      'd.test/inside': `<div id=root></div><script>${ADD}</script>`,
      'd.test/moved-frame': article('<iframe src="/old/inside"></iframe>'),
      'd.test/old/inside': { status: 302, headers: { location: '/new/inside' } },
      'd.test/new/inside': `<div id=root></div><script>const a = document.createElement('a'); a.href = '../go'; a.textContent = 'x'; root.append(a)</script>`,
      'd.test/go': { status: 302, headers: { location: TARGET } },
      'd.test/shadow': article(
        `<x-card></x-card><script>customElements.define('x-card', class extends HTMLElement { connectedCallback() { this.attachShadow({ mode: 'open' }).innerHTML = '<a href="${TARGET}">g</a>' } })</script>`,
      ),
    })
    expect(await look('http://d.test/framed')).toMatchObject({ issues: ['in_iframe', 'js_only'] })
    expect(await look('http://d.test/moved-frame')).toMatchObject({
      issues: ['via_redirect', 'in_iframe', 'js_only'],
    })
    expect(await look('http://d.test/shadow')).toMatchObject({ issues: ['js_only'] })
  })
  it('what waits for being scrolled to is there', async () => {
    local.serve({
      'd.test/lazy': article(
        `<div style="height:3000px"></div><div id=end>&nbsp;</div><script>new IntersectionObserver((all) => { if (all[0].isIntersecting) { ${ADD} } }).observe(end)</script>`,
      ),
    })
    expect(await look('http://d.test/lazy')).toMatchObject({ issues: ['js_only'] })
  })
  it('the browser reaches nothing that the gateway refuses', async () => {
    const before = local.asked.length
    local.serve({
      'e.test/curious': article(
        `<img src="http://127.0.0.1:${local.port}/img"><script>
          fetch('http://127.0.0.1:${local.port}/fetch').catch(() => {});
          fetch('http://[::1]:${local.port}/six').catch(() => {});
          fetch('http://localhost:${local.port}/local').catch(() => {});
          fetch('/hop').catch(() => {});
          new WebSocket('ws://127.0.0.1:${local.port}/socket');
          navigator.sendBeacon('http://127.0.0.1:${local.port}/beacon');
        </script><iframe src="http://127.0.0.1:${local.port}/frame"></iframe>`,
      ),
      'e.test/hop': { status: 302, headers: { location: `http://127.0.0.1:${local.port}/hopped` } },
    })
    await look('http://e.test/curious', 'always')
    const hosts = new Set(local.asked.slice(before).map(({ url }) => url.split('/')[0]))
    expect([...hosts].sort()).toEqual(['e.test'])
  })
  it('a page that never comes to rest is taken as it is', async () => {
    local.serve({
      'f.test/busy': article(
        `<script>setInterval(() => fetch('/busy?' + Math.random()), 50); ${ADD}</script>`,
      ),
    })
    const hasty = openWith('', 8_000)
    expect(await look('http://f.test/busy', 'auto', {}, hasty)).toMatchObject({ issues: ['js_only'] })
    await hasty.close()
  })
  it('a page that hangs the browser is given up, and the next one is read', async () => {
    local.serve({
      'f.test/hang': article('<script>for (;;) {}</script>'),
      'f.test/after': article(`<script>${ADD}</script>`),
    })
    const hasty = openWith('', 8_000)
    expect(await look('http://f.test/hang', 'auto', {}, hasty)).toMatchObject({ verdict: 'unreachable' })
    expect(await look('http://f.test/after', 'auto', {}, hasty)).toMatchObject({ issues: ['js_only'] })
    await hasty.close()
  })
})

describe('without a browser', () => {
  it('a page of its own is judged as served, and an app is not', async () => {
    const blind = openWith('/nowhere/chromium')
    local.serve({
      'g.test/post': article('<script src="/counter.js"></script>'),
      'g.test/app': '<title>App</title><div id=root></div><script src="/app.js"></script>',
    })
    const see = async (source: string) =>
      (await observe({ source, target: TARGET, match: 'page', anchor: '', rel: 'follow' }, blind)).observation
        .verdict
    expect(await see('http://g.test/post')).toBe('missing')
    expect(await see('http://g.test/app')).toBe('unreachable')
    expect(await blind.renderer.trouble()).toMatch(/nowhere/)
    await blind.close()
  })
})
