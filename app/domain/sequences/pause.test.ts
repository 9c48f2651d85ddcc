import { pauses } from '#db/tables/pauses.ts'
import type { PauseLevel } from '#db/vocabulary.ts'
import { addTestProspect, enrolmentOf, freshCampaign, prospectNow, stepRow } from '#tests/support/campaign.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { expect, test } from 'vitest'
import { claim } from './claim.server.ts'
import { saveStep } from './edit-steps.server.ts'
import { enrol } from './enrol.server.ts'
import { launch } from './launch.server.ts'
import { liftPause, listPauses, pause } from './pause.server.ts'
import { allStopped } from './stopped.server.ts'
import { resumeSending, sendingStop, stopSending } from './stop-sending.server.ts'
import { whomToPause } from './whom-to-pause.server.ts'

const START = new Date('2026-05-12T08:00:00Z')

function onTheWay(people = 2) {
  const world = freshCampaign({ now: START })
  const { scope, sequenceId, projectId } = world
  const words = { subject: 'Dead link', body: 'First.', templateId: null }
  saveStep(scope, { sequenceId, number: 1, waitDays: 0, waitsWorkingDays: true, sameThread: false, ...words })
  const prospects = Array.from({ length: people }, (_, n) =>
    addTestProspect(scope, { projectId, domain: `s${n}.example` }),
  )
  enrol(scope, { sequenceId, prospectIds: prospects.map((one) => one.id) })
  launch(scope, { sequenceId })
  const enrolmentIds = prospects.map((one) => enrolmentOf(world, one.id).id)
  return { ...world, prospects, enrolmentIds }
}

test.each<[PauseLevel, string, string[]]>([
  ['project', 'The project is paused: they think it over', ['held', 'held']],
  ['site', 'The whole site is paused: they think it over', ['held', 'active']],
  ['contact', 'This person is paused: they think it over', ['held', 'active']],
  ['prospect', 'The prospect is paused: they think it over', ['held', 'active']],
])('a pause of a %s holds what is under it, with the cause, until it is lifted', (level, because, states) => {
  const world = onTheWay()
  const { scope, enrolmentIds, prospects } = world
  const subjectId = whomToPause(scope, enrolmentIds[0]!)[level].id
  const now = () => prospects.map((one) => enrolmentOf(world, one.id).state)
  pause(scope, { level, subjectId, because: ' they think it over ' })
  expect(now()).toEqual(states)
  expect(stepRow(world, enrolmentIds[0]!, 1)).toMatchObject({ heldBecause: because })
  expect(prospectNow(world, prospects[0]!.id).nextAction).toBe(
    `Held: ${because.charAt(0).toLowerCase()}${because.slice(1)}`,
  )
  expect(listPauses(scope)).toMatchObject([{ level, by: 'Anna Reyes', because: 'they think it over' }])
  liftPause(scope, { level, subjectId })
  expect(now()).toEqual(['active', 'active'])
  expect(stepRow(world, enrolmentIds[0]!, 1)).toMatchObject({ heldBecause: null })
  expect(allStopped(scope)).toEqual({ stop: null, pauses: [], mailboxes: [], sequences: [] })
})

test('a pause that comes between planning and leaving is met by the claim itself', () => {
  const { scope, db, projectId, enrolmentIds, ...world } = onTheWay(1)
  const row = { workspaceId: scope.workspaceId, level: 'project' as const, subjectId: projectId }
  db.insert(pauses)
    .values({ ...row, because: 'as the client asked', by: 'Anna', at: START })
    .run()
  const outboxId = stepRow({ db }, enrolmentIds[0]!, 1)!.id
  const due = { ...scope, now: new Date('2026-05-12T10:00:00Z') }
  expect(claim({ ...due, now: START }, { outboxId, workerId: 'w' })).toMatchObject({
    ok: false,
    answer: { do: 'hold', because: 'The project is paused: as the client asked' },
  })
  expect(world.prospects).toHaveLength(1)
})

test('after a pause the messages get new times, a gap apart', () => {
  const world = onTheWay(12)
  const { scope, projectId, enrolmentIds } = world
  pause(scope, { level: 'project', subjectId: projectId, because: 'a rest' })
  const later = { ...scope, now: new Date('2026-05-20T10:00:00Z') }
  liftPause(later, { level: 'project', subjectId: projectId })
  const times = enrolmentIds.map((id) => stepRow(world, id, 1)!.dueAt.getTime()).sort((a, b) => a - b)
  expect(times[0]).toBeGreaterThanOrEqual(later.now.getTime())
  for (const [at, time] of times.slice(1).entries()) expect(time - times[at]!).toBeGreaterThanOrEqual(90_000)
})

test('a pause needs a reason and a subject of this workspace', () => {
  const { scope, db, projectId } = onTheWay(1)
  expect(() => pause(scope, { level: 'project', subjectId: projectId, because: ' ' })).toThrow('Say why')
  const other = freshWorkspace({ db, email: 'else@else.test' })
  expect(() => pause(scope, { level: 'project', subjectId: other.projectId, because: 'x' })).toThrow(
    'nothing of this kind',
  )
  expect(listPauses(other.scope)).toEqual([])
})

test('the stop of everything says who, when and why, and is gone when let go', () => {
  const { scope } = onTheWay(1)
  stopSending(scope, { because: 'the site moves' })
  stopSending({ ...scope, now: new Date('2026-05-13T08:00:00Z') }, { because: 'again' })
  expect(sendingStop(scope)).toEqual({ at: START, by: 'Anna Reyes', because: 'the site moves' })
  resumeSending(scope)
  expect(sendingStop(scope)).toBeNull()
})
