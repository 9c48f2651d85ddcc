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
import { addDaysOff } from './days-off.server.ts'
import { saveStep } from './edit-steps.server.ts'
import { enrol } from './enrol.server.ts'
import { launch } from './launch.server.ts'

/** Planned for Tuesday 12 May; the second is somebody in Auckland, for whom Tuesday's hours are over. */
function planned() {
  const world = freshCampaign({ now: new Date('2026-05-12T08:00:00Z') })
  const { scope, db, sequenceId, projectId } = world
  const words = { subject: 'Dead link', body: 'First.', templateId: null }
  saveStep(scope, { sequenceId, number: 1, waitDays: 0, waitsWorkingDays: true, sameThread: false, ...words })
  const people = ['here.example', 'far.example'].map((domain) =>
    addTestProspect(scope, { projectId, domain }),
  )
  db.update(contacts)
    .set({ timeZone: 'Pacific/Auckland' })
    .where(eq(contacts.id, people[1]!.contactId!))
    .run()
  const ids = people.map(({ id }) => id)
  enrol(scope, { sequenceId, prospectIds: ids })
  launch(scope, { sequenceId })
  const rows = () => ids.map((id) => stepRow(world, enrolmentOf(world, id).id, 1)!)
  const hours = () => rows().map(({ dueAt }) => dueAt.toISOString().slice(8, 13))
  return { ...world, ids, rows, hours }
}
const add = (day: string, mailboxId: number | null = null) => ({
  days: [{ day, name: 'Foundation Day' }],
  mailboxId,
  because: 'decided by hand',
})

test('what falls on a new holiday moves to the next day, says which day it was, and shows its new time', () => {
  const { scope, rows, hours, ids, ...world } = planned()
  expect(hours()).toEqual(['12T08', '12T21'])
  expect(addDaysOff(scope, add('2026-05-12'))).toEqual({ added: 1, moved: 1 })
  // In Auckland it is the 13th already: that message stays.
  expect(hours()).toEqual(['13T08', '12T21'])
  expect(rows()[0]).toMatchObject({
    state: 'planned',
    heldBecause: null,
    because: 'No mail leaves on Tue 12 May 2026: Foundation Day',
  })
  expect(prospectNow(world, ids[0]!).nextActionAt).toEqual(rows()[0]!.dueAt)
  expect(addDaysOff(scope, add('2026-05-13'))).toEqual({ added: 1, moved: 2 })
  expect(hours()).toEqual(['14T08', '13T21'])
})

test('a holiday of another mailbox moves nothing', () => {
  const { scope, hours } = planned()
  const { id } = addTestMailbox(scope, { email: 'ben@client.test' })
  expect(addDaysOff(scope, add('2026-05-12', id))).toEqual({ added: 1, moved: 0 })
  expect(hours()).toEqual(['12T08', '12T21'])
})
