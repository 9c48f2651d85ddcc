import { mailboxes } from '#db/tables/mailboxes.ts'
import { addTestProspect, enrolmentOf, freshCampaign, stepRow } from '#tests/support/campaign.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { saveStep } from './edit-steps.server.ts'
import { enrol } from './enrol.server.ts'
import { launch } from './launch.server.ts'
import { isSamePace, paceEffect, replanMailbox } from './replan-mailbox.server.ts'

function planned(people: number) {
  const world = freshCampaign({ now: new Date('2026-05-12T08:00:00Z') })
  const { scope, db, sequenceId, projectId, mailboxId } = world
  const words = { subject: 'Dead link', body: 'First.', templateId: null }
  saveStep(scope, { sequenceId, number: 1, waitDays: 0, waitsWorkingDays: true, sameThread: false, ...words })
  const ids = Array.from(
    { length: people },
    (_, n) => addTestProspect(scope, { projectId, domain: `s${n}.example` }).id,
  )
  enrol(scope, { sequenceId, prospectIds: ids })
  launch(scope, { sequenceId })
  const days = () =>
    ids.map((id) => stepRow(world, enrolmentOf(world, id).id, 1)!.dueAt.toISOString().slice(8, 13)).sort()
  const mailbox = () => db.select().from(mailboxes).where(eq(mailboxes.id, mailboxId)).get()!
  return { ...world, days, mailbox }
}

test('another window moves what is planned, and it is said before', () => {
  const { scope, db, mailboxId, days, mailbox } = planned(3)
  const before = days()
  const pace = { ...mailbox(), windowFrom: '13:00' }
  expect(paceEffect(scope, mailboxId, pace)).toMatchObject({ key: '3', moved: { count: 3 } })
  expect([days(), mailbox().windowFrom]).toEqual([before, '09:00'])
  db.update(mailboxes).set({ windowFrom: '13:00' }).where(eq(mailboxes.id, mailboxId)).run()
  replanMailbox(scope, mailboxId)
  // 13:00 in London is noon in May.
  expect(days()).toEqual(['12T12', '12T12', '12T12'])
})

test('a smaller cap puts off whoever is above it, a larger one brings them forward again', () => {
  const { scope, db, mailboxId, days, mailbox } = planned(4)
  const set = (dailyCap: number) => {
    db.update(mailboxes).set({ dailyCap }).where(eq(mailboxes.id, mailboxId)).run()
    replanMailbox(scope, mailboxId)
  }
  expect(paceEffect(scope, mailboxId, { ...mailbox(), dailyCap: 2 })).toMatchObject({ moved: { count: 2 } })
  set(2)
  expect(days().map((day) => day.slice(0, 2))).toEqual(['12', '12', '13', '13'])
  set(30)
  expect(days().map((day) => day.slice(0, 2))).toEqual(['12', '12', '12', '12'])
})

test('the same pace in other words moves nobody', () => {
  const { scope, mailboxId, mailbox } = planned(1)
  expect(isSamePace(mailbox(), { ...mailbox(), weekdays: [5, 4, 3, 2, 1] })).toBe(true)
  expect(paceEffect(scope, mailboxId, mailbox())).toBeNull()
})
