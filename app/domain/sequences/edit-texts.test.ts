import { enrolments, outbox } from '#db/tables/outreach.ts'
import { prospects } from '#db/tables/prospects.ts'
import { addTestProspect, enrolmentOf, freshCampaign, stepRow } from '#tests/support/campaign.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { composeStep } from './compose-step.server.ts'
import { saveStep } from './edit-steps.server.ts'
import { retireText, saveText } from './edit-texts.server.ts'
import { enrol } from './enrol.server.ts'
import { stepsOf } from './get-sequence.server.ts'
import { launch } from './launch.server.ts'
import { textResults } from './text-results.server.ts'

function campaign(people: number) {
  const world = freshCampaign({ now: new Date('2026-05-12T08:00:00Z') })
  const { scope, sequenceId, projectId } = world
  const of = { sequenceId, number: 1 }
  const words = { waitDays: 0, waitsWorkingDays: true, sameThread: false, templateId: null }
  saveStep(scope, { ...of, ...words, subject: 'Dead link', body: 'Words of A.' })
  const ids = Array.from({ length: people }, (_, n) => `site-${n}.example`).map(
    (domain) => addTestProspect(scope, { projectId, domain }).id,
  )
  enrol(scope, { sequenceId, prospectIds: ids })
  launch(scope, { sequenceId })
  const enrolmentIds = ids.map((id) => enrolmentOf(world, id).id)
  const written = () =>
    enrolmentIds.map((id) => {
      const composed = composeStep(scope, { outboxId: stepRow(world, id, 1)!.id })
      if (!composed.ok) throw new Error(composed.heldBecause)
      return composed
    })
  return { ...world, of, ids, enrolmentIds, written }
}

test('people get one of the texts by lot, and nobody one that is retired', () => {
  const { scope, of, written } = campaign(12)
  expect(saveText(scope, { ...of, subject: 'A gap', body: 'Words of B.' })).toEqual({ ok: true, letter: 'B' })
  const first = written()
  expect(new Set(first.map((one) => one.variant))).toEqual(new Set(['A', 'B']))
  expect(first.every((one) => one.text === `Words of ${one.variant}.`)).toBe(true)
  expect(retireText(scope, { ...of, letter: 'A', isRetired: true })).toEqual({ ok: true })
  expect(new Set(written().map((one) => one.text))).toEqual(new Set(['Words of B.']))
  expect(retireText(scope, { ...of, letter: 'B', isRetired: true })).toEqual({ ok: false, reason: 'last' })
  retireText(scope, { ...of, letter: 'A', isRetired: false })
  expect(written()).toEqual(first)
})

test('a text that cannot be read is not kept, and one that needs an opener holds whoever gets it', () => {
  const { scope, db, of, sequenceId } = campaign(8)
  expect(saveText(scope, { ...of, subject: 'x', body: '{{#if opener}}' })).toMatchObject({
    ok: false,
    field: 'body',
  })
  expect(stepsOf(scope, sequenceId)[0]!.variants).toEqual([])
  saveText(scope, { ...of, subject: 'A gap', body: 'About {{page.author}}' + '{{dead.archive_url}}' })
  const held = db.select().from(enrolments).where(eq(enrolments.state, 'held')).all()
  expect(held.length).toBeGreaterThan(0)
  expect(held.length).toBeLessThan(8)
})

test('bytes made for an attempt that failed are made anew, those of a message sent again by hand stay', () => {
  const { scope, db, of, enrolmentIds } = campaign(2)
  const [fresh, again] = enrolmentIds as [number, number]
  const built = { state: 'failed_retry' as const, mime: Buffer.from('old'), variant: 'A' }
  for (const [id, messageId] of [[fresh, 'one@client.test'] as const, [again, 'two@client.test'] as const])
    db.update(outbox)
      .set({ ...built, messageId })
      .where(eq(outbox.enrolmentId, id))
      .run()
  db.update(enrolments).set({ stepsSent: 1 }).where(eq(enrolments.id, again)).run()
  saveText(scope, { ...of, subject: 'A gap', body: 'Words of B.' })
  const messageIds = db.select({ id: outbox.messageId }).from(outbox).orderBy(outbox.id).all()
  expect(messageIds.map((row) => row.id)).toEqual([null, 'two@client.test'])
})

test('what came of each text counts people who answered and those who link to us, also for retired ones', () => {
  const { scope, db, of, ids, enrolmentIds, sequenceId } = campaign(4)
  saveText(scope, { ...of, subject: 'A gap', body: 'Words of B.' })
  const leftAt = new Date('2026-05-12T09:00:00Z')
  enrolmentIds.forEach((id, n) => {
    const variant = n < 2 ? null : 'B'
    db.update(outbox)
      .set({ state: 'sent', mayHaveLeftAt: leftAt, variant })
      .where(eq(outbox.enrolmentId, id))
      .run()
  })
  db.update(enrolments).set({ state: 'replied' }).where(eq(enrolments.id, enrolmentIds[2]!)).run()
  db.update(prospects).set({ linkStatus: 'live' }).where(eq(prospects.id, ids[0]!)).run()
  retireText(scope, { ...of, letter: 'B', isRetired: true })
  const [young] = textResults(scope, { sequenceId })
  expect(young).toMatchObject({ number: 1, reply: { tooYoung: 4 }, texts: [{ sent: 2 }, { sent: 2 }] })
  const later = { ...scope, now: new Date('2026-07-01T09:00:00Z') }
  expect(textResults(later, { sequenceId })).toMatchObject([
    {
      texts: [
        { letter: 'A', reply: { hits: 0, of: 2 }, link: { hits: 1, of: 2 } },
        { letter: 'B', isRetired: true, reply: { hits: 1, of: 2 }, link: { hits: 0, of: 2 } },
      ],
    },
  ])
})
