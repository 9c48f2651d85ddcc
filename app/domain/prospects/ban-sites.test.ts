import { addTestProspect, freshCampaign, prospectNow } from '#tests/support/campaign.ts'
import { expect, test } from 'vitest'
import { applicants } from '../sequences/applicants.server.ts'
import { listBlacklist, unban } from '../sites/blacklist.server.ts'
import { addByHand } from './add-by-hand.server.ts'
import { banSites } from './ban-sites.server.ts'
import { moveStage } from './move-stage.server.ts'

const TYPED = { pageTitle: null, tactic: 'other', targetPageId: null, note: null, email: null } as const
const NOBODY = { firstName: null, lastName: null }

test('what is on the blacklist is disqualified while nobody wrote to it, is not added, and is not enrolled', () => {
  const world = freshCampaign()
  const { scope, projectId, sequenceId } = world
  const open = addTestProspect(scope, { projectId, domain: 'farm.example' })
  const talking = addTestProspect(scope, { projectId, domain: 'royalcasino.example' })
  const fine = addTestProspect(scope, { projectId, domain: 'fine.example' })
  moveStage(scope, { prospectId: talking.id, to: 'contacted', because: 'test' })

  const banned = banSites(scope, { text: 'farm.example\n*casino*', reason: 'sells links', origin: 'Anna' })
  expect(banned).toEqual({ ok: true, count: 2, disqualified: 1 })
  expect(prospectNow(world, open.id)).toMatchObject({
    stage: 'disqualified',
    stageBecause: 'on the blacklist: sells links',
  })
  expect(prospectNow(world, talking.id).stage).toBe('contacted')
  expect(prospectNow(world, fine.id).stage).toBe('new')
  expect(addByHand(scope, { ...TYPED, ...NOBODY, projectId, page: 'www.farm.example/page' })).toEqual({
    ok: false,
    reason: 'banned',
    because: 'on the blacklist: sells links',
  })
  const refusalOf = () =>
    applicants(scope, { sequenceId, prospectIds: [talking.id] })[0]!.refusal?.because ?? null
  expect(refusalOf()).toBe('On the blacklist: sells links (*casino*)')

  const { rows } = listBlacklist(scope, { pageSize: 10, search: 'casino' })
  unban(scope, { id: rows[0]!.id })
  expect(refusalOf()).toBeNull()
})

test('a line that is neither site, address nor pattern is named, and nothing is added', () => {
  const { scope } = freshCampaign()
  expect(banSites(scope, { text: 'farm.example\n*', reason: 'x', origin: 'Anna' })).toEqual({
    ok: false,
    reason: 'unreadable',
    unusable: ['*'],
  })
  expect(listBlacklist(scope, { pageSize: 10 }).rows).toEqual([])
})
