import { readBulkChange } from '#app/domain/prospects/bulk.ts'
import { readFilter } from '#app/domain/prospects/filters.ts'
import { readGridQuery, withTypedFilter } from '#app/domain/prospects/grid-query.ts'
import { expect, test } from 'vitest'
import { bulkWords } from './bulk-words.ts'
import { filterWords } from './filter-words.ts'
import { carried, listSearch, sameList } from './list-url.ts'

const CHOICES = {
  people: [{ id: 4, name: 'Anna Reyes' }],
  tags: [{ id: 7, name: 'uk' }],
  targets: [{ id: 9, name: '/guides/compost' }],
}

test.each([
  ['stage:is:ready,new', 'Stage is Ready, New'],
  ['stage:not:disqualified', 'Stage is not Disqualified'],
  ['score:min:60', 'Score at least 60'],
  ['target:is:9', 'Target page is /guides/compost'],
  ['owner:is:me,4,none', 'Owner is Me, Anna Reyes, Nobody'],
  ['tag:is:7', 'Tag is uk'],
  ['touch:over:28', 'Last touch longer ago than 28 days'],
  ['touch:within:none', 'Last touch is never'],
  ['contact:is:none', 'Contact is Nobody'],
  ['domain:has:garden', 'Domain contains garden'],
  ['import:is:3', 'Import is 3'],
])('%s reads "%s"', (text, words) => {
  const { field, operator, value } = filterWords(readFilter(text)!, CHOICES)
  expect(`${field} ${operator} ${value}`).toBe(words)
})

test('changing one thing of the list keeps the rest and starts at its first page', () => {
  const params = new URLSearchParams('f=stage:is:ready&q=soil&sort=domain&after=[0,1,2,50]&say=x&_routes=y')
  const read = (search: string) => readGridQuery(new URLSearchParams(search))
  expect(read(listSearch(params, { sort: { column: 'score', descending: false } }))).toMatchObject({
    filters: [{ field: 'stage' }],
    search: 'soil',
    sort: { column: 'score', descending: false },
    cursor: null,
  })
  expect(read(listSearch(params, { filters: [], search: '' }))).toMatchObject({ filters: [], search: '' })
  expect(listSearch(new URLSearchParams('f=stage:is:ready'), { filters: [] })).toBe('')
  expect(new URLSearchParams(sameList(params)).get('after')).toBe('[0,1,2,50]')
  expect(carried(params, ['q'])).toEqual([
    ['f', 'stage:is:ready'],
    ['sort', 'domain'],
  ])
})

test('the form of a filter becomes one filter of the list, in the place of the one it changes', () => {
  const typed = (query: string) => withTypedFilter(new URLSearchParams(query))?.getAll('f')
  expect(typed('f=score:min:60&field=stage&op=is&value=ready&value=new')).toEqual([
    'score:min:60',
    'stage:is:ready,new',
  ])
  expect(typed('f=score:min:60&f=stage:is:new&field=score&op=max&value=20&instead=score:min:60')).toEqual([
    'stage:is:new',
    'score:max:20',
  ])
  expect(typed('f=stage:is:new&field=score&op=min&value=')).toEqual(['stage:is:new'])
  expect(withTypedFilter(new URLSearchParams('f=stage:is:new'))).toBeNull()
})

test.each([
  ['stage:ready', '', { kind: 'stage', to: 'ready' }],
  ['stage:sold', '', null],
  ['owner:4', '', { kind: 'owner', ownerId: 4 }],
  ['owner:none', '', { kind: 'owner', ownerId: null }],
  ['owner:x', '', null],
  ['tag', ' uk ', { kind: 'tag', name: 'uk' }],
  ['untag', 'uk', { kind: 'untag', name: 'uk' }],
  ['tag', ' ', null],
  ['', '', null],
])('the button "%s" with "%s" asks for %o', (button, tag, change) => {
  expect(readBulkChange(button, tag)).toEqual(change)
})

test('the toast says what was done to how many', () => {
  expect(bulkWords({ kind: 'stage', to: 'ready' }, 1, CHOICES)).toBe('1 prospect moved to Ready.')
  expect(bulkWords({ kind: 'owner', ownerId: 4 }, 12408, CHOICES)).toBe(
    '12,408 prospects given to Anna Reyes.',
  )
  expect(bulkWords({ kind: 'owner', ownerId: null }, 2, CHOICES)).toBe('2 prospects without an owner now.')
  expect(bulkWords({ kind: 'tag', name: 'uk' }, 0, CHOICES)).toBe('Nothing was changed: it is so already.')
})
