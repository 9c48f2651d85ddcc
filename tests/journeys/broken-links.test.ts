import { gzipSync } from 'node:zlib'
import { eq } from 'drizzle-orm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { targetPages } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { acceptFindings } from '#app/domain/discovery/accept-findings.server.ts'
import { countsOf, findingsOf, rejectFindings } from '#app/domain/discovery/broken-findings.server.ts'
import { runCrawls } from '#app/domain/discovery/run-crawls.server.ts'
import { crawlProspects, getCrawl, startCrawl } from '#app/domain/discovery/start-crawl.server.ts'
import { startLinksCrawl, startRivalCrawl } from '#app/domain/discovery/start-links-crawl.server.ts'
import { toldTargets } from '#app/domain/discovery/told-links.ts'
import { addProspect } from '#app/domain/prospects/add-prospect.server.ts'
import {
  findBrokenLinks,
  type CrawlSummary,
  type DeadLink,
} from '#app/domain/discovery/find-broken-links.server.ts'
import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { openLocalWeb, type LocalWeb } from '../support/local-web.ts'
import { knowLinks } from '#tests/support/known-links.ts'
import { freshWorkspace } from '../support/workspace.ts'

/** A resource page and what its links lead to: dead, alive, and everything that looks dead and is not. */
const WORDS = 'Composting needs patience, air and water, and a little of each every week. '.repeat(8)
const article = (more: string) =>
  `<title>Links</title><article><h1>Links</h1><p>${WORDS}</p>${more}</article>`
const TARGETS = [
  'dead.test/guide',
  'gone.test/page',
  'soft.test/old',
  'parked.test/',
  'nobody.invalid/x',
  'fine.test/page',
  'file.test/a.pdf',
  'nohead.test/page',
  'refused.test/page',
  'slow.test/page',
  'broken.test/page',
  'bot.test/page',
  'moved.test/deep/page',
]
const links = (urls: string[]) =>
  urls.map((url) => `<p>See <a href="http://${url}">${url}</a> for more.</p>`).join('')

let web: Web
let local: LocalWeb
beforeAll(async () => {
  local = await openLocalWeb({
    'resource.test/links': article(`${links(TARGETS)}<a href="/more">more</a>`),
    'resource.test/more': article(`${links(['dead.test/guide', 'fine.test/page'])}<a href="/secret/x">x</a>`),
    'resource.test/secret/x': article(links(['never.test/'])),
    'resource.test/robots.txt': {
      headers: { 'content-type': 'text/plain' },
      body: 'User-agent: Linkwright\nDisallow: /secret/',
    },
    'gone.test/page': { status: 410, body: 'gone' },
    'soft.test/old': '<title>Page not found</title><h1>Page not found</h1><p>Sorry, nothing here.</p>',
    'parked.test/':
      '<title>parked.test</title><script src="https://www.sedoparking.com/x.js"></script><p>This domain is for sale. Buy this domain.</p>',
    'fine.test/page': article(''),
    'file.test/a.pdf': { headers: { 'content-type': 'application/pdf' }, body: '%PDF' },
    'nohead.test/page': (request, response) => {
      response.writeHead(request.method === 'HEAD' ? 404 : 200, { 'content-type': 'text/html' })
      response.end(article(''))
    },
    'refused.test/page': { status: 403, body: 'no' },
    'slow.test/page': { status: 429, headers: { 'retry-after': '3600' }, body: 'slow down' },
    'broken.test/page': { status: 503, body: 'later' },
    'bot.test/page': {
      status: 403,
      headers: { server: 'cloudflare', 'cf-mitigated': 'challenge' },
      body: '<title>Just a moment...</title>',
    },
    'moved.test/deep/page': { status: 301, headers: { location: 'http://moved.test/' } },
    'moved.test/': article(''),
  })
  web = openWeb({ settings: readNetworkSettings({ connectTo: local.connectTo }) })
})
afterAll(async () => {
  await web.close()
  await local.close()
})

async function found(options: {
  depth: number
}): Promise<{ dead: DeadLink[]; summary: CrawlSummary; troubles: string[] }> {
  const troubles: string[] = []
  const search = findBrokenLinks(web, ['http://resource.test/links'], {
    ...options,
    sameHost: false,
    maxPages: 10,
    onTrouble: (url, reason) => troubles.push(`${url} ${reason}`),
  })
  const dead: DeadLink[] = []
  for (;;) {
    const next = await search.next()
    if (next.done) return { dead, summary: next.value, troubles }
    dead.push(next.value)
  }
}

test('only what is gone is dead; whoever refuses, throttles or fails us is uncertain', async () => {
  const { dead, summary } = await found({ depth: 0 })
  expect(Object.fromEntries(dead.map((one) => [one.dead_url, one.cause]))).toEqual({
    'http://dead.test/guide': '404',
    'http://gone.test/page': '410',
    'http://soft.test/old': 'soft_404',
    'http://parked.test/': 'parked',
    'http://nobody.invalid/x': 'no_such_name',
  })
  expect(summary).toMatchObject({ pages: 1, links: TARGETS.length, dead: 5, uncertain: 5 })
  expect(dead.find((one) => one.cause === '404')).toMatchObject({
    found_on: [
      {
        page: 'http://resource.test/links',
        anchor: 'dead.test/guide',
        context: 'See dead.test/guide for more.',
        position: 'content',
      },
    ],
    checked: ['HEAD 404', 'GET 404'],
    archive_url: null,
  })
})

test('a crawl keeps to robots.txt, meets each page once and groups by dead address', async () => {
  const before = local.asked.length
  const { dead, summary, troubles } = await found({ depth: 3 })
  expect(summary.pages).toBe(2)
  expect(dead[0]).toMatchObject({ dead_url: 'http://dead.test/guide' })
  expect(dead[0]!.found_on.map((one) => one.page)).toEqual([
    'http://resource.test/links',
    'http://resource.test/more',
  ])
  expect(troubles).toEqual(['http://resource.test/secret/x robots.txt asks us not to read this page'])
  const asked = local.asked.slice(before).map((one) => one.url)
  expect(asked.filter((url) => url === 'resource.test/links')).toHaveLength(1)
  expect(asked).not.toContain('resource.test/secret/x')
  expect(asked).not.toContain('never.test/')
})

test('a search in the product goes on after a kill, and its finds become pitches that need no typing', async () => {
  const { scope, projectId, targetPageId, db } = freshWorkspace()
  db.update(targetPages).set({ url: 'https://client.test/guide', title: 'A guide to dead heaps' }).run()
  const crawlId = startCrawl(scope, {
    projectId,
    text: 'resource.test/links\nresource.test/links/',
    depth: 1,
    sameHost: false,
    maxPages: 10,
  })!
  let looks = 0
  const killed = {
    get aborted() {
      return ++looks > 2
    },
  } as AbortSignal
  await runCrawls(scope, { web, archive: { endpoint: null }, signal: killed })
  expect(getCrawl(scope, { crawlId }).status).toBe('running')
  await runCrawls(scope, { web, archive: { endpoint: null } })
  expect(getCrawl(scope, { crawlId }).status).toBe('done')
  const counts = countsOf(scope, crawlId)
  expect(counts).toMatchObject({
    pages: { read: 2, troubled: 0 },
    targets: { waiting: 0, dead: 5, uncertain: 5 },
  })

  const dead = findingsOf(scope, { crawlId, state: 'dead' })
  const guide = dead.find((one) => one.url === 'http://dead.test/guide')!
  expect(guide.places).toHaveLength(2)
  expect(acceptFindings(scope, { crawlId, targetIds: [guide.id] })).toEqual({
    created: 2,
    filled: 0,
    known: 0,
    banned: 0,
  })
  expect(acceptFindings(scope, { crawlId, targetIds: [guide.id] })).toEqual({
    created: 0,
    filled: 0,
    known: 0,
    banned: 0,
  })
  expect(db.select().from(prospects).all()[0]).toMatchObject({
    domain: 'resource.test',
    pageUrl: 'http://resource.test/links',
    pageTitle: 'Links',
    tactic: 'broken_link',
    targetPageId,
    facts: {
      deadUrl: 'http://dead.test/guide',
      deadCause: '404',
      deadAnchor: 'dead.test/guide',
      paragraph: 'See dead.test/guide for more.',
    },
  })

  const uncertain = findingsOf(scope, { crawlId, state: 'uncertain' })
  const again = uncertain.filter((one) => one.lookAgainAt !== null)
  expect(again.map((one) => one.cause)).not.toContain('redirects_home')
  expect(again.length).toBe(4)
  local.serve({ 'broken.test/page': { status: 410, body: 'gone' } })
  await runCrawls(
    { ...scope, now: new Date(Date.now() + 2 * 3_600_000) },
    { web, archive: { endpoint: null } },
  )
  expect(findingsOf(scope, { crawlId, state: 'dead' }).map((one) => one.url)).toContain(
    'http://broken.test/page',
  )
  rejectFindings(scope, { crawlId, targetIds: [guide.id], because: 'not for us' })
  expect(findingsOf(scope, { crawlId, state: 'dead' }).map((one) => one.id)).not.toContain(guide.id)
})

test('a sitemap, a list of another tool and a rival’s backlinks lead to dead links that were seen', async () => {
  const { scope, projectId, db } = freshWorkspace()
  const list = (urls: string[]) =>
    `<urlset>${urls.map((url) => `<url><loc>${url}</loc></url>`).join('')}</urlset>`
  local.serve({
    'mapped.test/robots.txt': { headers: { 'content-type': 'text/plain' }, body: 'Sitemap: /index.xml' },
    'mapped.test/index.xml': '<sitemapindex><sitemap><loc>/posts.xml.gz</loc></sitemap></sitemapindex>',
    'mapped.test/posts.xml.gz': {
      headers: { 'content-type': 'application/gzip' },
      body: gzipSync(list(['http://mapped.test/1', 'http://mapped.test/2', 'http://other.test/3'])),
    },
    'mapped.test/1': article(links(['rival.test/old'])),
    'mapped.test/2': article(links(['rival.test/old', 'rival.test/live'])),
    'changed.test/page': article(links(['rival.test/live'])),
    'rival.test/live': article(''),
  })
  const around = { web, archive: { endpoint: null } }
  const bySitemap = startCrawl(scope, {
    projectId,
    text: 'mapped.test',
    bySitemap: true,
    depth: 0,
    sameHost: false,
    maxPages: 10,
  })!
  const targets = toldTargets(
    ['mapped.test/1', 'changed.test/page', 'refused.test/page'].flatMap((page) =>
      ['old', 'live'].map((name) => ({
        sourceUrl: `http://${page}`,
        targetUrl: `http://rival.test/${name}`,
        anchor: 'told',
        context: '',
      })),
    ),
  )
  const fromList = startLinksCrawl(scope, { projectId, name: 'a list', targets })
  knowLinks(
    scope,
    { projectId, subject: 'rival.test', isOurs: false },
    ['1', '2'].map((page) => ({
      domain: 'mapped.test',
      sourceUrl: `http://mapped.test/${page}`,
      targetUrl: 'http://rival.test/old',
      anchor: 'told',
    })),
  )
  const ofRival = startRivalCrawl(scope, { projectId, subject: 'rival.test', mostPages: 5 })
  await runCrawls(scope, around)

  const seen = (crawlId: number) =>
    findingsOf(scope, { crawlId, state: 'dead' }).map(({ url, placeCounts, places }) => ({
      url,
      ...placeCounts,
      pages: places.map(({ pageUrl, state, anchor }) => [pageUrl, state, anchor]).toSorted(),
    }))
  const place = (page: string) => [`http://mapped.test/${page}`, 'seen', 'rival.test/old']
  const url = 'http://rival.test/old'
  expect(seen(bySitemap)).toEqual([{ url, standing: 2, gone: 0, left: 2, pages: [place('1'), place('2')] }])
  expect(countsOf(scope, bySitemap).pages).toEqual({ all: 2, read: 2, troubled: 0, sitemaps: 3 })
  expect(seen(ofRival)).toEqual([{ url, standing: 2, gone: 0, left: 2, pages: [place('1'), place('2')] }])
  expect(seen(fromList)).toEqual([
    {
      url,
      standing: 2,
      gone: 1,
      left: 2,
      pages: [place('1'), ['http://refused.test/page', 'told', 'told']],
    },
  ])

  const { id } = addProspect(scope, {
    projectId,
    domain: 'mapped.test',
    pageUrl: 'http://mapped.test/1',
    tactic: 'resource_page',
    because: 'added by hand',
  })
  const ofProspects = crawlProspects(scope, { projectId, which: { ids: [id] } })
  await runCrawls(scope, around)
  const crawlId = ofProspects.ok ? ofProspects.id : 0
  const [finding] = findingsOf(scope, { crawlId, state: 'dead' })
  expect(acceptFindings(scope, { crawlId, targetIds: [finding!.id] })).toEqual({
    created: 0,
    filled: 1,
    known: 0,
    banned: 0,
  })
  const noted = db.select().from(prospects).where(eq(prospects.id, id)).get()!
  expect(noted.facts).toMatchObject({ deadUrl: url, deadAnchor: 'rival.test/old' })
})
