import { expect, test } from 'vitest'
import { readPastedLinks } from './paste.ts'

const site = 'https://fernhill.example/'
const one = (line: string) => readPastedLinks(line, site)

test.each<[string, string, object]>([
  [
    'a page alone: any page of the site counts',
    'https://a.example/list',
    { sourceUrl: 'https://a.example/list', targetUrl: site, match: 'site', anchor: '' },
  ],
  ['a page without scheme', 'a.example/list', { sourceUrl: 'http://a.example/list', match: 'site' }],
  [
    'a path as the target',
    'https://a.example/x\t/guides/compost',
    { targetUrl: 'https://fernhill.example/guides/compost', match: 'page' },
  ],
  [
    'a target and an anchor, by tabs',
    'https://a.example/x\thttps://fernhill.example/p\tpruning calendar',
    { targetUrl: 'https://fernhill.example/p', anchor: 'pruning calendar' },
  ],
  [
    'by spaces, as pasted from a table',
    'https://a.example/x    /guides/pruning    pruning calendar',
    { targetUrl: 'https://fernhill.example/guides/pruning', anchor: 'pruning calendar' },
  ],
  ['by commas', 'https://a.example/x, /guides/pruning, a calendar', { anchor: 'a calendar' }],
  ['by semicolons', 'https://a.example/x;/guides/pruning;Kalender', { anchor: 'Kalender' }],
  ['a comma inside a URL stays', 'https://a.example/x?p=1,2', { sourceUrl: 'https://a.example/x?p=1,2' }],
])('%s', (_name, line, expected) => {
  expect(one(line).links[0]).toMatchObject(expected)
  expect(one(line).rejected).toEqual([])
})

test('lines that are no links are told with their number, the rest is taken', () => {
  const { links, rejected } = readPastedLinks(
    'Source\tTarget\nhttps://a.example/1\n\nhello world\nhttps://fernhill.example/blog',
    site,
  )
  expect(links.map(({ line }) => line)).toEqual([2])
  expect(rejected.map(({ line, reason }) => [line, reason])).toEqual([
    [4, 'no web address of a page'],
    [5, 'this page is on your own site'],
  ])
})
