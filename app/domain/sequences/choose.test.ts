import { prospects } from '#db/tables/prospects.ts'
import { addTestProspect, freshCampaign } from '#tests/support/campaign.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { chosenProspects } from './choose.server.ts'

function world() {
  const { scope, db, projectId } = freshCampaign()
  const ids = ['a.example', 'b.example', 'c.example'].map(
    (domain) => addTestProspect(scope, { projectId, domain }).id,
  )
  db.update(prospects).set({ stage: 'declined' }).where(eq(prospects.id, ids[2]!)).run()
  return {
    ids,
    ask: (query: string) => chosenProspects(scope, { projectId, params: new URLSearchParams(query) }),
  }
}

test('a link chooses by ids, by the ticks of the grid, by its filters, or leaves the choice to us', () => {
  const { ids, ask } = world()
  const [a, b, c] = ids
  expect(ask(`prospects=${a},${c},${c},x`)).toEqual({ ids: [a, c], isChosen: true, isCut: false })
  expect(ask(`id=${a}&id=${b}`).ids).toEqual([a, b])
  expect(ask(`id=${a}&all=yes`).ids.sort()).toEqual([...ids].sort())
  expect(ask('q=b.example')).toMatchObject({ ids: [b], isChosen: true })
  expect(ask('')).toEqual({ ids: [a, b], isChosen: false, isCut: false })
})
