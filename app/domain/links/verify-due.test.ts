import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { alerts } from '#db/tables/alerts.ts'
import { checks, links, linkStatusChanges, pageCopies } from '#db/tables/links.ts'
import { prospects } from '#db/tables/prospects.ts'
import type { Verdict } from '#db/vocabulary.ts'
import { observationOf } from '#tests/support/observations.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { addProspect } from '../prospects/add-prospect.server.ts'
import { promiseLink } from './promise-link.server.ts'
import { checkNow, recoverFromClock, startDue, verifyDue } from './verify-due.server.ts'

const HOUR = 3_600_000

function promised() {
  const world = freshWorkspace()
  const { scope, projectId } = world
  const prospect = addProspect(scope, {
    projectId,
    domain: 'blog.test',
    tactic: 'link_gap',
    because: 'typed in',
  })
  const link = promiseLink(scope, {
    projectId,
    prospectId: prospect.id,
    sourceUrl: 'https://blog.test/post',
    targetUrl: 'https://client.test/guide',
    origin: 'promise',
    sentence: 'I will add it next week',
  })
  if (!link.ok) throw new Error(link.reason)
  return { ...world, linkId: link.id, prospectId: prospect.id }
}

async function check({ scope }: World, hours: number, verdict: Verdict, issues: never[] | ['nofollow'] = []) {
  const now = new Date(scope.now.getTime() + hours * HOUR)
  return verifyDue(
    { ...scope, now },
    {
      atMost: 10,
      chance: () => 0,
      tell: () => ({ now, tempo: 1 }),
      observe: async (promise) => observationOf(promise, verdict, { issues }),
    },
  )
}

const linkOf = ({ db }: World, id: number) => db.select().from(links).where(eq(links.id, id)).get()!
const stageOf = ({ db }: World, id: number) =>
  db.select({ stage: prospects.stage }).from(prospects).where(eq(prospects.id, id)).get()!.stage
const openAlerts = ({ db }: World) =>
  db
    .select({ kind: alerts.kind, resolvedAt: alerts.resolvedAt })
    .from(alerts)
    .all()
    .filter((alert) => !alert.resolvedAt)
    .map((alert) => alert.kind)

test('a promise is checked at once, found live, and wins the prospect', async () => {
  const world = promised()
  expect(await check(world, 0, 'live')).toBe(1)
  expect(linkOf(world, world.linkId)).toMatchObject({ status: 'live', foundAnchor: 'the guide', badCount: 0 })
  expect(stageOf(world, world.prospectId)).toBe('won')
  expect(openAlerts(world)).toEqual(['link_live'])
  expect(await check(world, 1, 'live')).toBe(0)
})

test('a removed link is at risk, then lost on the third check a day later, and then asked about', async () => {
  const world = promised()
  await check(world, 0, 'live')
  await check(world, 24, 'missing')
  expect(linkOf(world, world.linkId).status).toBe('at_risk')
  expect(stageOf(world, world.prospectId)).toBe('won')
  await check(world, 25, 'missing')
  await check(world, 30, 'missing')
  expect(linkOf(world, world.linkId).status).toBe('at_risk')
  await check(world, 48, 'missing')
  expect(linkOf(world, world.linkId).status).toBe('lost')
  expect(stageOf(world, world.prospectId)).toBe('lost')
  expect(openAlerts(world)).toContain('link_lost')
  expect(openAlerts(world)).not.toContain('link_at_risk')
  const changes = world.db.select().from(linkStatusChanges).all()
  expect(changes.map((change) => change.to)).toEqual(['pending', 'live', 'at_risk', 'lost'])
  expect(changes.slice(1).every((change) => change.checkId)).toBe(true)
})

test('a network that is gone for a day loses nothing', async () => {
  const world = promised()
  await check(world, 0, 'live')
  for (let hours = 24; hours < 60; hours += 6) await check(world, hours, 'unreachable')
  expect(linkOf(world, world.linkId).status).toBe('live')
  expect(openAlerts(world)).toEqual(['link_live'])
})

test('every check is kept as evidence, the same page once', async () => {
  const world = promised()
  await check(world, 0, 'live_with_issues', ['nofollow'])
  await check(world, 24, 'live_with_issues', ['nofollow'])
  expect(world.db.select().from(checks).all()).toHaveLength(2)
  expect(world.db.select().from(pageCopies).all()).toHaveLength(1)
  expect(linkOf(world, world.linkId)).toMatchObject({
    status: 'degraded',
    issues: ['nofollow'],
    foundRel: ['nofollow'],
  })
  expect(openAlerts(world)).toEqual(['link_degraded'])
})

test('two processes do not look at the same link at the same time', async () => {
  const world = promised()
  let looks = 0
  const slow = async (promise: Parameters<typeof observationOf>[0]) => {
    looks++
    await Promise.resolve()
    return observationOf(promise, 'live')
  }
  const once = () => verifyDue(world.scope, { atMost: 10, observe: slow, chance: () => 0 })
  await Promise.all([once(), once()])
  expect(looks).toBe(1)
})

test('check now makes a link due again', async () => {
  const world = promised()
  await check(world, 0, 'live')
  checkNow({ ...world.scope, now: new Date(world.scope.now.getTime() + HOUR) }, { linkIds: [world.linkId] })
  expect(await check(world, 1, 'live')).toBe(1)
})

test('the same source and target are watched once', () => {
  const world = promised()
  const again = promiseLink(world.scope, {
    projectId: world.projectId,
    sourceUrl: 'http://www.blog.test/post/',
    targetUrl: 'https://client.test/guide?utm_source=x',
    origin: 'paste',
  })
  expect(again).toEqual({ ok: false, reason: 'already-watched', id: world.linkId })
})

test('after a clock that was a year ahead, links are looked at again, and nothing is lost by it', async () => {
  const world = promised()
  const year = 365 * 24
  await check(world, year, 'live')
  await check(world, year + 24, 'missing')
  expect(await check(world, 1, 'live')).toBe(0)
  const now = new Date(world.scope.now.getTime() + HOUR)
  expect(recoverFromClock({ ...world.scope, now })).toBe(1)
  expect(await check(world, 1, 'missing')).toBe(1)
  expect(linkOf(world, world.linkId)).toMatchObject({ status: 'at_risk', firstBadAt: now, badCount: 2 })
  expect(recoverFromClock({ ...world.scope, now })).toBe(0)
  expect(await check(world, 2, 'live')).toBe(1)
})

test('a claim made by a clock that was ahead ends with it', async () => {
  const world = promised()
  world.db
    .update(links)
    .set({ claimedUntil: new Date(world.scope.now.getTime() + 90 * 24 * HOUR) })
    .run()
  expect(await check(world, 0, 'live')).toBe(1)
})

test('one host does not take all places', () => {
  const world = promised()
  for (const path of ['a', 'b', 'c', 'd', 'e', 'f'])
    promiseLink(world.scope, {
      projectId: world.projectId,
      sourceUrl: `https://blog.test/${path}`,
      targetUrl: 'https://client.test/guide',
      origin: 'paste',
    })
  promiseLink(world.scope, {
    projectId: world.projectId,
    sourceUrl: 'https://other.test/post',
    targetUrl: 'https://client.test/guide',
    origin: 'paste',
  })
  const asked: string[] = []
  const busy = new Map<string, number>()
  const observe = (promise: { source: string }) => {
    asked.push(new URL(promise.source).host)
    return new Promise<never>(() => {})
  }
  expect(startDue(world.scope, { atMost: 50, observe, busy })).toHaveLength(5)
  expect(asked.filter((host) => host === 'other.test')).toHaveLength(1)
  expect(startDue(world.scope, { atMost: 50, observe, busy })).toHaveLength(0)
})
