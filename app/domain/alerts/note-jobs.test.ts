import { expect, test } from 'vitest'
import { alerts } from '#db/tables/alerts.ts'
import { heartbeats } from '#db/tables/workspaces.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { noteJobs } from './note-jobs.server.ts'
import { closeOldNews, raiseAlert } from './raise.server.ts'

test('a job that fails is one alert with its error, until a run goes well', () => {
  const { scope, db } = freshWorkspace()
  const at = scope.now
  db.insert(heartbeats)
    .values({ job: 'verify-due', pid: 1, at, lastError: 'disk full', lastErrorAt: at })
    .run()
  noteJobs(scope)
  noteJobs(scope)
  expect(db.select().from(alerts).all()).toMatchObject([
    { kind: 'job_trouble', because: expect.stringContaining('disk full'), resolvedAt: null },
  ])
  db.update(heartbeats).set({ lastError: null, lastErrorAt: null }).run()
  noteJobs(scope)
  expect(db.select().from(alerts).get()!.resolvedAt).toEqual(at)
})

test('good news is over after a week, trouble is not', () => {
  const { scope, db } = freshWorkspace()
  const news = { subject: 'host:a.test', title: 't', because: 'b' }
  raiseAlert(scope, { ...news, kind: 'link_live' })
  raiseAlert(scope, { ...news, kind: 'link_lost' })
  closeOldNews({ ...scope, now: new Date(scope.now.getTime() + 8 * 24 * 3_600_000) })
  const open = db
    .select()
    .from(alerts)
    .all()
    .filter((alert) => !alert.resolvedAt)
  expect(open.map(({ kind }) => kind)).toEqual(['link_lost'])
})
