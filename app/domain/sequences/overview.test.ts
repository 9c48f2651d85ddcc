import { outbox } from '#db/tables/outreach.ts'
import { addTestProspect, enrolmentOf, freshCampaign } from '#tests/support/campaign.ts'
import { expect, test } from 'vitest'
import { enrol } from './enrol.server.ts'
import { gistOf } from './gist.ts'
import { launch } from './launch.server.ts'
import { countsOf, listSequences, sequenceOverview } from './overview.server.ts'
import { listHeld, listPeople } from './people.server.ts'
import { previewChoices, previewSequence, previewTemplate, tryOutChoices } from './preview.server.ts'
import { sendTest } from './test-send.server.ts'
import { writeOpener } from './write-opener.server.ts'

function campaignOfThree() {
  const world = freshCampaign({ now: new Date('2026-05-12T08:00:00Z') })
  const { scope, projectId, sequenceId } = world
  const prospects = ['a.example', 'b.example', 'c.example'].map((domain) =>
    addTestProspect(scope, { projectId, domain }),
  )
  enrol(scope, { sequenceId, prospectIds: prospects.map((one) => one.id) })
  launch(scope, { sequenceId })
  const first = enrolmentOf(world, prospects[0]!.id).id
  writeOpener(scope, { enrolmentId: first, opener: 'Your table helped us.' })
  return { ...world, prospects, first }
}

test('the list and the page of a sequence count who is where and what goes out, follow-ups included', () => {
  const { scope, projectId, sequenceId } = campaignOfThree()
  expect(listSequences(scope, { projectId })).toMatchObject([
    {
      name: 'Compost',
      status: 'active',
      steps: 3,
      people: 3,
      live: 3,
      held: 2,
      openers: 2,
      sent: 0,
      replied: 0,
    },
  ])
  expect(countsOf(scope, sequenceId).byState).toEqual({ active: 1, held: 2 })
  const { steps, forecast } = sequenceOverview(scope, { sequenceId })
  expect(steps.map((step) => [step.wait, step.sent])).toEqual([
    ['Day 0', 0],
    ['5 working days later', 0],
    ['9 working days later', 0],
  ])
  expect(forecast).toMatchObject({ total: 2, today: 1, until: '19 May' })
})

test('the held are listed with the cause and what they wait for, and people are paged', () => {
  const { scope, sequenceId } = campaignOfThree()
  expect(listHeld(scope, { sequenceId })).toMatchObject({
    total: 2,
    rows: [
      { domain: 'b.example', heldFor: 'opener', because: 'Opener not written' },
      { domain: 'c.example', heldFor: 'opener' },
    ],
  })
  const page = listPeople(scope, { sequenceId, limit: 2 })
  expect(page.rows.map((row) => [row.domain, row.contact])).toEqual([
    ['c.example', 'Pia Solberg'],
    ['b.example', 'Pia Solberg'],
  ])
  expect(listPeople(scope, { sequenceId, before: page.next }).rows.map((row) => row.domain)).toEqual([
    'a.example',
  ])
  expect(listPeople(scope, { sequenceId, state: 'active' }).rows).toHaveLength(1)
})

test('every message is shown as the recipient gets it, with sender, address found and the way out', () => {
  const { scope, sequenceId, prospects } = campaignOfThree()
  const [choice, without] = previewChoices(scope, { sequenceId })
  expect(choice).toMatchObject({ opener: 'Your table helped us.', label: 'Pia Solberg, a.example' })
  const { messages, from, to } = previewSequence(scope, { sequenceId, ...choice! })
  expect({ from, to }).toEqual({
    from: 'Anna Reyes <anna@client.test>',
    to: { name: 'Pia Solberg', email: 'pia@a.example' },
  })
  expect(messages.map((message) => message.subject)).toEqual([
    'Dead link on “Links and reading”',
    'Re: Dead link on “Links and reading”',
    'Re: Dead link on “Links and reading”',
  ])
  expect(messages[0]!.text).toContain('Your table helped us.')
  expect(messages[0]!.foot).toContain('We found your address on https://a.example/contact')
  expect(messages[0]!.foot).toContain('no thanks')
  expect(messages[1]!.foot).not.toContain('We found')
  const held = previewSequence(scope, { sequenceId, ...without! })
  expect(held.messages[0]!.lint.missing).toEqual(['opener'])
  expect(prospects).toHaveLength(3)
})

test('a step is tried on those of its sequence before any other', () => {
  const { scope, projectId, sequenceId, prospects } = campaignOfThree()
  const other = addTestProspect(scope, { projectId, domain: 'other.example' })
  const tried = tryOutChoices(scope, { projectId, sequenceId }).map(({ prospectId }) => prospectId)
  expect(tried).toEqual([...prospects.map(({ id }) => id).toReversed(), other.id])
})

test('a template is tried on a real prospect, or on the examples', () => {
  const { scope, projectId } = campaignOfThree()
  const [choice] = tryOutChoices(scope, { projectId, tactic: 'broken_link' })
  const text = {
    subject: 'On {{page.title}}',
    body: 'Hi {{contact.first_name}}, {{mention}}',
    isFollowUp: false,
  }
  expect(previewTemplate(scope, text, choice!.prospectId)).toMatchObject({
    missing: ['mention'],
    rendered: { subject: 'On Links and reading', text: 'Hi Pia, ⟨mention⟩' },
  })
  expect(previewTemplate(scope, text, null).missing).toEqual([])
})

test('a test goes to the one who asks, and to nobody else', () => {
  const { scope, db, sequenceId } = campaignOfThree()
  const [choice] = previewChoices(scope, { sequenceId })
  expect(sendTest(scope, { sequenceId, ...choice! })).toEqual({ ok: true, to: 'anna@client.test', count: 3 })
  const tests = db
    .select()
    .from(outbox)
    .all()
    .filter((row) => row.kind === 'test')
  expect(tests.map((row) => [row.toAddress, row.subject?.startsWith('[Test] '), row.contactId])).toEqual(
    Array.from({ length: 3 }, () => ['anna@client.test', true, null]),
  )
})

test('the gist of a step leaves out the greeting and names the fields', () => {
  expect(
    gistOf(
      'Hi {{fallback contact.first_name "there"}},\n\n{{opener}}\n\nOn {{page.url}} {{#if dead.anchor}}the link{{else}}one{{/if}} is dead. {{snippet "who"}}',
      { who: 'I am {{sender.name}}.' },
    ),
  ).toMatchObject({ text: '[opener] On [their page] the link is dead. I am [sender].' })
})
