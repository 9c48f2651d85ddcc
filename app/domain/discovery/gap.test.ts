import { expect, test } from 'vitest'
import { Gap, pointsOf, type GapRow } from './gap.ts'

const row = (sourceUrl: string, more: Partial<GapRow> = {}): GapRow => ({
  sourceUrl,
  domain: new URL(sourceUrl).hostname.replace(/^www\./, ''),
  targetUrl: null,
  anchor: null,
  nofollow: null,
  isLost: null,
  linkType: null,
  authority: [],
  ...more,
})

function gap(level: 'domain' | 'page' = 'domain') {
  const made = new Gap(level, ['a.com', 'b.com', 'c.com'])
  made.leaveOut('us.com')
  made.addOurs(row('https://both.example/x'))
  made.addTheirs(0, row('https://both.example/x'))
  made.addTheirs(1, row('https://both.example/x'))
  made.addTheirs(
    0,
    row('https://blog.example/1', { authority: [{ metric: 'ahrefs_dr', value: 54 }], nofollow: false }),
  )
  made.addTheirs(
    1,
    row('https://www.blog.example/2', { authority: [{ metric: 'moz_da', value: 40 }], anchor: 'b' }),
  )
  made.addTheirs(1, row('https://one.example/'))
  made.addTheirs(0, row('https://gone.example/', { isLost: true }))
  made.addTheirs(1, row('https://gone.example/'))
  made.addTheirs(0, row('https://b.com/partners'))
  made.addTheirs(1, row('https://us.com/blog'))
  made.addTheirs(2, row('https://us.com/blog'))
  return made
}

test('theirs minus ours: shared by enough rivals, none of ours, no rival and not ourselves', () => {
  const found = gap().opportunities({ min: 2 })
  expect(found.map((one) => one.domain)).toEqual(['blog.example'])
  expect(found[0]).toMatchObject({
    rivals: ['a.com', 'b.com'],
    rival_count: 2,
    authority: [
      { metric: 'ahrefs_dr', value: 54 },
      { metric: 'moz_da', value: 40 },
    ],
  })
  expect(found[0]!.sample.map((one) => one.source_url)).toEqual([
    'https://blog.example/1',
    'https://www.blog.example/2',
  ])
})

test('with one rival asked for, each site that links to any counts, and lost links are no links', () => {
  const domains = gap()
    .opportunities({ min: 1 })
    .map((one) => [one.domain, one.rival_count])
  expect(domains).toEqual([
    ['blog.example', 2],
    ['gone.example', 1],
    ['one.example', 1],
  ])
})

test('a site that has lost its link to us is an opportunity again', () => {
  const made = new Gap('domain', ['a.com'])
  made.addOurs(row('https://x.example/', { isLost: true }))
  made.addTheirs(0, row('https://x.example/'))
  expect(made.opportunities({ min: 2 })).toHaveLength(1)
})

test('at page level the same page under two spellings is one', () => {
  const made = new Gap('page', ['a.com', 'b.com'])
  made.addTheirs(0, row('http://www.x.example/p/?utm_source=q'))
  made.addTheirs(1, row('https://x.example/p'))
  made.addTheirs(1, row('https://x.example/other'))
  const found = made.opportunities({ min: 2 })
  expect(found).toHaveLength(1)
  expect(found[0]).toMatchObject({ domain: 'x.example', page: 'http://www.x.example/p/?utm_source=q' })
})

test('the score is the sum of its parts, and says what gave them', () => {
  const [first] = gap().opportunities({ min: 2 })
  expect(first!.why).toEqual([
    { signal: 'rivals', points: 37 },
    { signal: 'ahrefs_dr', points: 14 },
    { signal: 'dofollow', points: 12 },
    { signal: 'text_link', points: 8 },
  ])
  expect(first!.score).toBe(71)
})

test.each([
  [{ share: 1, hasFollow: true, hasText: true, authority: [{ metric: 'ahrefs_dr', value: 100 }] }, 100],
  [{ share: 1, hasFollow: false, hasNofollow: true }, 55],
  [{ share: 0.5, authority: [{ metric: 'ahrefs_ur', value: 90 }] }, 34],
])('%j gives %d points', (given, expected) => {
  const nothing = { authority: [], hasFollow: false, hasNofollow: false, hasText: false }
  const all = { ...nothing, ...given }
  expect(pointsOf(all).reduce((sum, one) => sum + one.points, 0)).toBe(expected)
})
