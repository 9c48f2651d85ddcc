import { addTestProspect, freshCampaign } from '#tests/support/campaign.ts'
import { expect, test } from 'vitest'
import { noteTouch } from '../prospects/touches.server.ts'
import { suppress } from './suppression.server.ts'
import { ban } from './blacklist.server.ts'
import { allSites, countSites, listSites } from './list-sites.server.ts'
import { readSiteQuery, siteSearch, type SiteQuery } from './site-list-query.ts'
import { siteTimeline } from './site-timeline.server.ts'

const ALL: SiteQuery = { show: 'all', search: '', sort: 'domain', after: null }

function threeSites() {
  const world = freshCampaign()
  const { scope, projectId } = world
  const [a, b, c] = ['alpha.example', 'beta.example', 'gamma.example'].map((domain) =>
    addTestProspect(scope, { projectId, domain }),
  )
  noteTouch(scope, { projectId, prospectId: b!.id, siteId: null, kind: 'call', note: 'asked', at: scope.now })
  suppress(scope, { kind: 'domain', value: 'gamma.example', reason: 'do_not_contact', origin: 'test' })
  ban(scope, [{ kind: 'site', value: 'gamma.example', reason: 'sells links', origin: 'test' }])
  return { ...world, a: a!, b: b!, c: c! }
}

test.each<[string, Partial<SiteQuery>, string[]]>([
  ['all', {}, ['alpha.example', 'beta.example', 'gamma.example']],
  ['the newest first', { sort: 'added' }, ['gamma.example', 'beta.example', 'alpha.example']],
  ['a part of the domain', { search: 'ET' }, ['beta.example']],
  ['a sign is a sign', { search: '_' }, []],
  ['never touched', { show: 'unwritten' }, ['alpha.example', 'gamma.example']],
  ['off limits', { show: 'off' }, ['gamma.example']],
  ['they wrote', { show: 'talking' }, []],
  ['they link', { show: 'linking' }, []],
  [
    'with prospects',
    { show: 'prospects', search: 'a.ex' },
    ['alpha.example', 'beta.example', 'gamma.example'],
  ],
])('sites: %s', (_what, change, domains) => {
  const { scope } = threeSites()
  const query = { ...ALL, ...change }
  expect(listSites(scope, query, { pageSize: 10 }).rows.map((row) => row.domain)).toEqual(domains)
  expect(countSites(scope, query)).toEqual({ count: domains.length, isMore: false })
  const paged: string[] = []
  for (let after: string | null = null; ;) {
    const page = listSites(scope, { ...query, after }, { pageSize: 1 })
    paged.push(...page.rows.map((row) => row.domain))
    if (page.next === null) break
    after = page.next
  }
  expect(paged).toEqual(domains)
  expect([...allSites(scope, query)].flat()).toHaveLength(domains.length)
})

test('a row counts what the team has with a site', () => {
  const { scope } = threeSites()
  const [, beta, gamma] = listSites(scope, ALL, { pageSize: 10 }).rows
  expect(beta).toMatchObject({
    prospects: 1,
    projects: 1,
    contacts: 1,
    threads: 0,
    liveLinks: 0,
    lastTouchAt: scope.now,
  })
  expect(gamma).toMatchObject({ isSuppressed: true, isBanned: true, lastTouchAt: null })
})

test('the URL keeps what is not the default, and forgets the page when anything changes', () => {
  const query = readSiteQuery(new URLSearchParams('show=off&q=a&sort=added&after=12'))
  expect(query).toEqual({ show: 'off', search: 'a', sort: 'added', after: '12' })
  expect(siteSearch(query, { search: 'b' })).toBe('?show=off&q=b&sort=added')
  expect(readSiteQuery(new URLSearchParams('show=x&sort=added&after=x'))).toEqual({ ...ALL, sort: 'added' })
  expect(siteSearch(ALL)).toBe('')
})

test('the timeline of a site has what happened to it, its prospects and its people, page by page', () => {
  const { scope, b } = threeSites()
  const whole = siteTimeline(scope, { siteId: b.siteId, before: null, limit: 50 })
  expect(whole.entries.map((one) => one.what)).toEqual(['touch.logged', 'contact.added', 'prospect.added'])
  expect(whole.next).toBeNull()
  const first = siteTimeline(scope, { siteId: b.siteId, before: null, limit: 2 })
  const second = siteTimeline(scope, { siteId: b.siteId, before: first.next, limit: 2 })
  expect([...first.entries, ...second.entries]).toEqual(whole.entries)
  expect(second.next).toBeNull()
})
