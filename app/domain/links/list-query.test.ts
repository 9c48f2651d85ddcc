import { expect, test } from 'vitest'
import { nextLinkSort, readLinkQuery, writeLinkCursor } from './list-query.ts'

const read = (text: string) => readLinkQuery(new URLSearchParams(text))

test('reads status, filters, search and sort from the URL', () => {
  expect(read('status=lost&issue=noindex&owner=me&q=%20soil%20&sort=-checked')).toMatchObject({
    status: 'lost',
    filters: { issue: 'noindex', owner: 'me' },
    search: 'soil',
    sort: { column: 'checked', descending: true },
    isEverywhere: false,
  })
})

test.each([
  'status=nice',
  'issue=ugly',
  'owner=x',
  'sort=id;drop',
  'after=%7B',
  'after=[1]',
  'after=["a",1,2]',
])('%s is left out', (text) =>
  expect(read(text)).toEqual({
    status: null,
    filters: {},
    search: '',
    sort: { column: 'look', descending: false },
    isEverywhere: false,
    after: null,
  }),
)

test('a cursor survives the URL', () => {
  const cursor = { segment: 3, key: 'a.test', id: 12 }
  expect(read(`after=${encodeURIComponent(writeLinkCursor(cursor))}`).after).toEqual(cursor)
})

test('over all clients only the order of need is there', () => {
  expect(read('client=all&sort=-checked').sort.column).toBe('look')
})

test('a second click on a head turns the order', () => {
  expect(nextLinkSort('checked', read('').sort)).toBe('-checked')
  expect(nextLinkSort('checked', read('sort=-checked').sort)).toBe('checked')
  expect(nextLinkSort('source', read('').sort)).toBe('source')
})
