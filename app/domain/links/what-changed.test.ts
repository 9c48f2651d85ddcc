import { expect, test } from 'vitest'
import { whatChanged, type Seen } from './what-changed.ts'

const live: Seen = {
  verdict: 'live',
  issues: [],
  httpStatus: 200,
  rel: ['noopener'],
  anchor: 'the guide',
  href: 'https://client.test/guide',
  linkHtml: '<a>',
}

test.each<[string, Partial<Seen>, string[]]>([
  ['nothing', {}, []],
  [
    'rel',
    { verdict: 'live_with_issues', issues: ['nofollow', 'sponsored'], rel: ['nofollow', 'sponsored'] },
    ['rel changed from none to nofollow sponsored'],
  ],
  ['anchor', { anchor: 'here' }, ['the anchor changed from “the guide” to “here”']],
  [
    'target',
    { href: 'https://client.test/' },
    ['the link points to https://client.test/ instead of https://client.test/guide'],
  ],
  ['page rules', { verdict: 'live_with_issues', issues: ['noindex'] }, ['new: noindex']],
  ['taken out', { verdict: 'missing' }, ['the link was taken out']],
  ['page gone', { verdict: 'gone', httpStatus: 404 }, ['the page went (HTTP 404)']],
  ['a time-out says nothing', { verdict: 'unreachable', httpStatus: null }, []],
])('%s', (_name, change, expected) => {
  expect(whatChanged(live, { ...live, ...change })).toEqual(expected)
})

test('put back in', () => {
  expect(whatChanged({ ...live, verdict: 'missing' }, live)).toEqual(['the link was put in'])
})
