import { afterAll, beforeAll, expect, test } from 'vitest'
import { targetPages } from '#db/tables/projects.ts'
import {
  checkOwnPages,
  latestOwnPageCheck,
  startOwnPageCheck,
} from '#app/domain/discovery/check-own-pages.server.ts'
import {
  chooseTargets,
  equityCounts,
  lostPages,
  redirectRules,
  setOwnPagesAside,
} from '#app/domain/discovery/lost-equity.server.ts'
import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { article, openLocalWeb, type LocalWeb } from '../support/local-web.ts'
import { knowLinks } from '#tests/support/known-links.ts'
import { freshWorkspace, type World } from '../support/workspace.ts'

const to = (location: string, status = 301) => ({ status, headers: { location } })

let web: Web
let local: LocalWeb
beforeAll(async () => {
  local = await openLocalWeb({
    'client.test/': article('', { title: 'Client' }),
    'client.test/guide': article('', { title: 'The guide to composting' }),
    'client.test/worms': article('', { title: 'Keeping worms' }),
    'client.test/worm-bins': { status: 410 },
    'client.test/old': to('http://client.test/'),
    'client.test/a': to('http://client.test/b'),
    'client.test/b': to('http://client.test/guide'),
    'client.test/once': to('http://client.test/guide'),
    'client.test/closed': { status: 403 },
  })
  web = openWeb({ settings: readNetworkSettings({ connectTo: local.connectTo }) })
})
afterAll(async () => {
  await web.close()
  await local.close()
})

/** Backlinks as an export names them: site, page of ours, anchor, authority. */
function bring({ scope, projectId }: World, links: [string, string, string, number, boolean?][]) {
  knowLinks(
    scope,
    { projectId, subject: 'client.test', isOurs: true },
    links.map(([domain, path, anchor, value, isLost], at) => ({
      domain,
      sourceUrl: `https://${domain}/${at}`,
      targetUrl: `http://client.test${path}`,
      anchor,
      nofollow: false,
      isLost: isLost ?? false,
      linkType: 'text',
      authority: [{ metric: 'ahrefs_dr', value }],
    })),
  )
}

test('links to pages that are gone become a redirect map, through a kill and a second look', async () => {
  const world = freshWorkspace()
  const { scope, projectId, db } = world
  db.update(targetPages).set({ url: 'http://client.test/guide', title: 'The guide to composting' }).run()
  bring(world, [
    ['one.test', '/worm-bins?utm_source=x', 'keeping worms', 60],
    ['two.test', '/worm-bins', 'bins for worms', 20],
    ['two.test', '/worm-bins#top', 'again', 20],
    ['three.test', '/old', 'something', 90],
    ['seven.test', '/a', 'compost', 80],
    ['four.test', '/once', 'compost', 10],
    ['four.test', '/guide', 'compost', 10],
    ['four.test', '/worms', 'worms', 10],
    ['five.test', '/closed', 'x', 10],
    ['six.test', '/gone-but-so-is-the-link', 'x', 10, true],
  ])
  startOwnPageCheck(scope, { projectId })
  startOwnPageCheck(scope, { projectId })
  let looks = 0
  const killed = {
    get aborted() {
      return ++looks > 3
    },
  } as AbortSignal
  await checkOwnPages(scope, { web, signal: killed })
  expect(latestOwnPageCheck(scope, { projectId })!.status).toBe('running')
  expect(equityCounts(scope, { projectId })).toMatchObject({
    pages: 7,
    waiting: expect.any(Number) as number,
  })
  await checkOwnPages(scope, { web })
  expect(latestOwnPageCheck(scope, { projectId })!.status).toBe('done')
  expect(equityCounts(scope, { projectId })).toEqual({
    pages: 7,
    waiting: 0,
    lost: 3,
    lostLinks: 5,
    uncertain: 1,
    aside: 0,
  })

  const lost = lostPages(scope, { projectId, view: 'lost' })
  expect(lost.map((page) => [page.url, page.state, page.domains, page.links, page.proposedUrl])).toEqual([
    ['http://client.test/worm-bins', 'dead', 2, 3, 'http://client.test/worms'],
    ['http://client.test/old', 'home', 1, 1, null],
    ['http://client.test/a', 'chain', 1, 1, 'http://client.test/guide'],
  ])
  expect(lost[0]!.authority).toEqual({ ahrefs_dr: 60 })

  const [, old, chain] = lost
  const choose = (id: number, text: string) => chooseTargets(scope, { projectId, targets: [{ id, text }] })
  expect(choose(old!.id, 'https://other.test/').problems[old!.id]).toContain('not on client.test')
  expect(choose(old!.id, 'http://client.test/a').problems[old!.id]).toContain('redirected itself')
  expect(choose(old!.id, 'http://client.test/guide')).toEqual({ changed: 1, problems: {} })
  expect(choose(old!.id, 'http://client.test/guide').changed).toBe(0)
  setOwnPagesAside(scope, { projectId, ids: [chain!.id], isBack: false })
  expect(redirectRules(scope, { projectId }).map((rule) => [rule.from, rule.to])).toEqual([
    ['http://client.test/worm-bins', 'http://client.test/worms'],
    ['http://client.test/old', 'http://client.test/guide'],
  ])

  local.serve({ 'client.test/worm-bins': to('http://client.test/worms') })
  startOwnPageCheck(scope, { projectId })
  await checkOwnPages(scope, { web })
  expect(lostPages(scope, { projectId, view: 'lost' }).map((page) => page.chosenUrl)).toEqual([
    'http://client.test/guide',
  ])
  expect(equityCounts(scope, { projectId })).toMatchObject({ lost: 1, aside: 1 })
})
