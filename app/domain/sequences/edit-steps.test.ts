import type { Scope } from '#app/domain/values/scope.server.ts'
import { mailboxes } from '#db/tables/mailboxes.ts'
import { outbox, sequenceSteps } from '#db/tables/outreach.ts'
import { addTestProspect, enrolmentOf, freshCampaign, prospectNow, stepRow } from '#tests/support/campaign.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { claim } from './claim.server.ts'
import { composeStep } from './compose-step.server.ts'
import { nextNumber, removeStep, restoreStep, saveStep, undoStep } from './edit-steps.server.ts'
import { editAgreed, rehearse } from './effect.server.ts'
import { enrol } from './enrol.server.ts'
import { stepsOf } from './get-sequence.server.ts'
import { launch } from './launch.server.ts'
import { moveEarlier } from './move-step.server.ts'
import { sequenceWork } from './send-work.server.ts'
import { stepSent } from './step-sent.server.ts'

const START = new Date('2026-05-12T08:00:00Z')
const plain = { waitsWorkingDays: true, sameThread: true, templateId: null, subject: '' }

/** People on the way in three steps: of the first `sent`, step 1 has left. */
function onTheWay(people: number, sent: number) {
  const world = freshCampaign({ now: START })
  const { scope, db, sequenceId, projectId } = world
  const one = { sequenceId, number: 1, ...plain, sameThread: false, subject: 'Dead link', waitDays: 0 }
  saveStep(scope, { ...one, body: 'First.' })
  const ids = Array.from(
    { length: people },
    (_, n) => addTestProspect(scope, { projectId, domain: `s${n}.example` }).id,
  )
  enrol(scope, { sequenceId, prospectIds: ids })
  launch(scope, { sequenceId })
  const enrolmentIds = ids.map((id) => enrolmentOf(world, id).id)
  for (const id of enrolmentIds.slice(0, sent)) {
    const row = stepRow(world, id, 1)!
    db.update(outbox)
      .set({ state: 'sent', sentAt: START, mayHaveLeftAt: START, subject: 'Dead link', text: 'First.' })
      .where(eq(outbox.id, row.id))
      .run()
    stepSent(scope, { outboxId: row.id })
  }
  const edit = { sequenceId, number: 2 }
  return { ...world, ids, enrolmentIds, edit }
}

test('another wait moves the planned messages of that step from when the one before left, and no others', () => {
  const world = onTheWay(3, 2)
  const { scope, enrolmentIds, edit } = world
  const [first, second, third] = enrolmentIds as [number, number, number]
  const dueOf = (id: number, step: number) => stepRow(world, id, step)!.dueAt.toISOString().slice(0, 10)
  expect([dueOf(first, 2), dueOf(second, 2), dueOf(third, 1)]).toEqual([
    '2026-05-19',
    '2026-05-19',
    '2026-05-12',
  ])
  const form = { ...edit, ...plain, waitDays: 2, body: 'Second.' }
  const { effect } = rehearse(scope, edit, (tx) => saveStep(tx, form))
  expect(effect).toMatchObject({ got: 0, ahead: 3, planned: 2, moved: { count: 2 } })
  expect(effect!.moved.some[0]).toMatchObject({
    name: 'Pia Solberg, s0.example',
    to: new Date('2026-05-14T08:00:00Z'),
  })
  expect(dueOf(first, 2)).toBe('2026-05-19')
  expect(editAgreed(scope, { ...edit, agreed: null }, (tx) => saveStep(tx, form))).toEqual({ effect })
  const done = editAgreed(scope, { ...edit, agreed: effect!.key }, (tx) => saveStep(tx, form))
  expect(done).toMatchObject({ effect: null, result: { ok: true } })
  expect([dueOf(first, 2), dueOf(second, 2), dueOf(third, 1)]).toEqual([
    '2026-05-14',
    '2026-05-14',
    '2026-05-12',
  ])
  expect(prospectNow(world, world.ids[0]!).nextAction).toContain('Step 2 goes out Thu 14 May')
})

test('the last edit of a step is taken back with the dates it moved, and again', () => {
  const world = onTheWay(1, 1)
  const { scope, enrolmentIds, sequenceId, edit } = world
  const due = () => stepRow(world, enrolmentIds[0]!, 2)!.dueAt.toISOString().slice(0, 10)
  const words = () => stepsOf(scope, sequenceId)[1]!.body
  const before = words()
  expect(() => undoStep(scope, edit)).toThrow('no edit')
  saveStep(scope, { ...edit, ...plain, waitDays: 2, body: 'Second.' })
  expect([due(), words()]).toEqual(['2026-05-14', 'Second.'])
  undoStep(scope, edit)
  expect([due(), words()]).toEqual(['2026-05-19', before])
  undoStep(scope, edit)
  expect([due(), words()]).toEqual(['2026-05-14', 'Second.'])
})

test('the words of a message that left stay, the one that waits is written from those of now', () => {
  const world = onTheWay(2, 1)
  const { scope, enrolmentIds, sequenceId } = world
  saveStep(scope, {
    sequenceId,
    number: 1,
    ...plain,
    sameThread: false,
    waitDays: 0,
    subject: 'New',
    body: 'New words.',
  })
  expect(stepRow(world, enrolmentIds[0]!, 1)).toMatchObject({ subject: 'Dead link', text: 'First.' })
  const composed = composeStep(scope, { outboxId: stepRow(world, enrolmentIds[1]!, 1)!.id })
  expect(composed).toMatchObject({ ok: true, subject: 'New', text: 'New words.' })
})

test('a step taken out on the way is passed over by those who wait for it, and can be put back', () => {
  const world = onTheWay(2, 1)
  const { scope, enrolmentIds, sequenceId, edit } = world
  const { effect } = rehearse(scope, edit, (tx) => removeStep(tx, edit))
  expect(effect).toMatchObject({ passed: 1, finished: 0, ahead: 2 })
  expect(removeStep(scope, edit)).toEqual({ ok: true, isInFlight: true })
  expect(stepsOf(scope, sequenceId).map((step) => step.number)).toEqual([1, 3])
  expect(stepRow(world, enrolmentIds[0]!, 2)).toMatchObject({
    state: 'cancelled',
    because: 'Step 2 was taken out of the sequence',
  })
  // Nine working days after the first message: the wait of step 3 counts from the last that left.
  expect(stepRow(world, enrolmentIds[0]!, 3)).toMatchObject({ state: 'planned', heldBecause: null })
  expect(stepRow(world, enrolmentIds[0]!, 3)!.dueAt.toISOString().slice(0, 10)).toBe('2026-05-25')
  expect(prospectNow(world, world.ids[0]!)).toMatchObject({ sequenceStep: '2/2' })
  expect(nextNumber(scope, sequenceId)).toBe(4)
  restoreStep(scope, edit)
  expect(stepsOf(scope, sequenceId).map((step) => step.number)).toEqual([1, 2, 3])
  expect(stepRow(world, enrolmentIds[0]!, 2)!.state).toBe('cancelled')
})

test('whoever waited for the last step when it is taken out is finished', () => {
  const world = onTheWay(1, 1)
  const { scope, enrolmentIds, sequenceId, edit } = world
  removeStep(scope, { sequenceId, number: 3 })
  expect(stepsOf(scope, sequenceId)).toHaveLength(2)
  expect(removeStep(scope, edit)).toEqual({ ok: true, isInFlight: true })
  expect(enrolmentOf(world, world.ids[0]!)).toMatchObject({
    state: 'finished',
    because: 'Step 2 was taken out of the sequence',
  })
  expect(stepRow(world, enrolmentIds[0]!, 2)!.state).toBe('cancelled')
})

test('the first step stays once people have it; an unused one is deleted and the later ones move up', () => {
  const used = onTheWay(1, 0)
  expect(removeStep(used.scope, { ...used.edit, number: 1 })).toEqual({ ok: false, reason: 'first' })
  const unused = freshCampaign({ now: START })
  removeStep(unused.scope, { sequenceId: unused.sequenceId, number: 1 })
  const steps = unused.db.select().from(sequenceSteps).all()
  expect(steps.map((step) => [step.number, step.waitDays, step.sameThread])).toEqual([
    [1, 0, false],
    [2, 9, true],
  ])
})

test('before the launch there is nothing to agree to', () => {
  const { scope, sequenceId, projectId } = freshCampaign({ now: START })
  const { id } = addTestProspect(scope, { projectId, domain: 'a.example' })
  enrol(scope, { sequenceId, prospectIds: [id] })
  const edit = { sequenceId, number: 2 }
  expect(rehearse(scope, edit, (tx) => removeStep(tx, edit)).effect).toBeNull()
})

test('a step whose condition does not hold is passed over with the cause, or ends it', () => {
  const world = onTheWay(2, 2)
  const { scope, enrolmentIds, sequenceId } = world
  const tagged = { kind: 'tag', tagId: 1, name: 'UK' } as const
  const named = { kind: 'known', fact: 'contact_name' } as const
  const two = { sequenceId, number: 2, ...plain, waitDays: 5, body: 'Second.' }
  const three = { sequenceId, number: 3, ...plain, waitDays: 9, body: 'Third.' }
  const edit = { sequenceId, number: 2 }
  const conditions = [{ test: tagged, must: true, otherwise: 'skip' as const }]
  expect(rehearse(scope, edit, (tx) => saveStep(tx, { ...two, conditions })).effect).toMatchObject({
    unmet: 2,
  })
  saveStep(scope, { ...two, conditions })
  saveStep(scope, { ...three, conditions: [{ test: named, must: false, otherwise: 'finish' as const }] })
  expect(prospectNow(world, world.ids[0]!).nextAction).toContain('if its conditions hold')
  const due = { ...scope, now: new Date('2026-05-19T10:00:00Z') }
  world.db.update(mailboxes).set({ lastSyncAt: due.now }).run()
  const passes = (step: number, now: Scope) => {
    const outboxId = stepRow(world, enrolmentIds[0]!, step)!.id
    const claimed = claim(now, { outboxId, workerId: 'w' })
    if (claimed.ok || claimed.answer.do !== 'pass') throw new Error(JSON.stringify(claimed))
    sequenceWork.onPassed(now, { outboxId, ...claimed.answer })
  }
  passes(2, due)
  expect(stepRow(world, enrolmentIds[0]!, 2)).toMatchObject({
    state: 'cancelled',
    because: 'Passed over: the step goes only if it is tagged “UK”',
  })
  expect(stepRow(world, enrolmentIds[0]!, 3)!.dueAt.toISOString().slice(0, 10)).toBe('2026-06-01')
  const later = { ...scope, now: new Date('2026-06-01T10:30:00Z') }
  world.db.update(mailboxes).set({ lastSyncAt: later.now }).run()
  passes(3, later)
  expect(enrolmentOf(world, world.ids[0]!)).toMatchObject({
    state: 'finished',
    stepsSent: 1,
    because: 'Finished: the step does not go if the contact’s first name is known',
  })
})

test('two steps are exchanged while nobody has got either; waits and threads stay with their places', () => {
  const { scope, sequenceId } = onTheWay(1, 1)
  const shown = () =>
    stepsOf(scope, sequenceId).map((step) => [
      step.number,
      step.waitDays,
      step.sameThread,
      step.body.slice(0, 9),
    ])
  const before = shown()
  expect(moveEarlier(scope, { sequenceId, number: 1 })).toEqual({ ok: false, reason: 'first' })
  expect(moveEarlier(scope, { sequenceId, number: 2 })).toEqual({ ok: false, reason: 'sent' })
  expect(moveEarlier(scope, { sequenceId, number: 3 })).toEqual({ ok: true })
  expect(shown()).toEqual([before[0], [2, 5, true, before[2]![3]], [3, 9, true, before[1]![3]]])
  const unsent = freshCampaign({ now: START })
  expect(moveEarlier(unsent.scope, { sequenceId: unsent.sequenceId, number: 2 })).toEqual({
    ok: false,
    reason: 'no-subject',
  })
})
