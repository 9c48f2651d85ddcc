import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { linkBatches, links } from '#db/tables/links.ts'
import { prospects } from '#db/tables/prospects.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { batchUnderWay, cancelBatch, getBatch, undoBatch } from '../links/batches.server.ts'
import { addProspect } from '../prospects/add-prospect.server.ts'
import { bringLinks, startLinkFile } from './bring-links.server.ts'

const dataFolder = mkdtempSync(path.join(tmpdir(), 'link-files-'))
afterAll(() => rmSync(dataFolder, { recursive: true }))

async function started({ scope, projectId }: World, name: string, content: string | Buffer) {
  writeFileSync(path.join(dataFolder, name), content)
  return startLinkFile(scope, { projectId, fileName: name, path: name, dataFolder, rel: 'follow' })
}

async function brought(world: World, name: string, content: string | Buffer) {
  const start = await started(world, name, content)
  if (!start.ok) throw new Error(start.reason)
  await bringLinks(world.scope, { dataFolder })
  return getBatch(world.scope, { batchId: start.id })
}

const AHREFS = [
  [
    'Referring page title',
    'Referring page URL',
    'Domain rating',
    'UR',
    'Target URL',
    'Anchor',
    'Nofollow',
    'First seen',
    'Last seen',
  ],
  [
    'Tools',
    'https://blog.test/tools',
    '40',
    '12',
    'https://client.test/guide',
    'the guide',
    'false',
    '2026-01-02 10:00:00',
    '2026-05-01 10:00:00',
  ],
  [
    'Other',
    'https://news.test/a',
    '30',
    '10',
    'https://rival.test/',
    'rival',
    'true',
    '2026-01-02 10:00:00',
    '2026-05-01 10:00:00',
  ],
]
  .map((row) => row.map((cell) => `"${cell}"`).join('\t'))
  .join('\n')

test('an export about the client’s site is taken; rows about other sites are left out with the reason', async () => {
  const world = freshWorkspace()
  const batch = await brought(world, 'client.csv', Buffer.from(`\ufeff${AHREFS}\n`, 'utf16le'))
  expect(batch).toMatchObject({ status: 'done', rowsDone: 2, added: 1, rejectedCount: 1 })
  expect(batch.rejected[0]).toMatchObject({ line: 3, reason: 'Points to rival.test, not to your site' })
  expect(world.db.select().from(links).get()).toMatchObject({
    sourceUrl: 'https://blog.test/tools',
    targetUrl: 'https://client.test/guide',
    status: 'pending',
    origin: 'import',
    batchId: batch.id,
  })
})

test('a plain table of source, target and anchor is taken, broken rows are not', async () => {
  const world = freshWorkspace()
  const table =
    'source,target,anchor\nhttps://a.test/x,https://client.test/guide,guide\nnot an address,,\nhttps://a.test/x,https://client.test/guide,again\n'
  expect(await brought(world, 'plain.csv', table)).toMatchObject({ added: 1, known: 1, rejectedCount: 1 })
})

test('what holds no links is refused with what to bring instead', async () => {
  const world = freshWorkspace()
  expect(await started(world, 'empty.csv', '')).toMatchObject({ ok: false })
  expect(
    await started(world, 'picture.csv', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 0])),
  ).toMatchObject({ ok: false })
  const anchors = await started(world, 'disavow.txt', 'domain:spam.test\ndomain:worse.test\n')
  expect(anchors).toMatchObject({ ok: false, reason: expect.stringContaining('backlinks export') as string })
})

test('a batch goes on where it was, stops when asked, and is taken back', async () => {
  const world = freshWorkspace()
  const rows = Array.from({ length: 400 }, (_, at) => `https://s${at}.test/p,https://client.test/guide`)
  const start = await started(world, 'many.csv', `source,target\n${rows.join('\n')}\n`)
  const batchId = start.ok ? start.id : 0
  world.db.update(linkBatches).set({ rowsDone: 300 }).where(eq(linkBatches.id, batchId)).run()
  await bringLinks(world.scope, { dataFolder })
  expect(getBatch(world.scope, { batchId })).toMatchObject({ status: 'done', rowsDone: 400, added: 100 })
  expect(batchUnderWay(world.scope, { projectId: world.projectId })).toMatchObject({ total: 100, checked: 0 })
  expect(undoBatch(world.scope, { batchId })).toBe(100)
  expect(batchUnderWay(world.scope, { projectId: world.projectId })).toBeNull()

  const second = await started(world, 'again.csv', `source,target\n${rows.join('\n')}\n`)
  const other = second.ok ? second.id : 0
  cancelBatch(world.scope, { batchId: other })
  await bringLinks(world.scope, { dataFolder })
  expect(getBatch(world.scope, { batchId: other })).toMatchObject({ status: 'cancelled', added: 0 })
})

test('a link on the page of a prospect is recognised as its answer; the stage waits for the verdict', async () => {
  const world = freshWorkspace()
  const { scope, projectId } = world
  const made = addProspect(scope, {
    projectId,
    domain: 'blog.test',
    pageUrl: 'https://blog.test/tools',
    tactic: 'link_gap',
    because: 'typed in',
  })
  await brought(world, 'known.csv', Buffer.from(AHREFS))
  expect(world.db.select().from(links).get()).toMatchObject({
    prospectId: made.id,
    statusBecause: 'found in known.csv',
  })
  expect(world.db.select().from(prospects).get()).toMatchObject({ stage: 'new', linkStatus: 'pending' })
})
