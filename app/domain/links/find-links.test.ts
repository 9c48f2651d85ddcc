import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { links } from '#db/tables/links.ts'
import { LINK_STATUSES, type LinkStatus } from '#db/vocabulary.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { giveLinks, stopWatching, undoOwners } from './change-links.server.ts'
import { countFound, eachLink, findLinks, matchingLinkIds } from './find-links.server.ts'
import { NEEDS_LOOK_ORDER, readLinkQuery, writeLinkCursor } from './list-query.ts'
import { promiseLink } from './promise-link.server.ts'
import { linkSummary } from './summary.server.ts'

/** 140 links over seven statuses, some with issues, checked at different times. */
function manyLinks(): World {
  const world = freshWorkspace()
  for (let at = 0; at < 140; at++) {
    const made = promiseLink(world.scope, {
      projectId: world.projectId,
      sourceUrl: `https://site${String(at).padStart(3, '0')}.test/page`,
      targetUrl: at % 2 ? 'https://client.test/guide' : 'https://client.test/other',
      origin: at % 3 ? 'paste' : 'promise',
    })
    const status = LINK_STATUSES[at % 7]!
    world.db
      .update(links)
      .set({
        status,
        issues: status === 'degraded' ? ['nofollow', 'noindex'] : [],
        foundRel: status === 'degraded' ? ['nofollow'] : status === 'live' ? [] : null,
        lastCheckedAt: at % 5 ? new Date(world.scope.now.getTime() - at * 60_000) : null,
        firstLiveAt: status === 'live' ? new Date(world.scope.now.getTime() - at * 86_400_000) : null,
      })
      .where(eq(links.id, made.ok ? made.id : 0))
      .run()
  }
  return world
}

const query = (text: string) => readLinkQuery(new URLSearchParams(text))
const world = manyLinks()
const { scope, projectId } = world

function allPages(text: string) {
  const rows = []
  let after = ''
  for (let pages = 0; pages < 10; pages++) {
    const page = findLinks(scope, { projectId, query: query(`${text}&after=${encodeURIComponent(after)}`) })
    rows.push(...page.rows)
    if (!page.next) return rows
    after = writeLinkCursor(page.next)
  }
  throw new Error('the list has no end')
}

test('every link once, what needs a look first', () => {
  const rows = allPages('')
  expect(new Set(rows.map((row) => row.id)).size).toBe(140)
  const order = rows.map((row) => NEEDS_LOOK_ORDER.indexOf(row.status as LinkStatus))
  expect(order).toEqual(order.toSorted((one, other) => one - other))
})

test.each([
  'sort=source',
  'sort=-source',
  'sort=checked',
  'sort=-checked',
  'sort=-first',
  'sort=next',
  'client=all',
])('%s shows every link once', (text) => expect(new Set(allPages(text).map((row) => row.id)).size).toBe(140))

test('what was never checked stands last in both directions', () => {
  for (const text of ['sort=checked', 'sort=-checked'])
    expect(
      allPages(text)
        .slice(-28)
        .every((row) => row.lastCheckedAt === null),
    ).toBe(true)
})

test.each([
  ['status=lost', 20],
  ['issue=noindex', 20],
  ['issue=hidden', 0],
  ['rel=nofollow', 20],
  ['rel=dofollow', 20],
  ['origin=promise', 47],
  ['owner=none', 140],
  ['owner=me', 0],
  ['target=1', 70],
  ['q=site01', 10],
  ['q=100%25', 0],
  ['status=degraded&issue=nofollow&q=site0', 14],
])('%s finds %d', (text, expected) => {
  expect(allPages(text)).toHaveLength(expected)
  expect(countFound(scope, { projectId, query: query(text) })).toEqual({ count: expected, isMore: false })
  expect(matchingLinkIds(scope, { projectId, query: query(text), atMost: 1_000 })).toHaveLength(expected)
})

test('the export goes over all pages', () => {
  expect([...eachLink(scope, { projectId, query: query('') })].flat()).toHaveLength(140)
})

test('no list scans the links or sorts them', () => {
  const client = world.db.$client
  const seen = new Set<string>()
  const prepare = client.prepare.bind(client)
  client.prepare = ((source: string) => {
    seen.add(source)
    return prepare(source)
  }) as typeof client.prepare
  for (const text of [
    '',
    'status=lost',
    'issue=noindex&sort=-checked',
    'sort=source',
    'sort=next&owner=me',
    'client=all',
    'q=soil',
    'client=all&status=lost&issue=noindex',
  ]) {
    allPages(text)
    countFound(scope, { projectId, query: query(text) })
  }
  client.prepare = prepare
  const plans = [...seen]
    .filter((source) => /from "links"/.test(source))
    .map((source) => {
      const holes = Array<null>(source.split('?').length - 1).fill(null)
      const steps = prepare(`explain query plan ${source}`).all(...holes) as { detail: string }[]
      return `${source}\n${steps.map((step) => step.detail).join('\n')}`
    })
  expect(plans.length).toBeGreaterThan(5)
  expect(plans.filter((plan) => /SCAN links|TEMP B-TREE/.test(plan))).toEqual([])
})

test('owners are given and taken back, but for those changed since', () => {
  const ids = matchingLinkIds(scope, { projectId, query: query('status=pending'), atMost: 100 })
  const given = giveLinks(scope, { projectId, linkIds: ids, ownerId: world.userId })
  expect(given.changed).toBe(20)
  expect(giveLinks(scope, { projectId, linkIds: ids, ownerId: world.userId }).changed).toBe(0)
  world.db.update(links).set({ ownerId: null }).where(eq(links.id, ids[0]!)).run()
  expect(undoOwners(scope, { bulkId: given.bulkId! })).toBe(19)
  expect(undoOwners(scope, { bulkId: given.bulkId! })).toBe(0)
  expect(() => giveLinks(scope, { projectId, linkIds: ids, ownerId: 999 })).toThrow('no such person')
})

test('a link that is no longer watched goes with its checks', () => {
  const other = manyLinks()
  const ids = matchingLinkIds(other.scope, {
    projectId: other.projectId,
    query: query('status=lost'),
    atMost: 100,
  })
  expect(stopWatching(other.scope, { linkIds: [...ids, 9_999] })).toBe(20)
  expect(other.db.select().from(links).all()).toHaveLength(120)
})

test('the summary counts lives, months and issues', () => {
  const summary = linkSummary(scope, { projectId })
  expect(summary.links).toBe(20)
  expect(summary.survival?.after[0]).toMatchObject({ day: 30, alive: 1 })
  expect(summary.wonByMonth.reduce((sum, { count }) => sum + count, 0)).toBe(20)
  expect(summary.issues).toEqual([
    { issue: 'nofollow', count: 20 },
    { issue: 'noindex', count: 20 },
  ])
})
