import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { checks, links, linkStatusChanges, pageCopies } from '#db/tables/links.ts'
import { prospects } from '#db/tables/prospects.ts'
import { openWeb } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { observationOf } from '#tests/support/observations.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { addProspect } from '../prospects/add-prospect.server.ts'
import { dropOldPages, keepPagesFor } from './drop-old-pages.server.ts'
import { editLink } from './edit-link.server.ts'
import { promiseLink } from './promise-link.server.ts'
import { setStatus } from './set-status.server.ts'
import { judgeShown, openShowing, pasteShowing, receiveShowing } from './show-page.server.ts'
import { verifyDue } from './verify-due.server.ts'

const DAY = 86_400_000
const PAGE =
  '<html><title>Tools</title><p>Words about tools.</p><a href="https://client.test/guide">the guide</a>'

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
  })
  if (!link.ok) throw new Error(link.reason)
  return { ...world, linkId: link.id, prospectId: prospect.id }
}

const after = ({ scope }: World, days: number) => ({
  ...scope,
  now: new Date(scope.now.getTime() + days * DAY),
})
const linkOf = ({ db }: World, id: number) => db.select().from(links).where(eq(links.id, id)).get()!

function check(world: World, days: number, verdict: Parameters<typeof observationOf>[1], html?: string) {
  const scope = after(world, days)
  return verifyDue(scope, {
    atMost: 10,
    chance: () => 0,
    tell: () => ({ now: scope.now, tempo: 1 }),
    observe: async (promise) => observationOf(promise, verdict, html === undefined ? {} : { html }),
  })
}

test('a person sets the status with a reason, and it wins the prospect', () => {
  const world = promised()
  setStatus(world.scope, { linkId: world.linkId, status: 'live', reason: 'I saw it in the second paragraph' })
  expect(linkOf(world, world.linkId)).toMatchObject({
    status: 'live',
    statusBecause: 'set by Anna Reyes: I saw it in the second paragraph',
    statusSetByUserId: world.userId,
    firstLiveAt: world.scope.now,
  })
  expect(world.db.select().from(prospects).get()!.stage).toBe('won')
  expect(world.db.select().from(linkStatusChanges).all().at(-1)).toMatchObject({
    to: 'live',
    userId: world.userId,
  })
})

test('a blocked look leaves what a person said; the next readable one says where it disagrees', async () => {
  const world = promised()
  setStatus(world.scope, { linkId: world.linkId, status: 'live', reason: 'I saw it' })
  await check(world, 1, 'blocked')
  expect(linkOf(world, world.linkId)).toMatchObject({ status: 'live', statusSetByUserId: world.userId })
  await check(world, 2, 'missing')
  const link = linkOf(world, world.linkId)
  expect(link.status).toBe('at_risk')
  expect(link.statusSetByUserId).toBeNull()
  expect(link.statusBecause).toMatch(/disagrees with “live”/)
})

test('a rhythm of its own moves the next check; another promise is judged at once', async () => {
  const world = promised()
  await check(world, 0, 'live')
  const edit = { linkId: world.linkId, anchor: null, rel: 'follow' as const, dueOn: null, ownerId: null }
  editLink(world.scope, { ...edit, rhythmDays: 7 })
  expect(linkOf(world, world.linkId).nextAt).toEqual(new Date(world.scope.now.getTime() + 7 * DAY))
  editLink(world.scope, { ...edit, rhythmDays: 7, anchor: 'the guide' })
  expect(linkOf(world, world.linkId).nextAt).toEqual(world.scope.now)
})

test('old pages go, but never the first, the last and those that changed the status', async () => {
  const world = promised()
  const story = [
    [0, 'live', 'first'],
    [1, 'live', 'second'],
    [3, 'live', 'third'],
    [40, 'missing', 'fourth'],
    [41, 'live', 'fifth'],
    [60, 'live', 'last'],
  ] as const
  for (const [days, verdict, html] of story) {
    world.db.update(links).set({ nextAt: world.scope.now }).run()
    await check(world, days, verdict, html)
  }
  expect(dropOldPages(world.db, after(world, 400))).toBe(0)
  keepPagesFor(world.scope, { days: 30 })
  expect(dropOldPages(world.db, after(world, 400))).toBe(2)
  const kept = new Set(
    world.db
      .select({ hash: pageCopies.hash })
      .from(pageCopies)
      .all()
      .map((one) => one.hash),
  )
  const left = world.db.select({ hash: checks.pageHash }).from(checks).all()
  expect(left.map(({ hash }) => kept.has(hash!))).toEqual([true, false, false, true, true, true])
})

test('the page of a person’s own browser is judged by the same rules, once, and marked as theirs', async () => {
  const world = promised()
  const web = openWeb({ settings: readNetworkSettings({ connectTo: '*=127.0.0.1:9' }) })
  const wall = new Date()
  const token = openShowing(world.scope, { linkId: world.linkId, wall })
  const shown = { url: 'http://www.blog.test/post/', html: PAGE, wall }
  expect(receiveShowing(world.db, { ...shown, token: 'x'.repeat(32) })).toMatchObject({
    reason: 'unknown-token',
  })
  expect(receiveShowing(world.db, { ...shown, token, url: 'https://blog.test/other' })).toMatchObject({
    reason: 'other-page',
  })
  expect(receiveShowing(world.db, { ...shown, token, html: ' ' })).toMatchObject({ reason: 'empty' })
  expect(
    receiveShowing(world.db, { ...shown, token, wall: new Date(wall.getTime() + 2 * 3_600_000) }),
  ).toMatchObject({
    reason: 'unknown-token',
  })
  expect(receiveShowing(world.db, { ...shown, token })).toMatchObject({ ok: true, linkId: world.linkId })
  expect(receiveShowing(world.db, { ...shown, token })).toMatchObject({ reason: 'unknown-token' })
  expect(await judgeShown(world.scope, { web })).toBe(1)
  expect(await judgeShown(world.scope, { web })).toBe(0)
  expect(linkOf(world, world.linkId)).toMatchObject({ status: 'live', httpStatus: null })
  expect(world.db.select().from(checks).get()).toMatchObject({ verdict: 'live', seenByUserId: world.userId })
  expect(linkOf(world, world.linkId).statusBecause).toContain('shown by Anna Reyes')
  await web.close()
})

test('a wall that a person shows is still a wall', async () => {
  const world = promised()
  const web = openWeb({ settings: readNetworkSettings({ connectTo: '*=127.0.0.1:9' }) })
  const wall = new Date()
  const html = '<title>Sign in</title><form><input type="password"></form><p>Please sign in to go on.</p>'
  expect(
    pasteShowing(world.scope, { linkId: world.linkId, url: 'https://blog.test/post', html, wall }).ok,
  ).toBe(true)
  await judgeShown(world.scope, { web })
  expect(world.db.select().from(checks).get()!.verdict).toBe('blocked')
  await web.close()
})
