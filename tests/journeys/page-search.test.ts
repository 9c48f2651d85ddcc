import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { brands } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { providerKeys } from '#db/tables/provider-keys.ts'
import { foundPagesOf, pageCounts } from '#app/domain/discovery/page-search/found-pages.server.ts'
import {
  acceptPages,
  putPagesBack,
  rejectPages,
  takeBackAccepted,
} from '#app/domain/discovery/page-search/keep-pages.server.ts'
import { runPageSearches } from '#app/domain/discovery/page-search/run-page-searches.server.ts'
import { askAgain, askAndRead, queriesOf } from '#app/domain/discovery/page-search/queries.server.ts'
import {
  getPageSearch,
  startPageSearch,
  steerPageSearch,
} from '#app/domain/discovery/page-search/start-page-search.server.ts'
import { setProvider } from '#app/domain/discovery/provider-accounts.server.ts'
import { readSearchResults } from '#app/domain/imports/read-search-results.server.ts'
import { useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { moveStage } from '#app/domain/prospects/move-stage.server.ts'
import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { article, openLocalWeb, type Answer, type LocalWeb } from '../support/local-web.ts'
import { freshWorkspace } from '../support/workspace.ts'

const SAYS = '<p>The people at Fernhill tested nine bins.</p>'
const entry = (host: string) => `<li><a href="http://${host}.test/">The ${host} people</a>, who compost.</li>`
/** Brave as it answers: two pages of results, and nothing for a key that it does not know. */
const brave: Answer = (request, response) => {
  const json = (status: number, body: object) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body))
  if (request.headers['x-subscription-token'] !== 'good-key')
    return json(401, { error: { detail: 'no such key' } })
  const isFirst = !request.url!.includes('offset=')
  const urls = isFirst
    ? ['http://names.test/bins', 'http://names.test/another', 'http://other.test/']
    : ['http://links.test/bins']
  const results = urls.map((url) => ({ url, title: 'A <strong>title</strong>', description: 'about' }))
  return json(200, { query: { more_results_available: isFirst }, web: { results } })
}
const LIST = `<ul>${['a', 'b', 'c', 'd', 'e', 'f', 'g'].map(entry).join('')}</ul>`

let web: Web
let local: LocalWeb
let folder: string
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'page-search-'))
  local = await openLocalWeb({
    'names.test/bins': article(SAYS, { title: 'Bins of the year' }),
    'links.test/bins': article(`${SAYS}<a href="http://client.test/guide">Fernhill</a>`),
    'list.test/resources': article(LIST, { title: 'Resources' }),
    'other.test/': article('<p>Rain again.</p>'),
    'closed.test/bins': article(SAYS),
    'closed.test/robots.txt': {
      headers: { 'content-type': 'text/plain' },
      body: 'User-agent: *\nDisallow: /',
    },
  })
  for (const offset of ['', '&offset=1'])
    local.serve({ [`api.test/search?q=%22Fernhill%22&count=20${offset}`]: brave })
  web = openWeb({ settings: readNetworkSettings({ connectTo: local.connectTo }) })
})
afterAll(async () => {
  await web.close()
  await local.close()
  rmSync(folder, { recursive: true })
})

function named() {
  const world = freshWorkspace()
  world.db.insert(brands).values({ projectId: world.projectId, name: 'Fernhill' }).run()
  return world
}

test('the pages of a list are read, kept for what they are or dropped with the reason, over a kill', async () => {
  const { scope, db, projectId } = named()
  const file = path.join(folder, 'mentions.csv')
  const hosts = [
    'names.test/bins',
    'links.test/bins',
    'list.test/resources',
    'other.test/',
    'closed.test/bins',
  ]
  const rows = [...hosts, 'names.test/bins/?utm_source=x', 'missing.test/x', 'not an address']
  writeFileSync(file, `Source URL;Title\n${rows.map((url) => `${url};"A title"`).join('\n')}\n`)
  const list = await readSearchResults(file)
  if (!list.ok) throw new Error(list.reason)
  expect(list).toMatchObject({
    unusable: { count: 1, first: { text: 'not an address A title' } },
    leftOut: 0,
  })
  const searchId = startPageSearch(scope, { projectId, aim: 'either', name: 'Mentions', pages: list.pages })!

  let looks = 0
  const killed = {
    get aborted() {
      return ++looks > 3
    },
  } as AbortSignal
  await runPageSearches(scope, { web, signal: killed })
  expect(getPageSearch(scope, { searchId }).status).toBe('running')
  await runPageSearches(scope, { web })
  expect(getPageSearch(scope, { searchId }).status).toBe('done')
  expect(pageCounts(scope, searchId)).toEqual({
    waiting: 0,
    mention: 1,
    resource_page: 1,
    dropped: 2,
    unreadable: 2,
    aside: 0,
  })
  const [mention] = foundPagesOf(scope, { searchId, view: 'mention' })
  expect(mention).toMatchObject({
    url: 'http://names.test/bins',
    title: 'Bins of the year',
    mention: 'The people at Fernhill tested nine bins.',
    because: 'names “Fernhill” and does not link to us',
  })
  expect(foundPagesOf(scope, { searchId, view: 'dropped' })[0]!.because).toBe(
    'links to us already: http://client.test/guide',
  )
  expect(foundPagesOf(scope, { searchId, view: 'unreadable' }).map(({ because }) => because)).toEqual([
    'robots.txt asks us not to read this page',
    'the page answers 404',
  ])

  const [resources] = foundPagesOf(scope, { searchId, view: 'resource_page' })
  const pageIds = [mention!.id, resources!.id]
  const { created, at } = acceptPages(scope, { searchId, pageIds })
  expect(created).toBe(2)
  expect(db.select().from(prospects).all()).toMatchObject([
    {
      domain: 'names.test',
      tactic: 'unlinked_mention',
      facts: { mention: 'The people at Fernhill tested nine bins.' },
      stageBecause: 'found in Mentions: names “Fernhill” and does not link to us',
    },
    { domain: 'list.test', pageTitle: 'Resources', tactic: 'resource_page', facts: {} },
  ])
  moveStage(scope, {
    prospectId: db.select().from(prospects).all()[1]!.id,
    to: 'qualified',
    because: 'by hand',
  })
  expect(takeBackAccepted(scope, { searchId, at })).toEqual({ removed: 1, kept: 1 })
  expect(db.select({ domain: prospects.domain }).from(prospects).all()).toEqual([{ domain: 'list.test' }])
  expect(acceptPages(scope, { searchId, pageIds })).toMatchObject({ created: 1, known: 0 })

  const dropped = foundPagesOf(scope, { searchId, view: 'dropped' }).map(({ id }) => id)
  const aside = rejectPages(scope, { searchId, pageIds: dropped })
  expect(aside.count).toBe(2)
  expect(pageCounts(scope, searchId)).toMatchObject({ dropped: 0, aside: 2 })
  expect(putPagesBack(scope, { searchId, at: aside.at })).toBe(2)
})

test('a search engine is asked with the sealed key of the team, page by page, and what it names is read', async () => {
  useSecretKey(Buffer.alloc(32, 7))
  const { scope, db, projectId } = named()
  const provider = { provider: 'brave', endpoint: 'http://api.test/search' }
  setProvider(scope, { ...provider, key: 'old-key' })
  const wanted = { projectId, aim: 'mentions', engine: 'brave', mostResults: 50 } as const
  const searchId = askAndRead(scope, { ...wanted, queries: ['"Fernhill"'] })
  await runPageSearches(scope, { web })
  expect(queriesOf(scope, { searchId })).toMatchObject([
    { state: 'failed', because: 'Brave Search refuses the key (401: no such key)' },
  ])
  expect(getPageSearch(scope, { searchId }).status).toBe('done')

  setProvider(scope, { ...provider, key: 'good-key' })
  expect(db.select().from(providerKeys).get()!.secret).not.toContain('good-key')
  expect(askAgain(scope, { searchId })).toBe(1)
  await runPageSearches(scope, { web })
  expect(queriesOf(scope, { searchId })).toMatchObject([{ state: 'done', resultCount: 4, nextPage: 2 }])
  expect(pageCounts(scope, searchId)).toMatchObject({ waiting: 0, mention: 1, dropped: 2, unreadable: 0 })
  expect(foundPagesOf(scope, { searchId, view: 'mention' })[0]).toMatchObject({
    url: 'http://names.test/bins',
    query: '"Fernhill"',
    engine: 'Brave Search',
    position: 1,
  })
})

test('an engine that wants time is asked again later; its search waits, and can be cancelled', async () => {
  const { scope, projectId } = named()
  setProvider(scope, { provider: 'searxng', key: null, endpoint: 'http://busy.test/' })
  local.serve({ 'busy.test/search?q=bins&format=json&pageno=1': { status: 429 } })
  const wanted = { projectId, aim: 'mentions', engine: 'searxng', mostResults: 10 } as const
  const searchId = askAndRead(scope, { ...wanted, queries: ['bins'] })
  await runPageSearches(scope, { web })
  const [query] = queriesOf(scope, { searchId })
  expect(query).toMatchObject({
    state: 'waiting',
    because: 'SearXNG wants fewer questions (429)',
    attempts: 1,
  })
  expect(query!.askAgainAt!.getTime()).toBeGreaterThan(Date.now())
  expect(getPageSearch(scope, { searchId }).status).toBe('running')
  steerPageSearch(scope, { searchId, to: 'cancelled' })
  expect(getPageSearch(scope, { searchId }).status).toBe('cancelled')
})
