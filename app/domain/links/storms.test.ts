import { expect, test } from 'vitest'
import { alertNotices, alerts } from '#db/tables/alerts.ts'
import type { Verdict } from '#db/vocabulary.ts'
import { observationOf } from '#tests/support/observations.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { listAlerts, markAlerts } from '../alerts/list.server.ts'
import { networkIsGone } from './network-gone.ts'
import { promiseLink } from './promise-link.server.ts'
import { verifyDue } from './verify-due.server.ts'

const HOUR = 3_600_000

function watching(pages: string[]): World {
  const world = freshWorkspace()
  for (const sourceUrl of pages) {
    const made = promiseLink(world.scope, {
      projectId: world.projectId,
      sourceUrl,
      targetUrl: 'https://client.test/guide',
      origin: 'paste',
    })
    if (!made.ok) throw new Error(made.reason)
  }
  return world
}

async function check({ scope }: World, hours: number, verdictOf: (source: string) => Verdict) {
  const now = new Date(scope.now.getTime() + hours * HOUR)
  await verifyDue(
    { ...scope, now },
    {
      atMost: 100,
      chance: () => 0,
      tell: () => ({ now, tempo: 1 }),
      observe: async (promise) => observationOf(promise, verdictOf(promise.source)),
    },
  )
}

const open = ({ db }: World) =>
  db
    .select()
    .from(alerts)
    .all()
    .filter((alert) => !alert.resolvedAt)
    .map(({ kind, title }) => ({ kind, title }))

const three = ['a', 'b', 'c'].map((page) => `https://blog.test/${page}`)

test('a host that loses all its links is one alert and one notice, and ends when the last of them is back', async () => {
  const world = watching(three)
  await check(world, 0, () => 'live')
  expect(open(world)).toEqual([{ kind: 'link_live', title: '3 links on blog.test are live' }])
  await check(world, 24, () => 'missing')
  await check(world, 26, () => 'missing')
  await check(world, 48, () => 'missing')
  await check(world, 49, () => 'missing')
  expect(open(world)).toEqual([{ kind: 'link_lost', title: '3 links on blog.test are lost' }])
  const lost = world.db
    .select()
    .from(alerts)
    .all()
    .find(({ kind }) => kind === 'link_lost')!
  const told = world.db.select().from(alertNotices).all()
  expect(told.filter(({ alertId }) => alertId === lost.id)).toHaveLength(1)
  await check(world, 24 * 30, (page) => (page.endsWith('/a') ? 'missing' : 'live'))
  expect(open(world)).toEqual([
    { kind: 'link_lost', title: 'The link on blog.test is lost' },
    { kind: 'link_recovered', title: '2 links on blog.test are back' },
  ])
})

test('an alert that was put aside comes back when it grows', async () => {
  const world = watching(three)
  await check(world, 0, () => 'live')
  await check(world, 24, (page) => (page.endsWith('/a') ? 'missing' : 'live'))
  const list = (state: 'open' | 'seen') =>
    listAlerts(world.scope, { projectId: world.projectId, state, kind: 'link_at_risk', before: null }).rows
  const [alert] = list('open')
  expect(alert).toMatchObject({ title: 'A check found no link on blog.test', linkCount: 1 })
  markAlerts(world.scope, { alertIds: [alert!.id], seen: true })
  expect([list('open').length, list('seen').length]).toEqual([0, 1])
  await check(world, 24 * 4, () => 'missing')
  expect(list('open')).toMatchObject([{ linkCount: 3 }])
})

test('our own network gone is one alert, and no page is said to be unreadable for it', async () => {
  const world = watching(Array.from({ length: 8 }, (_, at) => `https://site${at}.test/page`))
  await check(world, 0, () => 'live')
  for (let hours = 24; hours < 24 * 12; hours += 6) await check(world, hours, () => 'unreachable')
  expect(open(world).filter(({ kind }) => kind !== 'link_live')).toEqual([
    { kind: 'network_trouble', title: 'No site answers: our own network may be gone' },
  ])
  await check(world, 24 * 13, () => 'live')
  expect(open(world).map(({ kind }) => kind)).not.toContain('network_trouble')
})

const at = new Date('2026-05-12T10:00:00Z')
const look = (host: string, wasAnswered = false, hoursAgo = 0) => ({
  host,
  wasAnswered,
  at: new Date(at.getTime() - hoursAgo * HOUR),
})
const five = ['a', 'b', 'c', 'd', 'e'].map((host) => look(host))
test.each([
  ['no look at all', [], false],
  ['five hosts that do not answer', five, true],
  ['one of six answers', [...five, look('f', true)], false],
  ['one host, however often', five.map(() => look('a')), false],
  ['an answer of the day before yesterday', [...five, look('f', true, 48)], true],
])('is our network gone: %s', (_, looks, expected) => expect(networkIsGone(looks, at)).toBe(expected))
