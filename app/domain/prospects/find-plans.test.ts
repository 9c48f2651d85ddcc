import { manyProspects, readAllPages } from '#tests/support/many-prospects.ts'
import { plansOf } from '#tests/support/plans.ts'
import { expect, test } from 'vitest'
import { readFilter } from './filters.ts'
import { SORT_COLUMNS } from './sorting.ts'
import { VIEWS } from './views.ts'

const world = manyProspects()

const QUERIES: { name: string; filters: string[]; search?: string }[] = [
  { name: 'nothing', filters: [] },
  ...VIEWS.map((view) => ({
    name: view.name,
    filters: view.filters.map((filter) => `${filter.field}:${filter.op}:${filter.values.join(',')}`),
  })),
  ...[
    'stage:not:declined',
    'tactic:is:link_gap',
    'target:is:1',
    'score:min:60',
    'relevance:max:10',
    'authority:min:30',
    'sequence:is:held,none',
    'link:is:lost',
    'contact:is:verified',
    'next:is:person',
    'owner:is:me',
    'owner:is:none',
    'tag:is:1',
    'domain:has:soil',
    'touch:over:28',
    'added:within:7',
    'import:is:1',
    'site:is:1',
  ].map((filter) => ({ name: filter, filters: [filter] })),
  { name: 'a search', filters: [], search: 'soil' },
  { name: 'a short search', filters: [], search: 'so' },
  { name: 'a search in a view', filters: ['stage:is:ready', 'tactic:is:link_gap'], search: 'soil' },
]

test.each(QUERIES)(
  'no plan of "$name" scans or sorts the table, whatever the sort',
  ({ filters, search = '' }) => {
    const plans = plansOf(world.db, () => {
      for (const column of SORT_COLUMNS)
        for (const descending of [true, false])
          for (const gatherAtMost of [5_000, 20, -1])
            readAllPages(
              world,
              { filters: filters.map((filter) => readFilter(filter)!), search, sort: { column, descending } },
              { gatherAtMost, pageSize: 40 },
            )
    })
    expect(plans.length).toBeGreaterThan(0)
    for (const plan of plans) {
      expect(plan).not.toMatch(/TEMP B-TREE/)
      expect(plan).not.toMatch(/SCAN (prospects|contacts|prospect_tags|sites)\b/)
    }
  },
)
