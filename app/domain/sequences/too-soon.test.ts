import { outbox } from '#db/tables/outreach.ts'
import {
  addTestProspect,
  enrolmentOf,
  freshCampaign,
  prospectNow,
  stepRow,
  type Campaign,
} from '#tests/support/campaign.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { setFatigueLimits } from '../outbox/fatigue.server.ts'
import { setDue } from '../outbox/queue.server.ts'
import { addProject } from '../projects/projects.server.ts'
import { applicants } from './applicants.server.ts'
import { claim } from './claim.server.ts'
import { createSequence } from './edit-sequence.server.ts'
import { enrol } from './enrol.server.ts'
import { launch } from './launch.server.ts'
import { getTooSoon, letTooSoonGo } from './too-soon.server.ts'
import { writeOpener } from './write-opener.server.ts'

/** Somebody of the site had the first message of a sequence on 12 May at nine. */
function firstLeft(world: Campaign, prospectId: number): void {
  const at = new Date('2026-05-12T09:00:00Z')
  const values = { state: 'sent', mayHaveLeftAt: at, sentAt: at } as const
  const { id } = stepRow(world, enrolmentOf(world, prospectId).id, 1)!
  world.db.update(outbox).set(values).where(eq(outbox.id, id)).run()
}

/** The sequence of another client of the team, with a prospect at the same site. */
function otherClient(world: Campaign, email: string) {
  const { scope, mailboxId } = world
  const { id: projectId } = addProject(scope, {
    name: 'Other client',
    siteUrl: 'https://other.test/',
    targetUrls: ['https://other.test/a'],
    competitors: [],
    brands: [],
  })
  const { id: sequenceId } = createSequence(scope, { projectId, name: 'Second', mailboxId, templateIds: [3] })
  const prospect = addTestProspect(scope, { projectId, domain: 'tilth.example', email })
  return { sequenceId, projectId, prospectId: prospect.id }
}

test('the limits hold over all projects when somebody is enrolled, and a manager lifts them with a reason', () => {
  const world = freshCampaign()
  const { scope, projectId, sequenceId } = world
  const first = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  enrol(scope, { sequenceId, prospectIds: [first.id] })
  firstLeft(world, first.id)

  const other = otherClient(world, 'otto@tilth.example')
  const chosen = { sequenceId: other.sequenceId, prospectIds: [other.prospectId] }
  expect(applicants(scope, chosen)[0]!.refusal).toBeNull()

  setFatigueLimits(scope, { days: 30, perPerson: 1, perSite: 1 })
  expect(enrol(scope, chosen)).toMatchObject({
    enrolled: 0,
    refused: [
      {
        refusal: {
          because:
            'Too soon: a first message went to Pia Solberg on 12 May for Client; the limit is 1 to a site in 30 days; again from 11 Jun',
        },
      },
    ],
  })
  expect(enrol({ ...scope, now: new Date('2026-06-11T10:00:00Z') }, chosen)).toMatchObject({ enrolled: 1 })
})

test('with a reason they are enrolled all the same, and the reason is kept', () => {
  const world = freshCampaign()
  const { scope, projectId, sequenceId } = world
  const first = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  enrol(scope, { sequenceId, prospectIds: [first.id] })
  setFatigueLimits(scope, { days: 30, perPerson: 1, perSite: 1 })
  const other = otherClient(world, 'otto@tilth.example')
  const chosen = { sequenceId: other.sequenceId, prospectIds: [other.prospectId] }
  expect(applicants(scope, chosen)[0]!.refusal?.because).toContain(
    'a first message waits to go to Pia Solberg',
  )
  expect(enrol(scope, { ...chosen, tooSoonAllowedBecause: 'Otto asked for it' })).toMatchObject({
    enrolled: 1,
  })
  expect(enrolmentOf(world, other.prospectId).tooSoonAllowedBecause).toBe('Otto asked for it')
})

test('somebody enrolled before the limit was reached waits in the claim, says why, and goes when let go', () => {
  const world = freshCampaign()
  const { scope, projectId, sequenceId } = world
  const [first, second] = ['pia@tilth.example', 'otto@tilth.example'].map((email) =>
    addTestProspect(scope, {
      projectId,
      domain: email === 'pia@tilth.example' ? 'tilth.example' : 'b.example',
      email,
    }),
  )
  enrol(scope, { sequenceId, prospectIds: [first!.id, second!.id] })
  launch(scope, { sequenceId })
  const enrolmentId = enrolmentOf(world, second!.id).id
  writeOpener(scope, { enrolmentId, opener: 'Your list helped us.' })
  setFatigueLimits(scope, { days: 30, perPerson: null, perSite: 1 })
  firstLeft(world, first!.id)

  // Otto stands at another site, but his address is of the organisation that heard from us.
  const outboxId = stepRow(world, enrolmentId, 1)!.id
  setDue(scope, { outboxId, dueAt: scope.now })
  const claimed = claim(scope, { outboxId, workerId: 'one' })
  expect(claimed).toMatchObject({
    ok: false,
    answer: { do: 'later', until: new Date('2026-06-11T09:00:00Z') },
  })
  if (!claimed.ok && claimed.answer.do === 'later') setDue(scope, { outboxId, dueAt: claimed.answer.until })
  expect(getTooSoon(scope, { sequenceId, enrolmentId }).because).toContain(
    'A first message went to Pia Solberg',
  )

  letTooSoonGo(scope, { sequenceId, enrolmentId, because: 'They know each other' })
  expect(prospectNow(world, second!.id).nextAction).toMatch(/^Step 1 goes out/)
  setDue(scope, { outboxId, dueAt: scope.now })
  expect(
    claim({ ...scope, now: new Date('2026-05-13T10:00:00Z') }, { outboxId, workerId: 'one' }),
  ).toMatchObject({
    answer: { do: 'wait' },
  })
  expect(() => letTooSoonGo(scope, { sequenceId, enrolmentId, because: 'again' })).toThrow('No first message')
})
