import { manyProspects } from '#tests/support/many-prospects.ts'
import { STAGES_EXIT, STAGES_FORWARD } from '#db/vocabulary.ts'
import { expect, test } from 'vitest'
import { boardOf, countOtherSide } from './board.server.ts'
import { countMatching } from './counting.server.ts'
import { readFilter } from './filters.ts'
import { findPage } from './find.server.ts'
import { DEFAULT_SORT } from './sorting.ts'

const world = manyProspects()
const { scope, projectId } = world

test.each([
  { name: 'everything', filters: [], search: '' },
  { name: 'one tactic', filters: ['tactic:is:link_gap,broken_link'], search: '' },
  { name: 'a stage', filters: ['stage:is:ready'], search: '' },
  { name: 'a search', filters: [], search: 'soil' },
])('the board of $name shows what the list shows, stage by stage', ({ filters, search }) => {
  const query = { filters: filters.map((text) => readFilter(text)!), search }
  for (const withExits of [false, true]) {
    const columns = boardOf(scope, { projectId, query, withExits })
    expect(columns.map((column) => column.stage)).toEqual(withExits ? STAGES_EXIT : STAGES_FORWARD)
    for (const { stage, count, cards } of columns) {
      const asked = { ...query, filters: [...query.filters, readFilter(`stage:is:${stage}`)!] }
      const list = findPage(scope, {
        projectId,
        query: { ...asked, sort: DEFAULT_SORT, cursor: null },
        pageSize: 25,
      })
      expect(cards.map((card) => card.id)).toEqual(list.ids)
      expect(count).toBe(list.count)
    }
    const all = columns.reduce((sum, column) => sum + column.count, 0)
    const other = countOtherSide(scope, { projectId, query, withExits })
    expect(all + other.count).toBe(countMatching(scope, { projectId, query }).count)
  }
})
