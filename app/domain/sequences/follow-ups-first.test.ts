import { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox } from '#db/tables/outreach.ts'
import { addTestProspect, enrolmentOf, freshCampaign, stepRow } from '#tests/support/campaign.ts'
import { and, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { saveStep } from './edit-steps.server.ts'
import { claim } from './claim.server.ts'
import { dueRows, followUpsUntil } from './due.server.ts'
import { enrol } from './enrol.server.ts'
import { launch } from './launch.server.ts'
import { replanMailbox } from './replan-mailbox.server.ts'
import { stepSent } from './step-sent.server.ts'

/** Ten people behind a mailbox that sends one a day: the first of them has got the first message. */
function longQueue() {
  const now = new Date('2026-05-12T08:00:00Z')
  const world = freshCampaign({ now })
  const { scope, db, sequenceId, projectId, mailboxId } = world
  db.update(mailboxes).set({ dailyCap: 1 }).where(eq(mailboxes.id, mailboxId)).run()
  const words = { subject: 'Dead link', body: 'First.', templateId: null }
  saveStep(scope, { sequenceId, number: 1, waitDays: 0, waitsWorkingDays: true, sameThread: false, ...words })
  const ids = Array.from(
    { length: 10 },
    (_, n) => addTestProspect(scope, { projectId, domain: `s${n}.example` }).id,
  )
  enrol(scope, { sequenceId, prospectIds: ids })
  launch(scope, { sequenceId })
  const row = (person: number, step: number) => stepRow(world, enrolmentOf(world, ids[person]!).id, step)!
  db.update(outbox)
    .set({ state: 'sent', mayHaveLeftAt: now, sentAt: now })
    .where(eq(outbox.id, row(0, 1).id))
    .run()
  stepSent(scope, { outboxId: row(0, 1).id })
  const at = (text: string) => {
    const then = new Date(text)
    db.update(mailboxes).set({ lastSyncAt: then, nextSendAt: null }).run()
    return { ...scope, now: then }
  }
  return { ...world, row, at }
}

test('a follow-up has its day although first messages are planned for it; who loses the place is told why and moves on', () => {
  const { db, mailboxId, row, at } = longQueue()
  expect(row(0, 2).dueAt).toEqual(new Date('2026-05-19T08:00:00Z'))
  // The queue of first messages goes on over that day: one of them stands on it.
  const loser = db
    .select()
    .from(outbox)
    .where(and(eq(outbox.stepNumber, 1), eq(outbox.dueAt, row(5, 1).dueAt)))
    .get()!
  expect(loser.dueAt.toISOString().slice(0, 10)).toBe('2026-05-19')
  db.update(outbox)
    .set({ state: 'cancelled' })
    .where(and(eq(outbox.stepNumber, 1), eq(outbox.state, 'planned')))
    .run()
  db.update(outbox)
    .set({ state: 'planned', dueAt: new Date('2026-05-18T08:00:00Z') })
    .where(eq(outbox.id, loser.id))
    .run()

  const now = at('2026-05-19T08:00:00Z')
  expect(dueRows(now, { mailboxId, limit: 25 }).map(({ id }) => id)).toEqual([row(0, 2).id, loser.id])
  expect(claim(now, { outboxId: loser.id, workerId: 'w' })).toMatchObject({
    answer: {
      do: 'later',
      until: new Date('2026-05-20T08:00:00Z'),
      because: 'Follow-ups go first: anna@client.test needs the rest of its day for them',
    },
  })
})

test('a plan made anew gives follow-ups their days first, and first messages the rest', () => {
  const { scope, mailboxId, row } = longQueue()
  replanMailbox(scope, mailboxId)
  const days = [row(0, 2), ...[1, 2, 3, 4, 5, 6].map((person) => row(person, 1))].map(({ dueAt }) =>
    dueAt.toISOString().slice(8, 10),
  )
  expect(days).toEqual(['19', '13', '14', '15', '18', '20', '21'])
})

test('a mailbox that stands still keeps no place of its sequence for its follow-ups', () => {
  const { scope, db, sequenceId } = longQueue()
  const count = () => followUpsUntil(scope, { sequenceId, until: new Date('2026-05-20T00:00:00Z') })
  expect(count()).toBe(1)
  db.update(mailboxes).set({ status: 'trouble' }).run()
  expect(count()).toBe(0)
  db.update(mailboxes).set({ status: 'ok', needsPassword: true }).run()
  expect(count()).toBe(0)
})
