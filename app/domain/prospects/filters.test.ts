import { expect, test } from 'vitest'
import { areSameFilters, readFilter, writeFilter } from './filters.ts'
import { readGridQuery, searchText, writeGridQuery } from './grid-query.ts'
import { DEFAULT_SORT, nextSort, readCursor, readSort, segmentsOf } from './sorting.ts'
import { viewOf, VIEWS } from './views.ts'

test.each([
  'stage:is:ready',
  'stage:not:disqualified,declined',
  'tactic:is:broken_link',
  'score:min:60',
  'authority:max:12.5',
  'sequence:is:held,none',
  'link:is:lost',
  'owner:is:me,4,none',
  'tag:not:12',
  'contact:is:none',
  'contact:is:verified,do_not_contact',
  'next:is:person',
  'domain:has:garden:8080',
  'touch:over:28',
  'touch:over:none',
  'added:within:7',
  'import:is:3',
])('%s is read and written back', (text) => {
  expect(writeFilter(readFilter(text)!)).toBe(text)
})

test.each([
  ['an unknown field', 'colour:is:red'],
  ['a field of the prototype', 'constructor:is:x'],
  ['an operator of another field', 'stage:min:3'],
  ['a value outside the list', 'stage:is:sold'],
  ['no value', 'stage:is:'],
  ['an id that is none', 'owner:is:1 or 1=1'],
  ['a number that is none', 'score:min:sixty'],
  ['several numbers', 'score:min:1,2'],
  ['not a filter at all', 'stage'],
])('%s is left out', (_, text) => {
  expect(readFilter(text)).toBeNull()
})

test('of several values the unusable and the repeated are left out', () => {
  expect(readFilter('stage:is:ready,sold,ready,new')).toEqual({
    field: 'stage',
    op: 'is',
    values: ['ready', 'new'],
  })
})

test('a whole query is in the URL, defaults are not', () => {
  const url = 'f=stage%3Ais%3Aready&f=score%3Amin%3A60&q=soil&sort=domain'
  const query = readGridQuery(new URLSearchParams(url))
  expect(query.filters).toHaveLength(2)
  expect(query).toMatchObject({ search: 'soil', sort: { column: 'domain', descending: false }, cursor: null })
  expect(writeGridQuery(query).toString()).toBe(url)
  expect(writeGridQuery({ filters: [], search: '', sort: DEFAULT_SORT }).toString()).toBe('')
})

test('a cursor survives the URL', () => {
  const cursor = { direction: 'after', segment: 0, key: 71, id: 12, at: 50 } as const
  const params = writeGridQuery({ cursor })
  expect(readGridQuery(new URLSearchParams(params.toString())).cursor).toEqual(cursor)
})

test.each([
  '',
  'x',
  '{}',
  '[0]',
  '[9,1,1,1]',
  '[0,null,1,1]',
  '[0,{"a":1},1,1]',
  '[-1,1,1,1]',
  '[0,1,1.5,1]',
])('a cursor %o that nobody wrote means the first page', (text) => {
  expect(readCursor('after', text, DEFAULT_SORT)).toBeNull()
})

test('sorting knows its columns only', () => {
  expect(readSort('-domain')).toEqual({ column: 'domain', descending: true })
  expect(readSort('password')).toEqual(DEFAULT_SORT)
  expect(readSort(null)).toEqual(DEFAULT_SORT)
})

test('a first click on a head shows the highest or A, a second turns round', () => {
  expect(nextSort('authority', DEFAULT_SORT)).toEqual({ column: 'authority', descending: true })
  expect(nextSort('domain', DEFAULT_SORT)).toEqual({ column: 'domain', descending: false })
  expect(nextSort('score', DEFAULT_SORT)).toEqual({ column: 'score', descending: false })
})

test('stages are sorted by their meaning, not by the alphabet', () => {
  const [first, second] = segmentsOf({ column: 'stage', descending: false })
  expect([first, second]).toEqual([
    { kind: 'equal', value: 'new' },
    { kind: 'equal', value: 'qualified' },
  ])
})

test('a view is known by its filters in any order', () => {
  const needsContact = VIEWS.find((view) => view.name === 'Needs a contact')!
  expect(needsContact.filters).toHaveLength(2)
  expect(viewOf(needsContact.filters.toReversed())?.name).toBe('Needs a contact')
  expect(viewOf([readFilter('stage:is:ready')!, readFilter('score:min:60')!])).toBeUndefined()
  expect(areSameFilters([readFilter('stage:is:new,ready')!], [readFilter('stage:is:ready,new')!])).toBe(true)
})

test('of a pasted address only the host is searched for', () => {
  expect(searchText('https://www.soilschool.example/resources')).toBe('soilschool.example')
  expect(searchText('soil school')).toBe('soil school')
})
