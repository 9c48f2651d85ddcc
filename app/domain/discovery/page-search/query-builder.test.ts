import { expect, test } from 'vitest'
import { buildQueries } from './query-builder.ts'

const ours = { names: ['Fernhill Garden'], sites: ['fernhill.test'] }
const CROWDS =
  '-site:facebook.com -site:x.com -site:instagram.com -site:linkedin.com -site:youtube.com -site:pinterest.com'

test('mentions: each name and domain of ours, without our sites and the crowds', () => {
  expect(buildQueries({ aim: 'mentions', topics: [], ours, knowsInurl: true })).toEqual([
    `"Fernhill Garden" -site:fernhill.test ${CROWDS}`,
    `"fernhill.test" -site:fernhill.test ${CROWDS}`,
  ])
})

test('a topic narrows mentions', () => {
  const [first] = buildQueries({ aim: 'mentions', topics: ['compost  "hot"'], ours, knowsInurl: true })
  expect(first).toBe(`"Fernhill Garden" "compost hot" -site:fernhill.test ${CROWDS}`)
})

test('resource pages: each topic with each mark of such pages; inurl only where it is known', () => {
  const asked = (knowsInurl: boolean) =>
    buildQueries({ aim: 'resource_pages', topics: ['compost', 'worms'], ours, knowsInurl })
  expect(asked(true)).toHaveLength(16)
  expect(asked(true)[0]).toBe('"compost" inurl:links -site:fernhill.test')
  expect(asked(false)).toHaveLength(12)
  expect(asked(false).some((query) => query.includes('inurl:'))).toBe(false)
})

test('either: mentions first, and nothing of lists without a topic', () => {
  expect(buildQueries({ aim: 'either', topics: [], ours, knowsInurl: true })).toHaveLength(2)
  expect(buildQueries({ aim: 'either', topics: ['compost'], ours, knowsInurl: true })).toHaveLength(10)
})
