import { createHash } from 'node:crypto'
import { desc } from 'drizzle-orm'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { observe } from '#app/domain/links/observe.server.ts'
import { promiseLink } from '#app/domain/links/promise-link.server.ts'
import { verifyDue } from '#app/domain/links/verify-due.server.ts'
import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { checks, links, pageCopies } from '#db/tables/links.ts'
import { article, openLocalWeb, type Answer, type LocalWeb } from '#tests/support/local-web.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'

const DAY = 24 * 3_600_000
const LINK = article('<a href="https://client.test/guide">the guide</a>')

let local: LocalWeb
let web: Web

beforeAll(async () => {
  local = await openLocalWeb({ 'client.test/guide': article('') })
  const rules = `${local.connectTo},client.test=127.0.0.1:${local.port}`
  web = openWeb({ settings: readNetworkSettings({ connectTo: rules }), connectMs: 2_000, totalMs: 2_000 })
})
afterAll(async () => {
  await web.close()
  await local.close()
})

/** A page with a tag made of its content, that answers "not modified" as the standard says. */
function tagged(page: () => string, sent: number[]): Answer {
  return (request, response) => {
    const tag = `"${createHash('sha1').update(page()).digest('hex')}"`
    const isKnown = request.headers['if-none-match'] === tag
    sent.push(isKnown ? 304 : 200)
    response.writeHead(isKnown ? 304 : 200, { etag: tag, 'content-type': 'text/html' })
    response.end(isKnown ? '' : page())
  }
}

function watched(host: string) {
  const world = freshWorkspace()
  const link = promiseLink(world.scope, {
    projectId: world.projectId,
    sourceUrl: `http://${host}/post`,
    targetUrl: 'https://client.test/guide',
    origin: 'paste',
  })
  if (!link.ok) throw new Error(link.reason)
  const check = async (day: number) => {
    const now = new Date(world.scope.now.getTime() + day * DAY)
    const ran = await verifyDue(
      { ...world.scope, now },
      {
        atMost: 5,
        chance: () => 0,
        tell: () => ({ now, tempo: 1 }),
        observe: (promised, known) => observe(promised, web, { known, now }),
      },
    )
    expect(ran).toBe(1)
    return world.db.select().from(checks).orderBy(desc(checks.id)).get()!
  }
  return { ...world, check }
}

it('a page that has not changed is not sent again, and judged from the copy that was kept', async () => {
  const sent: number[] = []
  local.serve({ 'same.test/post': tagged(() => LINK, sent) })
  const { check } = watched('same.test')
  const first = await check(0)
  const second = await check(1)
  expect(sent).toEqual([200, 304])
  expect(second).toMatchObject({ verdict: first.verdict, httpStatus: 200, obtained: 'not_modified' })
  expect(second.pageHash).toBe(first.pageHash)
  expect(second.observation).toMatchObject({ link: { anchor: 'the guide' } })
})

it('a change is seen at once, and bad news is always fetched anew', async () => {
  const sent: number[] = []
  let page = LINK
  local.serve({ 'changed.test/post': tagged(() => page, sent) })
  const { check, db } = watched('changed.test')
  await check(0)
  page = article('')
  expect(await check(1)).toMatchObject({ verdict: 'missing', obtained: null })
  expect(db.select().from(links).get()!.status).toBe('at_risk')
  expect(await check(2)).toMatchObject({ verdict: 'missing', obtained: null })
  expect(sent).toEqual([200, 200, 200])
})

it('a server that says "not modified" for ever is asked for the whole page after five weeks', async () => {
  let page = LINK
  local.serve({
    'stale.test/post': (request, response) => {
      const isKnown = request.headers['if-none-match'] !== undefined
      response.writeHead(isKnown ? 304 : 200, { etag: '"one"', 'content-type': 'text/html' })
      response.end(isKnown ? '' : page)
    },
  })
  const { check } = watched('stale.test')
  await check(0)
  page = article('')
  expect(await check(30)).toMatchObject({ verdict: 'live', obtained: 'not_modified' })
  expect(await check(60)).toMatchObject({ verdict: 'missing', obtained: null })
})

it('without the copy, or with another tag in the answer, the page is fetched', async () => {
  const sent: number[] = []
  local.serve({ 'dropped.test/post': tagged(() => LINK, sent) })
  const { check, db } = watched('dropped.test')
  await check(0)
  db.delete(pageCopies).run()
  expect(await check(1)).toMatchObject({ verdict: 'live', obtained: null })
  local.serve({
    'dropped.test/post': (request, response) => {
      const isKnown = request.headers['if-none-match'] !== undefined
      response.writeHead(isKnown ? 304 : 200, {
        etag: isKnown ? '"other"' : '"new"',
        'content-type': 'text/html',
      })
      response.end(isKnown ? '' : article(''))
    },
  })
  expect((await check(3)).verdict).toBe('missing')
})

it('a page that answers a browser only says so in its evidence', async () => {
  local.serve({
    'shy.test/post': (request, response) => {
      const isBrowser = /Chrome/.test(request.headers['user-agent'] ?? '')
      response.writeHead(isBrowser ? 200 : 403, { etag: '"one"', 'content-type': 'text/html' })
      response.end(isBrowser ? LINK : '')
    },
  })
  const { check } = watched('shy.test')
  for (const day of [0, 1]) {
    const seen = await check(day)
    expect(seen).toMatchObject({ verdict: 'live', obtained: 'as_browser' })
    expect(seen.reason).toContain('asked as a browser asks')
  }
})
