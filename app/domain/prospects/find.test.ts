import { STAGES } from '#db/vocabulary.ts'
import {
  allProspects,
  DAY,
  manyProspects,
  readAllPages,
  type ProspectRow,
} from '#tests/support/many-prospects.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { NotFound } from '../values/errors.ts'
import { countMatching } from './counting.server.ts'
import { readFilter, type Filter } from './filters.ts'
import { findPage } from './find.server.ts'
import type { GridQuery } from './grid-query.ts'
import { allMatching } from './matching.server.ts'
import { SORT_COLUMNS, type Sort } from './sorting.ts'

/** The same filters, said once more in the plainest way. */
function matches(row: ProspectRow, { field, op, values }: Filter, now: Date): boolean {
  const choose = (value: unknown) =>
    values.some((one) => (one === 'none' ? value === null : String(value) === one || one === value))
  const negate = (holds: boolean) => (op === 'not' ? !holds : holds)
  const compare = (value: number | null) =>
    value !== null && (op === 'min' ? value >= Number(values[0]) : value <= Number(values[0]))
  const aged = (at: Date | null) =>
    values[0] === 'none'
      ? at === null
      : at !== null && (op === 'over') === at.getTime() < now.getTime() - Number(values[0]) * DAY
  const contact = row.contact
  switch (field) {
    case 'stage':
    case 'tactic':
      return negate(choose(row[field]))
    case 'sequence':
      return negate(choose(row.sequenceState))
    case 'link':
      return negate(choose(row.linkStatus))
    case 'target':
      return negate(choose(row.targetPageId))
    case 'owner':
      return negate(values.includes('me') && row.ownerId !== null ? true : choose(row.ownerId))
    case 'tag':
      return negate(
        values.some((one) => (one === 'none' ? row.tagIds.length === 0 : row.tagIds.includes(Number(one)))),
      )
    case 'contact':
      return negate(
        values.some(
          (one) =>
            (one === 'none' && !contact) ||
            (one === 'some' && contact) ||
            (one === 'do_not_contact' && contact?.doNotContactAt) ||
            contact?.verification === one,
        ),
      )
    case 'next':
      return negate(
        values.some((one) =>
          one === 'person'
            ? row.nextNeedsPerson
            : one === 'nothing'
              ? row.nextAction === null
              : !row.nextNeedsPerson && row.nextAction !== null,
        ),
      )
    case 'score':
    case 'relevance':
    case 'authority':
      return compare(row[field])
    case 'domain':
      return row.domain.includes(values[0]!.toLowerCase())
    case 'touch':
      return aged(row.lastTouchAt)
    case 'added':
      return aged(row.createdAt)
    case 'import':
      return choose(row.importId)
    case 'site':
      return choose(row.siteId)
  }
}

function isFound(row: ProspectRow, search: string): boolean {
  const has = (text: string | null | undefined) => text?.toLowerCase().includes(search.toLowerCase()) ?? false
  const { contact } = row
  return has(row.domain) || has(row.pageTitle) || has(contact?.email) || has(contact?.firstName)
}

function valueOf(row: ProspectRow, { column }: Sort): string | number | null {
  if (column === 'stage') return STAGES.indexOf(row.stage)
  if (column === 'next') return row.nextActionAt?.getTime() ?? null
  if (column === 'touch') return row.lastTouchAt?.getTime() ?? null
  if (column === 'added') return row.createdAt.getTime()
  return row[column]
}

function plainly(
  rows: ProspectRow[],
  { filters, search, sort }: Omit<GridQuery, 'cursor'>,
  now: Date,
): number[] {
  const sign = sort.descending ? -1 : 1
  return rows
    .filter((row) => filters.every((filter) => matches(row, filter, now)))
    .filter((row) => search === '' || isFound(row, search))
    .toSorted((a, b) => {
      const [one, two] = [valueOf(a, sort), valueOf(b, sort)]
      if ((one === null) !== (two === null)) return one === null ? 1 : -1
      if (one !== null && two !== null && one !== two) return sign * (one < two ? -1 : 1)
      return sign * (a.id - b.id)
    })
    .map((row) => row.id)
}

const world = manyProspects()
const rows = allProspects(world)

const anyFilter = fc
  .constantFrom(
    'stage:is:ready',
    'stage:is:new,won,lost,contacted',
    'stage:not:declined,won',
    'tactic:is:broken_link,link_gap',
    'tactic:not:other',
    `target:is:${world.targetPageId}`,
    'target:not:none',
    'score:min:3',
    'relevance:max:1.5',
    'authority:min:1',
    'sequence:is:held,none',
    'sequence:is:waiting,active,held',
    'sequence:not:held',
    'link:is:lost,live,pending',
    'link:not:none',
    'contact:is:none',
    'contact:not:none',
    'contact:is:verified',
    'contact:not:do_not_contact',
    'next:is:person',
    'next:is:itself,nothing',
    'owner:is:me',
    'owner:is:none',
    'owner:not:me',
    `tag:is:${world.tagIds[0]}`,
    `tag:not:${world.tagIds.join(',')}`,
    'tag:is:none',
    'domain:has:soil',
    'domain:has:_',
    'touch:over:4',
    'touch:within:4',
    'touch:over:none',
    'added:within:3',
    'added:over:3',
  )
  .map((text) => readFilter(text)!)

const anyQuery = fc.record({
  filters: fc.uniqueArray(anyFilter, { maxLength: 3, selector: (filter) => filter.field }),
  search: fc.oneof(
    { weight: 3, arbitrary: fc.constant('') },
    fc.constantFrom('soil', 'Resources', 'ines', 'person1', 'x%y', 'so', 'zzz'),
  ),
  sort: fc.record({ column: fc.constantFrom(...SORT_COLUMNS), descending: fc.boolean() }),
})

test.each([
  ['gathered by the index of a filter', 5_000],
  ['walked along the index of the sort', -1],
  ['gathered by several filters together', 20],
])(
  'every page, forwards and back, is what a plain look at all rows gives, when %s',
  (_, gatherAtMost) => {
    fc.assert(
      fc.property(anyQuery, fc.integer({ min: 12, max: 60 }), (query, pageSize) => {
        // Two letters of a contact's name are looked for at the start of the address only.
        fc.pre(!(query.search === 'so'))
        const expected = plainly(rows, query, world.scope.now)
        const { pages, back } = readAllPages(world, query, { gatherAtMost, pageSize })
        expect(pages.flatMap((page) => page.ids)).toEqual(expected)
        expect(back.flatMap((page) => page.ids).slice(-expected.length || undefined)).toEqual(expected)
        expect(pages[0]!.count).toBe(expected.length)
        let before = 0
        for (const page of pages) {
          expect(page.at).toBe(before)
          before += page.ids.length
        }
        expect(countMatching(world.scope, { projectId: world.projectId, query })).toEqual({
          count: expected.length,
          isMore: false,
        })
        const all = allMatching(world.scope, { projectId: world.projectId, query, atMost: 1_000 })
        expect(all.toSorted((a, b) => a - b)).toEqual(expected.toSorted((a, b) => a - b))
      }),
      { numRuns: 150 },
    )
  },
  30_000,
)

test('a search of two letters finds the domain', () => {
  const query = {
    filters: [],
    search: 'so',
    sort: { column: 'domain', descending: false },
    cursor: null,
  } as const
  const { ids } = findPage(world.scope, {
    projectId: world.projectId,
    query: { ...query, filters: [] },
    pageSize: 5,
  })
  expect(ids.length).toBeGreaterThan(0)
})

test('another workspace’s project is not found', () => {
  const theirs = freshWorkspace({ db: world.db, email: 'other@client.test' })
  const query: GridQuery = {
    filters: [],
    search: '',
    sort: { column: 'score', descending: true },
    cursor: null,
  }
  expect(() => findPage(theirs.scope, { projectId: world.projectId, query, pageSize: 5 })).toThrow(NotFound)
  expect(findPage(theirs.scope, { projectId: theirs.projectId, query, pageSize: 5 }).count).toBe(0)
})
