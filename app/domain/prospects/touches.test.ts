import { addTestProspect, freshCampaign, prospectNow } from '#tests/support/campaign.ts'
import { activities } from '#db/tables/activity.ts'
import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { changeTask, openTasks } from '../tasks/tasks.server.ts'
import { noteTask, noteTouch, settleTask, touchesAt } from './touches.server.ts'

const day = (text: string) => new Date(`${text}T08:00:00Z`)

test('a touch is kept with its day; what both took part in shows as the last touch, unless something happened since', () => {
  const { scope, projectId, ...world } = freshCampaign()
  const { id: prospectId, siteId } = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  const about = { projectId, prospectId, siteId: null }
  expect(noteTouch(scope, { ...about, kind: 'call', note: 'likes the table', at: scope.now })).toBe('logged')
  expect(noteTouch(scope, { ...about, kind: 'met', note: null, at: day('2026-05-01') })).toBe('logged')
  expect(noteTouch(scope, { ...about, kind: 'comment', note: null, at: scope.now })).toBe('logged')
  expect(prospectNow(world, prospectId)).toMatchObject({ lastTouch: 'called', lastTouchAt: scope.now })
  expect(touchesAt(scope, { siteId }).map((one) => [one.kind, one.note])).toEqual([
    ['comment', null],
    ['call', 'likes the table'],
    ['met', null],
  ])
})

test('a planned touch is a task that is written down when it is done, and taken back with it', () => {
  const { scope, projectId, db } = freshCampaign()
  const { id: prospectId, siteId } = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  const about = { projectId, prospectId, siteId: null }
  expect(noteTouch(scope, { ...about, kind: 'share', note: 'their bin test', at: day('2026-06-01') })).toBe(
    'planned',
  )
  const [task] = openTasks(scope, { projectId, prospectId })
  expect(task).toMatchObject({
    title: 'Share their page',
    because: 'their bin test',
    dueOn: day('2026-06-01'),
    domain: 'tilth.example',
  })
  expect(openTasks(scope, { projectId, dueBy: day('2026-05-31') })).toEqual([])
  expect(openTasks(scope, { projectId, dueBy: day('2026-06-01') })).toHaveLength(1)

  const later = { ...scope, now: day('2026-06-02') }
  settleTask(later, { projectId, taskId: task!.id, done: true })
  expect(openTasks(scope, { siteId })).toEqual([])
  expect(touchesAt(scope, { siteId })).toMatchObject([{ kind: 'share', at: later.now }])
  settleTask(later, { projectId, taskId: task!.id, done: false })
  expect(touchesAt(scope, { siteId })).toEqual([])
  const told = db.select().from(activities).where(eq(activities.prospectId, prospectId)).all()
  expect(told.map((one) => one.what).slice(-4)).toEqual([
    'task.done',
    'touch.logged',
    'task.reopened',
    'touch.removed',
  ])
})

test('a task may be about a site alone, is put off and given, and is nobody else’s', () => {
  const { scope, projectId, userId } = freshCampaign()
  const { siteId } = addTestProspect(scope, { projectId, domain: 'tilth.example' })
  const about = { projectId, prospectId: null, siteId }
  noteTask(scope, {
    ...about,
    title: 'Read their guide',
    because: 'added by Anna',
    dueOn: null,
    assigneeId: null,
  })
  const taskId = openTasks(scope, { siteId })[0]!.id
  changeTask(scope, { projectId, taskId, dueOn: day('2026-05-20') })
  changeTask(scope, { projectId, taskId, assigneeId: userId })
  expect(openTasks(scope, { siteId, assigneeId: userId })).toMatchObject([
    { title: 'Read their guide', dueOn: day('2026-05-20'), assignee: 'Anna Reyes' },
  ])
  expect(() => changeTask(scope, { projectId, taskId, assigneeId: 999 })).toThrow('no such person')
  expect(() =>
    noteTask(scope, { ...about, siteId: 999, title: 'x', because: 'y', dueOn: null, assigneeId: null }),
  ).toThrow('no such site')
  expect(() => settleTask(scope, { projectId: 999, taskId, done: true })).toThrow('no such task')
})
