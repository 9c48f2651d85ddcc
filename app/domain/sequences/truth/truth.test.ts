import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { messages } from '#db/tables/inbox.ts'
import { links } from '#db/tables/links.ts'
import { prospects } from '#db/tables/prospects.ts'
import { tasks } from '#db/tables/tasks.ts'
import { truthChecks } from '#db/tables/truth.ts'
import { addTestProspect, enrolmentOf, freshCampaign, prospectNow, stepRow } from '#tests/support/campaign.ts'
import { kindWeb } from '#tests/support/kind-web.ts'
import { openThread } from '../../outbox/threads.server.ts'
import { claim } from '../claim.server.ts'
import { enrol } from '../enrol.server.ts'
import { resumeEnrolment } from '../hold.server.ts'
import { readOutlook } from '../outlook/read-outlook.server.ts'
import { whyNotSending } from '../outlook/why-not.server.ts'
import { launch } from '../launch.server.ts'
import { writeOpener } from '../write-opener.server.ts'
import { checkTruthDue } from './check-due.server.ts'
import type { Ask } from './look.server.ts'

const START = new Date('2026-05-12T09:00:00Z')
const WELL = kindWeb({ linking: 'https://old.example/guide' })
const MINUTE = 60_000

function onTheWay() {
  const world = freshCampaign({ now: START })
  const { scope, projectId, sequenceId } = world
  const prospect = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  launch(scope, { sequenceId })
  enrol(scope, { sequenceId, prospectIds: [prospect.id] })
  const enrolmentId = enrolmentOf(world, prospect.id).id
  writeOpener(scope, { enrolmentId, opener: 'Your table of ratios helped us.' })
  const row = () => stepRow(world, enrolmentId, 1)!
  const at = (minutes: number) => ({ ...scope, now: new Date(row().dueAt.getTime() + minutes * MINUTE) })
  const look = (minutes: number, ask: Ask = WELL, workerId = 'one') =>
    checkTruthDue(at(minutes), { workerId, ask, tell: () => at(minutes) })
  const mayGo = (minutes: number) => {
    const now = at(minutes)
    world.db.$client.prepare('update mailboxes set last_sync_at = ?').run(now.now.getTime())
    const result = claim(now, { outboxId: row().id, workerId: 'one' })
    return result.ok ? 'go' : result.answer.do
  }
  return { ...world, prospectId: prospect.id, siteId: prospect.siteId, enrolmentId, row, at, look, mayGo }
}

test('a step does not leave before its reason was looked at, which is done ahead of time', async () => {
  const world = onTheWay()
  expect(await world.look(-180)).toBe(0)
  expect(world.mayGo(1)).toBe('look')
  expect(await world.look(-90)).toBe(1)
  expect(await world.look(-80)).toBe(0)
  expect(world.db.select().from(truthChecks).all()).toMatchObject([
    { finding: 'true', stepNumber: 1, asked: [{ what: 'page' }, { what: 'dead_link' }] },
  ])
  expect(world.mayGo(1)).toBe('go')
})

test('a reason that is gone holds the step for good: going on only has it looked at anew', async () => {
  const world = onTheWay()
  const alive: Ask = {
    ...WELL,
    checkTarget: (finalUrl) =>
      Promise.resolve({
        state: 'alive',
        cause: null,
        because: 'the page answers 200',
        checked: ['GET 200'],
        finalUrl,
      }),
  }
  await world.look(-60, alive)
  expect(prospectNow(world, world.prospectId).nextAction).toBe(
    'Held: the dead link works again: the page answers 200',
  )
  expect(whyNotSending(world.at(-59), { projectId: world.projectId })).toContainEqual(
    expect.objectContaining({ says: 'The dead link works again', where: 'Compost', count: 1 }),
  )
  resumeEnrolment(world.at(-50), { enrolmentId: world.enrolmentId })
  const planned = readOutlook(world.at(-49), { projectId: world.projectId })
  expect(planned.sequences).toMatchObject([{ label: 'Compost', total: 2 }])
  expect(world.mayGo(1)).toBe('look')
  await world.look(1, alive)
  expect(world.mayGo(2)).toBe('gone')
  expect(enrolmentOf(world, world.prospectId)).toMatchObject({ state: 'held', heldFor: 'person' })
  resumeEnrolment(world.at(3), { enrolmentId: world.enrolmentId })
  await world.look(3)
  expect(world.mayGo(4)).toBe('go')
})

test('what cannot be read is read once more, then a person is asked, once', async () => {
  const world = onTheWay()
  const blocked: Ask = {
    ...WELL,
    checkTarget: (finalUrl) =>
      Promise.resolve({
        state: 'uncertain',
        cause: '403',
        because: 'the page answers 403',
        checked: ['GET 403'],
        finalUrl,
      }),
  }
  await world.look(-60, blocked)
  expect(enrolmentOf(world, world.prospectId).state).toBe('active')
  expect(await world.look(-55, blocked)).toBe(0)
  expect(await world.look(-49, blocked)).toBe(1)
  expect(enrolmentOf(world, world.prospectId)).toMatchObject({
    state: 'held',
    because: 'Nobody can tell whether the dead link is dead: the page answers 403',
  })
  resumeEnrolment(world.at(-40), { enrolmentId: world.enrolmentId })
  expect(await world.look(1, blocked)).toBe(0)
  expect(world.mayGo(1)).toBe('go')
})

test('a link that is there before the first step stops the sequence and is watched; there is nobody to thank', async () => {
  const world = onTheWay()
  const linked: Ask = {
    ...WELL,
    async observe(promised) {
      const seen = await WELL.observe(promised)
      const link = {
        href: '/',
        resolved: 'https://client.test/guide',
        anchor: 'a guide',
        first_anchor: 'a guide',
        rel: [],
        position: 'content' as const,
        occurrences: 1,
      }
      return { ...seen, observation: { ...seen.observation, verdict: 'live', link } }
    },
  }
  await world.look(-60, linked)
  expect(enrolmentOf(world, world.prospectId)).toMatchObject({
    state: 'stopped',
    because: 'Their page links to us already: https://client.test/guide',
  })
  expect(world.row().state).toBe('cancelled')
  expect(world.db.select().from(links).all()).toMatchObject([
    { prospectId: world.prospectId, status: 'pending', targetUrl: 'https://client.test/guide' },
  ])
  expect(world.db.select().from(tasks).all()).toEqual([])
})

test('two workers never look at the same step, and a look that died is made again', async () => {
  const world = onTheWay()
  const dies: Ask = { ...WELL, observe: () => Promise.reject(new Error('killed')) }
  await expect(world.look(-60, dies)).rejects.toThrow('killed')
  expect(await world.look(-59, WELL, 'two')).toBe(0)
  expect(await world.look(-54, WELL, 'two')).toBe(1)
  expect(world.db.select().from(truthChecks).all()).toMatchObject([{ finding: 'true', looks: 2 }])
})

test('what the message says was changed: it is looked at anew', async () => {
  const world = onTheWay()
  await world.look(-60)
  world.db
    .update(prospects)
    .set({ facts: { deadUrl: 'https://other.example/' } })
    .where(eq(prospects.id, world.prospectId))
    .run()
  expect(world.mayGo(1)).toBe('look')
  expect(await world.look(2)).toBe(1)
  expect(world.row().heldBecause).toBe('Their page no longer has the dead link https://other.example/')
})

test('anybody of their organisation who wrote holds it, until a person has read that', async () => {
  const world = onTheWay()
  await world.look(-60)
  const thread = openThread(world.scope, {
    mailboxId: world.mailboxId,
    subject: 'Something else',
    siteId: world.siteId,
    state: 'to_answer',
  })
  world.db
    .insert(messages)
    .values({
      workspaceId: world.scope.workspaceId,
      threadId: thread.id,
      mailboxId: world.mailboxId,
      direction: 'in',
      kind: 'reply',
      inReplyTo: [],
      references: [],
      attachments: [],
      fromAddress: 'bo@tilth.example',
      toAddress: 'anna@client.test',
      subject: 'Something else',
      at: START,
      text: 'Hello',
      visibleText: 'Hello',
      createdAt: START,
    })
    .run()
  expect(world.mayGo(1)).toBe('hold')
  resumeEnrolment(world.at(2), { enrolmentId: world.enrolmentId })
  expect(world.mayGo(3)).toBe('go')
})
