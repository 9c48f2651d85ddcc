import { expect, test } from 'vitest'
import type { Issue, Verdict } from '#db/vocabulary.ts'
import { isReclaimable, reclaimFacts } from './reclaim-words.ts'

const on = (day: number, month = 4) => new Date(Date.UTC(2026, month, day, 10))

function check(at: Date, verdict: Verdict, { issues = [] as Issue[], rel = [] as string[] } = {}) {
  const link =
    verdict === 'live' || verdict === 'live_with_issues'
      ? { anchor: 'the guide', resolved: 'https://client.test/guide', rel }
      : null
  return {
    at,
    verdict,
    issues,
    httpStatus: verdict === 'gone' ? 404 : 200,
    linkHtml: null,
    observation: { link },
  }
}

const link = {
  status: 'lost' as const,
  issues: [] as Issue[],
  promiseSentence: null,
  promisedAt: null,
  statusSince: on(10),
}
const live = check(on(3), 'live')

test.each([
  [
    'taken out',
    { before: live, after: check(on(10), 'missing') },
    'the link was taken out',
    'between 3 and 10 May 2026',
  ],
  [
    'the page gone',
    { before: live, after: check(on(2, 5), 'gone') },
    'the page went (HTTP 404)',
    'between 3 May 2026 and 2 June 2026',
  ],
  ['on one day', { before: live, after: check(on(3), 'missing') }, 'the link was taken out', 'on 3 May 2026'],
  [
    'marked nofollow',
    { before: live, after: check(on(10), 'live_with_issues', { issues: ['nofollow'], rel: ['nofollow'] }) },
    'rel changed from none to nofollow',
    'between 3 and 10 May 2026',
  ],
  [
    'kept from search engines, in words for a publisher',
    { before: live, after: check(on(10), 'live_with_issues', { issues: ['noindex'] }) },
    'the page is now kept out of search engines (noindex)',
    'between 3 and 10 May 2026',
  ],
] as const)('%s', (_, change, whatChanged, changedWhen) => {
  const status = change.after.verdict === 'live_with_issues' ? 'degraded' : 'lost'
  const copy = { before: { ...change.before }, after: { ...change.after } }
  expect(reclaimFacts({ ...link, status }, copy)).toEqual({ whatChanged, changedWhen, promised: null })
})

test('without two checks to compare it says how the link stands', () => {
  expect(reclaimFacts(link, null)).toMatchObject({
    whatChanged: 'the link is no longer there',
    changedWhen: '',
  })
  expect(
    reclaimFacts({ ...link, status: 'degraded', issues: ['nofollow', 'noindex'] }, null).whatChanged,
  ).toBe('the link is marked nofollow; the page is kept out of search engines (noindex)')
})

test('a change of its past that did not make the link what it is now is not spoken of', () => {
  const nofollow = check(on(10), 'live_with_issues', { issues: ['nofollow', 'noindex'], rel: ['nofollow'] })
  const better = check(on(12), 'live_with_issues', { issues: ['noindex'] })
  const degraded = { ...link, status: 'degraded' as const, issues: ['noindex'] as Issue[] }
  expect(reclaimFacts(degraded, { before: nofollow, after: better })).toMatchObject({
    whatChanged: 'the page is kept out of search engines (noindex)',
    changedWhen: '',
  })
  expect(reclaimFacts(link, { before: live, after: nofollow }).whatChanged).toBe(
    'the link is no longer there',
  )
})

test('a promise is quoted with its day', () => {
  const promised = { ...link, promiseSentence: 'I will add it to "resources" next week.', promisedAt: on(1) }
  expect(reclaimFacts(promised, null).promised).toBe(
    'On 1 May 2026 you wrote: “I will add it to resources next week.”',
  )
})

test('only lost and degraded links can be asked back', () => {
  const all = ['pending', 'live', 'degraded', 'at_risk', 'lost', 'overdue', 'unverifiable'] as const
  expect(all.filter(isReclaimable)).toEqual(['degraded', 'lost'])
})
