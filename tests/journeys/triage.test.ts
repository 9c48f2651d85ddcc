import { afterAll, beforeAll, expect, test } from 'vitest'
import { openWeb, type Web } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { addProspect } from '#app/domain/prospects/add-prospect.server.ts'
import { decide } from '#app/domain/triage/decide.server.ts'
import { readSnapshots } from '#app/domain/triage/read-snapshots.server.ts'
import { snapshotHtml } from '#app/domain/triage/snapshot-html.ts'
import { askAgain, snapshotPage } from '#app/domain/triage/snapshots.server.ts'
import { triageView } from '#app/domain/triage/triage-view.server.ts'
import { article, openLocalWeb, type LocalWeb } from '../support/local-web.ts'
import { freshWorkspace } from '../support/workspace.ts'

let web: Web
let local: LocalWeb
beforeAll(async () => {
  local = await openLocalWeb({
    'soil.test/links': article('<script>1</script><a href="http://dead.test/guide">The guide</a>'),
    'shut.test/links': article(''),
    'shut.test/robots.txt': { body: 'User-agent: *\nDisallow: /', headers: { 'content-type': 'text/plain' } },
    'gone.test/links': { status: 404 },
  })
  web = openWeb({ settings: readNetworkSettings({ connectTo: local.connectTo }) })
})
afterAll(async () => {
  await web.close()
  await local.close()
})

test('pages are read before anybody gets to them; one that cannot be read says why and is decided all the same', async () => {
  const { scope, projectId } = freshWorkspace()
  for (const domain of ['gone.test', 'shut.test', 'soil.test'])
    addProspect(scope, {
      projectId,
      domain,
      pageUrl: `http://${domain}/links`,
      tactic: 'broken_link',
      because: 'added by hand',
    })
  const query = { filters: [], search: '', only: null }
  const view = () => triageView(scope, { projectId, query, at: null, zone: 'UTC' })
  expect(view().cards.map((card) => card.snapshot)).toEqual(
    Array.from({ length: 3 }, () => ({ state: 'waiting', because: null, fetchedAt: null, isShown: false })),
  )

  const stopped = AbortSignal.abort()
  await readSnapshots(scope, { web, signal: stopped })
  expect(view().cards[0]!.snapshot!.state).toBe('waiting')
  await readSnapshots(scope, { web })
  const { cards, at } = view()
  const of = (domain: string) => cards.find((card) => card.domain === domain)!
  expect(of('soil.test').snapshot).toMatchObject({ state: 'read', isShown: true })
  expect(of('shut.test').snapshot).toMatchObject({
    state: 'failed',
    because: 'robots.txt asks us not to read this page',
    isShown: false,
  })
  expect(of('gone.test').snapshot).toMatchObject({ state: 'failed', because: 'the page answers 404' })
  expect(local.asked.filter(({ url }) => url === 'shut.test/links')).toEqual([])

  const page = snapshotPage(scope, { url: 'http://soil.test/links' })!
  const shown = snapshotHtml(page.html, {
    url: page.url,
    marks: { dead: 'http://dead.test/guide', ours: 'client.test', rivals: [] },
  })
  expect(shown).toContain('class="dead" title="The dead link">The guide</a>')
  expect(shown).not.toContain('script')

  local.serve({ 'gone.test/links': article('') })
  askAgain(scope, { url: 'http://gone.test/links' })
  await readSnapshots(scope, { web })
  expect(view().cards.find((card) => card.domain === 'gone.test')!.snapshot!.state).toBe('read')
  const decision = { do: 'reject', reason: 'off_topic' } as const
  for (const { id } of cards) decide(scope, { projectId, prospectId: id, decision, zone: 'UTC' })
  expect(at).not.toBeNull()
  expect(view()).toMatchObject({ at: null, count: 0, doneToday: 3 })
})
