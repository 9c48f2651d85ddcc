import { manyProspects, readAllPages } from '#tests/support/many-prospects.ts'
import { expect, test } from 'vitest'
import { readFilter } from './filters.ts'
import { SORT_COLUMNS } from './sorting.ts'
import { VIEWS } from './views.ts'

const world = manyProspects()

/** Every statement that `work` runs, as SQLite plans it. */
function plansOf(work: () => void): string[] {
  const client = world.db.$client
  const statements = new Set<string>()
  const prepare = client.prepare.bind(client)
  client.prepare = ((source: string) => {
    statements.add(source)
    return prepare(source)
  }) as typeof client.prepare
  try {
    work()
  } finally {
    client.prepare = prepare
  }
  return [...statements]
    .filter((source) => /\bfrom "?prospects/.test(source))
    .map((source) => {
      const holes = source.split('?').length - 1
      const steps = prepare(`explain query plan ${source}`).all(...Array<null>(holes).fill(null))
      return `${source}\n${(steps as { detail: string }[]).map((step) => step.detail).join('\n')}`
    })
}

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
    const plans = plansOf(() => {
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
