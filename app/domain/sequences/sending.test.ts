import { activities } from '#db/tables/activity.ts'
import { threads } from '#db/tables/inbox.ts'
import { outbox } from '#db/tables/outreach.ts'
import { contacts, suppressions } from '#db/tables/sites.ts'
import {
  addTestProspect,
  enrolmentOf,
  freshCampaign,
  prospectNow,
  stepRow,
  type Campaign,
} from '#tests/support/campaign.ts'
import { reasonsHold } from '#tests/support/kind-web.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { cancelOne } from '../outbox/queue.server.ts'
import { fileOutgoing } from '../outbox/threads.server.ts'
import { claim } from './claim.server.ts'
import { composeStep } from './compose-step.server.ts'
import { decideDoubtful } from './decide-doubtful.server.ts'
import { enrol } from './enrol.server.ts'
import { holdEnrolment, pauseFor, resumeEnrolment } from './hold.server.ts'
import { launch } from './launch.server.ts'
import { stepSent } from './step-sent.server.ts'
import { sequenceWork } from './send-work.server.ts'
import { optOut, stopForBounce, stopForReply } from './stop.server.ts'
import { writeOpener } from './write-opener.server.ts'

const START = new Date('2026-05-12T08:00:00Z')

function onTheWay(domain = 'tilth.example') {
  const world = freshCampaign({ now: START })
  return { ...world, ...addToCampaign(world, domain) }
}

function addToCampaign(world: Campaign, domain: string, email?: string) {
  const { scope, projectId, sequenceId } = world
  const prospect = addTestProspect(scope, { projectId, domain, ...(email && { email }) })
  launch(scope, { sequenceId })
  enrol(scope, { sequenceId, prospectIds: [prospect.id] })
  const enrolmentId = enrolmentOf(world, prospect.id).id
  writeOpener(scope, { enrolmentId, opener: 'Your table of ratios helped us.' })
  return { prospectId: prospect.id, contactId: prospect.contactId!, enrolmentId }
}

/** Does what the sender does when the server has taken a message. */
function leaves(
  world: Campaign,
  enrolmentId: number,
  step: number,
  at: Date,
  state: 'sent' | 'unknown' = 'sent',
) {
  const scope = { ...world.scope, now: at }
  const outboxId = stepRow(world, enrolmentId, step)!.id
  const composed = composeStep(scope, { outboxId })
  if (!composed.ok) throw new Error(composed.heldBecause)
  const { ok: _ok, ...content } = composed
  world.db
    .update(outbox)
    .set({
      ...content,
      state,
      messageId: `m${step}@client.test`,
      mayHaveLeftAt: at,
      sentAt: state === 'sent' ? at : null,
    })
    .where(eq(outbox.id, outboxId))
    .run()
  fileOutgoing(scope, { outboxId })
  stepSent(scope, { outboxId })
  return composed
}

test('the first message moves the prospect to Contacted and plans the second, five working days on, in the thread', () => {
  const world = onTheWay()
  const { enrolmentId, prospectId } = world
  const first = leaves(world, enrolmentId, 1, new Date('2026-05-12T08:40:00Z'))
  expect(first).toMatchObject({
    subject: 'Dead link on “Links and reading”',
    text: 'Hi Pia,\n\nYour table of ratios helped us.\n\nhttps://old.example/guide is dead.',
    inReplyTo: null,
    references: [],
  })
  expect(first.html).toContain('<a href="https://old.example/guide">')

  const enrolment = enrolmentOf(world, prospectId)
  expect(enrolment).toMatchObject({ state: 'waiting', stepsSent: 1, heldFor: null })
  expect(enrolment.threadId).not.toBeNull()
  expect(prospectNow(world, prospectId)).toMatchObject({
    stage: 'contacted',
    stageBecause: 'step 1 was sent from anna@client.test',
    sequenceState: 'waiting',
    sequenceStep: '2/3',
    lastTouch: 'Step 1 sent from anna@client.test',
    nextAction: 'Step 2 goes out Tue 19 May, 09:40 from anna@client.test',
  })

  const second = leaves(world, enrolmentId, 2, new Date('2026-05-19T08:40:00Z'))
  expect(second).toMatchObject({
    subject: 'Re: Dead link on “Links and reading”',
    inReplyTo: 'm1@client.test',
    references: ['m1@client.test'],
  })
  const third = leaves(world, enrolmentId, 3, new Date('2026-06-01T08:40:00Z'))
  expect(third.references).toEqual(['m1@client.test', 'm2@client.test'])
  expect(third.subject).toBe('Re: Dead link on “Links and reading”')

  const end = enrolmentOf(world, prospectId)
  expect(end).toMatchObject({ state: 'finished', stepsSent: 3, because: 'All 3 steps are sent' })
  expect(end.endedAt).not.toBeNull()
  expect(prospectNow(world, prospectId).nextAction).toBe(
    'Close it if there is no answer to 3 messages by 15 Jun',
  )
  expect(world.db.select().from(threads).all()).toHaveLength(1)
})

test('a message that may have left counts as sent, and counting twice changes nothing', () => {
  const world = onTheWay()
  leaves(world, world.enrolmentId, 1, new Date('2026-05-12T08:40:00Z'), 'unknown')
  const outboxId = stepRow(world, world.enrolmentId, 1)!.id
  stepSent(world.scope, { outboxId })
  expect(enrolmentOf(world, world.prospectId)).toMatchObject({ stepsSent: 1, state: 'waiting' })
  const sent = world.db.select().from(activities).where(eq(activities.what, 'step.sent')).all()
  expect(sent.map((one) => one.because)).toEqual(['step 1 of “Compost” may have left'])
})

test('a field that got lost since the enrolment blocks the message at the last moment and is named', () => {
  const world = onTheWay()
  world.db.update(contacts).set({ firstName: '  ' }).where(eq(contacts.id, world.contactId)).run()
  const outboxId = stepRow(world, world.enrolmentId, 1)!.id
  expect(composeStep(world.scope, { outboxId })).toEqual({
    ok: false,
    heldBecause: 'contact.first_name is missing',
  })
})

test('a reply ends the sequence for the contact and for everybody at the site, and cancels what was planned', () => {
  const world = onTheWay()
  const colleague = addToCampaign(world, 'tilth-too.example', 'bo@tilth.example')
  world.db
    .update(contacts)
    .set({ siteId: prospectNow(world, world.prospectId).siteId })
    .where(eq(contacts.id, colleague.contactId))
    .run()
  const elsewhere = addToCampaign(world, 'elsewhere.example')
  leaves(world, world.enrolmentId, 1, new Date('2026-05-12T08:40:00Z'))

  stopForReply(world.scope, { contactId: world.contactId, because: 'Pia replied' })
  expect(enrolmentOf(world, world.prospectId)).toMatchObject({ state: 'replied', because: 'Pia replied' })
  expect(enrolmentOf(world, colleague.prospectId)).toMatchObject({
    state: 'replied',
    because: 'Someone at this site replied: Pia replied',
  })
  expect(enrolmentOf(world, elsewhere.prospectId).state).toBe('active')
  expect(stepRow(world, world.enrolmentId, 2)).toMatchObject({ state: 'cancelled', because: 'Pia replied' })
  expect(stepRow(world, colleague.enrolmentId, 1)?.state).toBe('cancelled')
  expect(prospectNow(world, world.prospectId)).toMatchObject({
    sequenceState: 'replied',
    sequenceStep: '1/3',
    nextAction: 'Answer the reply',
    nextNeedsPerson: true,
  })
})

test('an answer after the last message still counts for the sequence', () => {
  const world = onTheWay()
  leaves(world, world.enrolmentId, 1, new Date('2026-05-12T08:40:00Z'))
  leaves(world, world.enrolmentId, 2, new Date('2026-05-19T08:40:00Z'))
  leaves(world, world.enrolmentId, 3, new Date('2026-06-01T08:40:00Z'))
  stopForReply(world.scope, { contactId: world.contactId, because: 'Pia replied' })
  expect(enrolmentOf(world, world.prospectId)).toMatchObject({ state: 'replied', stepsSent: 3 })
})

test('a message on its way when the reply came is counted, and nothing follows it', () => {
  const world = onTheWay()
  const outboxId = stepRow(world, world.enrolmentId, 1)!.id
  world.db
    .update(outbox)
    .set({ state: 'may_have_left', mayHaveLeftAt: START })
    .where(eq(outbox.id, outboxId))
    .run()
  stopForReply(world.scope, { contactId: world.contactId, because: 'Pia wrote first' })
  stepSent(world.scope, { outboxId })
  expect(enrolmentOf(world, world.prospectId)).toMatchObject({ state: 'replied', stepsSent: 1 })
  expect(stepRow(world, world.enrolmentId, 2)).toBeUndefined()
})

test('a bounce ends it for the contact, and another contact is to be found', () => {
  const world = onTheWay()
  leaves(world, world.enrolmentId, 1, new Date('2026-05-12T08:40:00Z'))
  stopForBounce(world.scope, { contactId: world.contactId, because: 'The address does not exist' })
  expect(prospectNow(world, world.prospectId)).toMatchObject({
    stage: 'contacted',
    sequenceState: 'bounced',
    nextAction: 'Find another contact: the address bounced',
  })
})

test('an opt-out suppresses the address, marks the contact and ends everything, as often as it is said', () => {
  const world = onTheWay()
  for (let again = 0; again < 2; again++)
    optOut(world.scope, { address: 'PIA@tilth.example', because: 'one-click unsubscribe' })
  expect(enrolmentOf(world, world.prospectId)).toMatchObject({
    state: 'opted_out',
    because: 'one-click unsubscribe',
  })
  expect(stepRow(world, world.enrolmentId, 1)?.state).toBe('cancelled')
  expect(world.db.select().from(suppressions).all()).toMatchObject([
    { value: 'pia@tilth.example', reason: 'unsubscribed' },
  ])
  expect(world.db.select().from(contacts).get()?.doNotContactBecause).toBe('one-click unsubscribe')
  expect(world.db.select().from(activities).where(eq(activities.what, 'enrolment.ended')).all()).toHaveLength(
    1,
  )
  optOut(world.scope, { address: 'stranger@unknown.example', because: 'wrote so' })
})

test('somebody away is parked until the date, and it goes on by itself', () => {
  const world = onTheWay()
  leaves(world, world.enrolmentId, 1, new Date('2026-05-12T08:40:00Z'))
  const until = new Date('2026-06-04T08:00:00Z')
  pauseFor(world.scope, { contactId: world.contactId, until, because: 'Away until 3 June (automatic reply)' })
  const row = stepRow(world, world.enrolmentId, 2)!
  expect(row.dueAt >= until).toBe(true)
  expect(row.heldBecause).toBeNull()
  expect(prospectNow(world, world.prospectId).nextAction).toMatch(
    /^Step 2 goes out Thu 4 Jun, 09:\d\d from anna@client.test, away until 3 June/,
  )
})

test('a hold for a person keeps its cause until the person decides', () => {
  const world = onTheWay()
  leaves(world, world.enrolmentId, 1, new Date('2026-05-12T08:40:00Z'))
  holdEnrolment(world.scope, { enrolmentId: world.enrolmentId, because: 'You wrote yourself' })
  launch(world.scope, { sequenceId: world.sequenceId })
  expect(enrolmentOf(world, world.prospectId)).toMatchObject({ state: 'held', heldFor: 'person' })
  expect(stepRow(world, world.enrolmentId, 2)?.heldBecause).toBe('You wrote yourself')
  expect(prospectNow(world, world.prospectId).nextAction).toBe('Held: you wrote yourself')
  resumeEnrolment(world.scope, { enrolmentId: world.enrolmentId })
  expect(enrolmentOf(world, world.prospectId)).toMatchObject({ state: 'waiting', heldFor: null })
  expect(stepRow(world, world.enrolmentId, 2)?.heldBecause).toBeNull()
})

test('a message taken back at the last moment ends the enrolment with the same cause', () => {
  const world = onTheWay()
  const outboxId = stepRow(world, world.enrolmentId, 1)!.id
  cancelOne(world.scope, { outboxId, because: 'On the suppression list: imported' })
  sequenceWork.onMoved(world.scope, { outboxId })
  expect(enrolmentOf(world, world.prospectId)).toMatchObject({
    state: 'stopped',
    because: 'On the suppression list: imported',
  })
  expect(prospectNow(world, world.prospectId)).toMatchObject({
    sequenceState: 'stopped',
    nextAction: 'Qualify',
  })
})

test('a refused message that a person sends again does go, and the sequence goes on', async () => {
  const world = onTheWay()
  const { enrolmentId, prospectId, scope } = world
  const outboxId = stepRow(world, enrolmentId, 1)!.id
  world.db.update(outbox).set({ state: 'failed_final' }).where(eq(outbox.id, outboxId)).run()
  sequenceWork.onFailed(scope, { outboxId, because: 'mx.test refused.', isDeadAddress: false })
  expect(prospectNow(world, prospectId).nextAction).toBe('Held: mx.test refused.')

  decideDoubtful(scope, { outboxId, sends: true })
  expect(enrolmentOf(world, prospectId)).toMatchObject({ state: 'active', heldFor: null })
  const now = new Date(scope.now.getTime() + 60_000)
  await reasonsHold({ ...scope, now })
  expect(claim({ ...scope, now }, { outboxId, workerId: 'one' })).toMatchObject({ ok: true })
})

test('a refused step is tried again when a person lets the recipient go on', () => {
  const world = onTheWay()
  const { enrolmentId, prospectId, scope } = world
  const outboxId = stepRow(world, enrolmentId, 1)!.id
  world.db.update(outbox).set({ state: 'failed_final' }).where(eq(outbox.id, outboxId)).run()
  sequenceWork.onFailed(scope, { outboxId, because: 'mx.test refused.', isDeadAddress: false })
  resumeEnrolment(scope, { enrolmentId })
  expect(enrolmentOf(world, prospectId)).toMatchObject({ state: 'active', heldFor: null })
  expect(stepRow(world, enrolmentId, 1)).toMatchObject({ state: 'failed_retry', heldBecause: null })
})
