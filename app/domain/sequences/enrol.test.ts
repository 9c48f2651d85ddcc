import { mailboxes } from '#db/tables/mailboxes.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts } from '#db/tables/sites.ts'
import {
  addTestMailbox,
  addTestProspect,
  enrolmentOf,
  freshCampaign,
  prospectNow,
  stepRow,
} from '#tests/support/campaign.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { markDoNotContact } from '../contacts/do-not-contact.server.ts'
import { suppress } from '../sites/suppression.server.ts'
import { applicants } from './applicants.server.ts'
import { createSequence } from './edit-sequence.server.ts'
import { enrol } from './enrol.server.ts'
import { launch, pause, stop } from './launch.server.ts'
import { countOpeners, openerQueue, writeOpener } from './write-opener.server.ts'
import { settleFilledIn } from './settle.server.ts'
import { resumeSending, stopSending } from './stop-sending.server.ts'
import { removeFromSequence } from './hold.server.ts'
import { otherSenders, setTurns } from './turns.server.ts'

test('whoever cannot be written to is named with the reason, and the others are enrolled', () => {
  const world = freshCampaign()
  const { scope, db, projectId, sequenceId } = world
  const fine = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  const nobody = addTestProspect(scope, { projectId, domain: 'nobody.example', email: null })
  const refuses = addTestProspect(scope, { projectId, domain: 'refuses.example' })
  const listed = addTestProspect(scope, { projectId, domain: 'listed.example' })
  const linking = addTestProspect(scope, { projectId, domain: 'linking.example' })
  const nameless = addTestProspect(scope, { projectId, domain: 'nameless.example', firstName: null })
  markDoNotContact(scope, { contactId: refuses.contactId!, because: 'asked on the phone' })
  suppress(scope, { kind: 'domain', value: 'listed.example', reason: 'unsubscribed', origin: 'test' })
  db.update(prospects).set({ linkStatus: 'live' }).where(eq(prospects.id, linking.id)).run()

  const chosen = [fine, nobody, refuses, listed, linking, nameless].map((one) => one.id)
  const seen = applicants(scope, { sequenceId, prospectIds: chosen })
  expect(
    Object.fromEntries(seen.map((one) => [one.prospect.domain, one.refusal?.because ?? one.notes.join()])),
  ).toEqual({
    'tilth.example': '',
    'nobody.example': 'No contact at this site',
    'refuses.example': 'Do not contact: asked on the phone',
    'listed.example': 'Suppressed: unsubscribed',
    'linking.example': 'Links to us already',
    'nameless.example': 'Would be held: contact.first_name is missing',
  })
  expect(enrol(scope, { sequenceId, prospectIds: chosen })).toMatchObject({ ok: true, enrolled: 2 })
  expect(enrol(scope, { sequenceId, prospectIds: chosen })).toMatchObject({ ok: true, enrolled: 0 })
  expect(applicants(scope, { sequenceId, prospectIds: [fine.id] })[0]!.refusal?.because).toBe(
    'The contact is in “Compost”',
  )
})

test('one contact is never in two live sequences, and the same contact is enrolled once of two prospects', () => {
  const world = freshCampaign()
  const { scope, projectId, sequenceId, mailboxId } = world
  const first = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  const second = addTestProspect(scope, { projectId, domain: 'other.example', email: 'pia@tilth.example' })
  expect(enrol(scope, { sequenceId, prospectIds: [first.id, second.id] })).toMatchObject({
    enrolled: 1,
    refused: [{ refusal: { reason: 'same-contact' } }],
  })
  const again = createSequence(scope, { projectId, name: 'Second', mailboxId })
  expect(enrol(scope, { sequenceId: again.id, prospectIds: [first.id] })).toEqual({
    ok: false,
    reason: 'no-steps',
  })
})

test('step 1 is held until the opener is written and the sequence launched; then the prospect says when it goes', () => {
  const world = freshCampaign({ now: new Date('2026-05-12T08:00:00Z') })
  const { scope, projectId, sequenceId } = world
  const [a, b] = ['a.example', 'b.example'].map((domain) => addTestProspect(scope, { projectId, domain }))
  enrol(scope, { sequenceId, prospectIds: [a!.id, b!.id] })
  const enrolment = enrolmentOf(world, a!.id)

  expect(prospectNow(world, a!.id)).toMatchObject({
    sequenceState: 'held',
    sequenceStep: '1/3',
    sequenceName: 'Compost',
    nextAction: 'Held: opener not written',
    nextNeedsPerson: true,
  })
  expect(countOpeners(scope, { projectId })).toBe(2)
  expect(openerQueue(scope, { sequenceId }).map((one) => one.domain)).toEqual(['a.example', 'b.example'])

  writeOpener(scope, { enrolmentId: enrolment.id, opener: ' Your table helped us. ' })
  expect(prospectNow(world, a!.id).nextAction).toBe('Held: the sequence is not launched yet')
  expect(stepRow(world, enrolment.id, 1)?.heldBecause).toBe('The sequence is not launched yet')

  expect(launch(scope, { sequenceId })).toEqual({ ok: true })
  expect(prospectNow(world, a!.id)).toMatchObject({
    sequenceState: 'active',
    nextAction: 'Step 1 goes out as soon as anna@client.test may send',
    nextNeedsPerson: false,
  })
  expect(stepRow(world, enrolment.id, 1)).toMatchObject({ heldBecause: null, state: 'planned' })

  writeOpener(scope, { enrolmentId: enrolmentOf(world, b!.id).id, opener: 'Your list helped us.' })
  expect(prospectNow(world, b!.id).nextAction).toMatch(
    /^Step 1 goes out Tue 12 May, 09:0[1-5] from anna@client.test$/,
  )
  expect(countOpeners(scope, { sequenceId })).toBe(0)

  pause(scope, { sequenceId })
  expect(prospectNow(world, b!.id)).toMatchObject({
    sequenceState: 'held',
    nextAction: 'Held: the sequence is paused',
  })
  launch(scope, { sequenceId })
  expect(prospectNow(world, b!.id).nextAction).toMatch(/^Step 1 goes out Tue 12 May/)

  stopSending(scope, { because: 'the site moves' })
  expect(prospectNow(world, b!.id).nextAction).toBe('Held: all sending is stopped')
  resumeSending(scope)
  expect(prospectNow(world, b!.id).nextAction).toMatch(/^Step 1 goes out/)

  stop(scope, { sequenceId })
  expect(prospectNow(world, b!.id)).toMatchObject({ sequenceState: 'stopped', nextAction: 'Qualify' })
  expect(stepRow(world, enrolment.id, 1)?.state).toBe('cancelled')
  expect(launch(scope, { sequenceId })).toEqual({ ok: false, reason: 'stopped' })
})

test('a missing field holds the message and is named, and it goes when the field is filled in', () => {
  const world = freshCampaign()
  const { scope, db, projectId, sequenceId } = world
  const one = addTestProspect(scope, { projectId, domain: 'tilth.example', firstName: null })
  db.update(contacts).set({ lastName: null }).where(eq(contacts.id, one.contactId!)).run()
  launch(scope, { sequenceId })
  enrol(scope, { sequenceId, prospectIds: [one.id] })
  const { id } = enrolmentOf(world, one.id)
  writeOpener(scope, { enrolmentId: id, opener: 'Your table helped us.' })
  expect(enrolmentOf(world, one.id)).toMatchObject({ state: 'held', heldFor: 'fields' })
  expect(prospectNow(world, one.id).nextAction).toBe('Held: contact.first_name is missing')

  settleFilledIn(scope)
  expect(enrolmentOf(world, one.id).state).toBe('held')
  db.update(contacts).set({ firstName: 'Pia' }).where(eq(contacts.id, one.contactId!)).run()
  settleFilledIn(scope)
  expect(enrolmentOf(world, one.id)).toMatchObject({ state: 'active', heldFor: null })
})

test('a day takes no more than the cap of the mailbox: the rest is planned for the days after', () => {
  const world = freshCampaign({ now: new Date('2026-05-12T08:00:00Z') })
  const { scope, projectId, sequenceId } = world
  launch(scope, { sequenceId })
  const ids = Array.from(
    { length: 70 },
    (_, at) => addTestProspect(scope, { projectId, domain: `s${at}.example` }).id,
  )
  enrol(scope, { sequenceId, prospectIds: ids })
  for (const id of ids)
    writeOpener(scope, { enrolmentId: enrolmentOf(world, id).id, opener: 'Yours helped.' })
  const days = ids.map((id) => stepRow(world, enrolmentOf(world, id).id, 1)!.dueAt.toISOString().slice(0, 10))
  const perDay: Record<string, number> = {}
  for (const day of days) perDay[day] = (perDay[day] ?? 0) + 1
  expect(perDay).toEqual({ '2026-05-12': 30, '2026-05-13': 30, '2026-05-14': 10 })
})

test('mailboxes take turns by what they may send, each person stays with theirs, and one that must be signed in again has none', () => {
  const world = freshCampaign({ now: new Date('2026-05-12T08:00:00Z') })
  const { scope, db, projectId, sequenceId, mailboxId } = world
  const half = addTestMailbox(scope, { email: 'ben@client.test', dailyCap: 15 })
  const away = addTestMailbox(scope, { email: 'cleo@client.test', needsPassword: true })
  setTurns(scope, { sequenceId, others: [mailboxId, half.id, away.id], dailyCap: 20 })
  expect(otherSenders(scope, sequenceId).map((one) => one.email)).toEqual([
    'ben@client.test',
    'cleo@client.test',
  ])
  const people = Array.from({ length: 6 }, (_, at) =>
    addTestProspect(scope, { projectId, domain: `t${at}.example` }),
  )
  const add = (some: typeof people) => enrol(scope, { sequenceId, prospectIds: some.map((one) => one.id) })
  const given = () => people.map((one) => enrolmentOf(world, one.id)?.mailboxId)
  add(people.slice(0, 3))
  add(people.slice(3))
  expect(given()).toEqual([mailboxId, mailboxId, half.id, mailboxId, mailboxId, half.id])
  db.update(mailboxes).set({ needsPassword: true }).where(eq(mailboxes.id, half.id)).run()
  for (const one of people)
    expect(stepRow(world, enrolmentOf(world, one.id).id, 1)!.mailboxId).toBe(
      enrolmentOf(world, one.id).mailboxId,
    )
  expect(() => setTurns(scope, { sequenceId, others: [999], dailyCap: null })).toThrow('no such mailbox')
})

test('nobody is enrolled without a mailbox, in a stopped sequence, or into another project’s', () => {
  const world = freshCampaign()
  const { scope, projectId, sequenceId } = world
  const one = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  const bare = createSequence(scope, { projectId, name: 'Bare' })
  expect(enrol(scope, { sequenceId: bare.id, prospectIds: [one.id] })).toEqual({
    ok: false,
    reason: 'no-steps',
  })
  expect(() => enrol(scope, { sequenceId: 999, prospectIds: [one.id] })).toThrow('no such sequence')
  enrol(scope, { sequenceId, prospectIds: [one.id] })
  removeFromSequence(scope, { enrolmentId: enrolmentOf(world, one.id).id })
  expect(applicants(scope, { sequenceId, prospectIds: [one.id] })[0]!.refusal?.because).toBe(
    'Was in this sequence already: it was stopped',
  )
})
