import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { eq } from 'drizzle-orm'
import { afterAll, expect, test } from 'vitest'
import { backlinkFiles, backlinks, referringDomains } from '#db/tables/backlinks.ts'
import { prospects } from '#db/tables/prospects.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { answerGap } from '../discovery/answer-gap.server.ts'
import { fileBefore, listGapQueries, markGapSeen, nameGapQuery } from '../discovery/gap-queries.server.ts'
import { EVERY_GAP, type GapSearch } from '../discovery/gap-query.ts'
import { changedLinks, changedSites, fileChanges, type ChangeKind } from '../discovery/file-changes.server.ts'
import { EVERY_SITE } from '../discovery/ask-book.ts'
import { acceptGap, rejectGap, storedGap, subjectsOf } from '../discovery/stored-gap.server.ts'
import { dropBacklinkFile, listBacklinkFiles, startBacklinkFile } from './backlink-files.server.ts'
import { bringBacklinks } from './bring-backlinks.server.ts'

const dataFolder = mkdtempSync(path.join(tmpdir(), 'backlinks-'))
afterAll(() => rmSync(dataFolder, { recursive: true }))

const HEAD = 'Referring page URL,Domain rating,Target URL,Anchor,Nofollow,Lost,First seen,Last seen'
const ahrefs = (rows: string[]) => `${[HEAD, ...rows].join('\n')}\n`

async function bring(
  { scope, projectId }: World,
  name: string,
  content: string,
  subject: string | null = null,
) {
  writeFileSync(path.join(dataFolder, name), content)
  const start = await startBacklinkFile(scope, { projectId, fileName: name, path: name, dataFolder, subject })
  if (start.ok) await bringBacklinks(scope, { dataFolder })
  return start
}

async function filled(): Promise<World> {
  const world = freshWorkspace()
  await bring(
    world,
    'a.csv',
    ahrefs([
      'https://blog.example/1,50,https://a.com/,guide,false,,2026-01-01 00:00:00,2026-03-01 00:00:00',
      'https://blog.example/2,50,https://a.com/x,more,false,,2026-01-01 00:00:00,2026-03-01 00:00:00',
      'https://news.example/1,80,https://a.com/,a,true,,2026-01-01 00:00:00,2026-03-01 00:00:00',
      'https://gone.example/1,20,https://a.com/,a,false,2026-02-02 00:00:00,2026-01-01 00:00:00,2026-03-01 00:00:00',
      'https://www.a.com/own,20,https://a.com/,a,false,,2026-01-01 00:00:00,2026-03-01 00:00:00',
    ]),
  )
  await bring(
    world,
    'b.csv',
    ahrefs([
      'https://blog.example/9,52,https://b.com/,b,false,,2026-01-01 00:00:00,2026-03-01 00:00:00',
      'https://news.example/9,80,https://b.com/,b,false,,2026-01-01 00:00:00,2026-03-01 00:00:00',
      'https://ours.example/9,30,https://b.com/,b,false,,2026-01-01 00:00:00,2026-03-01 00:00:00',
      'https://ours.example/8,30,https://a.com/,b,false,,2026-01-01 00:00:00,2026-03-01 00:00:00',
    ]),
    'b.com',
  )
  await bring(
    world,
    'us.csv',
    ahrefs([
      'https://news.example/us,80,https://client.test/guide,us,false,,2026-01-01 00:00:00,2026-03-01 00:00:00',
    ]),
  )
  return world
}

const asked = (projectId: number, min = 2) => ({ ...EVERY_SITE, projectId, min })

test('referring domains and backlinks are two counts, told for each site', async () => {
  const { scope, projectId } = await filled()
  expect(subjectsOf(scope, { projectId })).toEqual([
    { subject: 'client.test', isOurs: true, domains: 1, links: 1 },
    { subject: 'a.com', isOurs: false, domains: 3, links: 4 },
    { subject: 'b.com', isOurs: false, domains: 3, links: 4 },
  ])
})

test('the gap is theirs minus ours, lost links apart, with what was left out', async () => {
  const { scope, projectId } = await filled()
  const gap = storedGap(scope, asked(projectId))
  expect(gap.rows.map((row) => [row.domain, row.rivals])).toEqual([['blog.example', ['a.com', 'b.com']]])
  expect(gap.rows[0]!.authority).toEqual([{ metric: 'ahrefs_dr', value: 52 }])
  expect(gap.leftOut).toEqual({ ours: 1, prospects: 0, rejected: 0 })
  expect(storedGap(scope, asked(projectId, 1)).rows.map((row) => row.domain)).toEqual([
    'blog.example',
    'ours.example',
  ])
})

test('the same link from a second vendor is one link with two opinions, and nothing is blanked', async () => {
  const world = freshWorkspace()
  await bring(
    world,
    'v1.csv',
    ahrefs(['https://x.example/1,50,https://a.com/,guide,false,,2026-02-01 00:00:00,2026-03-01 00:00:00']),
  )
  await bring(
    world,
    'v2.csv',
    'Page ascore,Source url,Target url,Anchor,Nofollow,First seen,Last seen\n31,http://www.x.example/1/,https://a.com,guide,,2026-01-05,2026-02-01\n',
  )
  const [link, ...others] = world.db.select().from(backlinks).all()
  expect(others).toEqual([])
  expect(link).toMatchObject({ nofollow: false, values: { ahrefs: { ahrefs_dr: 50 } } })
  expect(Object.keys(link!.values)).toEqual(['ahrefs', 'semrush'])
  expect(link!.firstSeen).toMatch(/^2026-01-05/)
  expect(link!.lastSeen).toMatch(/^2026-03-01/)
})

test('what is accepted becomes a pitch with its rivals, what is put aside stays away', async () => {
  const world = await filled()
  const { scope, projectId, db } = world
  expect(acceptGap(scope, { projectId, domains: ['blog.example', 'unknown.example'] })).toEqual({
    created: 1,
    known: 0,
    banned: 0,
  })
  expect(db.select().from(prospects).get()).toMatchObject({
    domain: 'blog.example',
    tactic: 'link_gap',
    facts: { competitors: ['a.com', 'b.com'] },
    authority: 52,
    authorityMetric: 'ahrefs_dr',
  })
  expect(storedGap(scope, asked(projectId)).leftOut.prospects).toBe(1)
  rejectGap(scope, { projectId, domains: ['ours.example'], isBack: false })
  expect(storedGap(scope, asked(projectId, 1)).rows).toEqual([])
  rejectGap(scope, { projectId, domains: ['ours.example'], isBack: true })
  expect(storedGap(scope, asked(projectId, 1)).rows).toHaveLength(1)
})

test('a file that does not say which site it is about asks; others are refused with what to bring', async () => {
  const world = freshWorkspace()
  expect(
    await bring(
      world,
      'who.csv',
      'Domain,Domain rating,Dofollow ref. domains,Links to target\nx.example,40,3,2\n',
    ),
  ).toMatchObject({
    ok: false,
    reason: expect.stringContaining('choose the site') as string,
  })
  expect(
    await bring(
      world,
      'who.csv',
      'Domain,Domain rating,Dofollow ref. domains,Links to target\nx.example,40,3,2\n',
      'a.com',
    ),
  ).toMatchObject({ ok: true })
  expect(await bring(world, 'dis.txt', 'domain:x.example\ndomain:y.example\n')).toMatchObject({ ok: false })
})

test('an export is taken back with what only it named', async () => {
  const world = await filled()
  const [, second] = world.db.select().from(backlinkFiles).all()
  dropBacklinkFile(world.scope, { fileId: second!.id, projectId: world.projectId })
  expect(subjectsOf(world.scope, { projectId: world.projectId }).map((one) => one.subject)).toEqual([
    'client.test',
    'a.com',
  ])
})

test('what two exports name stays until both are taken back, also while a third stands between them', async () => {
  const world = freshWorkspace()
  const { scope, projectId, db } = world
  const row = ahrefs(['https://x.example/1,50,https://a.com/,guide,false,,,2026-03-01 00:00:00'])
  for (const name of ['one.csv', 'two.csv', 'three.csv']) await bring(world, name, row)
  const left = () => db.select().from(backlinks).all().length + subjectsOf(scope, { projectId }).length
  for (const [fileId, stays] of [
    [1, 2],
    [3, 2],
    [2, 0],
  ] as const) {
    dropBacklinkFile(scope, { fileId, projectId })
    expect(left()).toBe(stays)
  }
})

test('pages that link to rivals and not to us, and the pages of theirs that earn links', async () => {
  const { scope, projectId } = await filled()
  await bring(
    { scope, projectId } as World,
    'b2.csv',
    ahrefs([
      'http://www.blog.example/1/,50,https://b.com/,guide,false,,2026-01-01 00:00:00,2026-03-01 00:00:00',
    ]),
  )
  const ask = (more: Partial<GapSearch>) =>
    answerGap(scope, {
      projectId,
      query: { ...EVERY_GAP, ...more },
      subjects: subjectsOf(scope, { projectId }),
    }).answer
  const page = ask({ level: 'page' })
  expect(page).toMatchObject({
    kind: 'links',
    total: 1,
    rows: [{ domain: 'blog.example', rivals: ['a.com', 'b.com'], links: 2, score: 55 + 13 + 12 + 8 }],
  })
  expect(ask({ level: 'page', min: 1, dofollow: 'not_nofollow', from: 1 })).toMatchObject({ total: 6 })
  const lost = ask({ links: 'lost', min: 1 })
  expect(lost.rows).toMatchObject([{ domain: 'gone.example', rivals: ['a.com'] }])
  const theirs = ask({ level: 'target' })
  expect(theirs.rows).toMatchObject([
    { subject: 'b.com', target: 'https://b.com/', domains: 3, links: 4, missing: 2 },
    { subject: 'a.com', target: 'https://a.com/', domains: 2, links: 2, missing: 1 },
    { subject: 'b.com', target: 'https://a.com/', missing: 1 },
    { subject: 'a.com', target: 'https://a.com/x', missing: 1 },
  ])
  expect(ask({ target: 'http://www.a.com' })).toMatchObject({
    total: 2,
    leftOut: { ours: 1 },
    rows: [{ domain: 'blog.example' }, { domain: 'ours.example' }],
  })
})

test('what is new is told since a mark or a day, and a question can be kept', async () => {
  const world = await filled()
  const { scope, projectId } = world
  const about = { projectId }
  const newSites = () =>
    storedGap(scope, { ...asked(projectId, 1), sinceFileId: fileBefore(scope, { ...about, since: 'mark' }) })
  expect(newSites().total).toBe(2)
  markGapSeen(scope, about)
  expect(newSites().total).toBe(0)
  await bring(
    world,
    'a3.csv',
    ahrefs(['https://later.example/1,5,https://a.com/,x,false,,2026-01-01 00:00:00,2026-03-01 00:00:00']),
  )
  expect(newSites().rows.map((row) => row.domain)).toEqual(['later.example'])
  expect(fileBefore(scope, { ...about, since: '2026-05-12' })).toBe(0)
  expect(fileBefore(scope, { ...about, since: '2026-05-13' })).toBe(4)
  nameGapQuery(scope, { ...about, name: 'All of them', search: 'min=3' })
  nameGapQuery(scope, { ...about, name: 'All of them', search: 'min=4' })
  expect(listGapQueries(scope, about)).toMatchObject([{ name: 'All of them', search: 'min=4' }])
})

test('a second export of the same kind tells what is new, still there, called lost, and not in it', async () => {
  const world = await filled()
  const { scope, projectId } = world
  const lines = (rows: [string, string][]) =>
    ahrefs(
      rows.map(
        ([page, lost]) =>
          `https://${page},50,https://a.com/,x,false,${lost},2026-01-01 00:00:00,2026-04-01 00:00:00`,
      ),
    )
  await bring(
    world,
    'first.csv',
    lines([
      ['one.test/1', ''],
      ['one.test/2', ''],
      ['two.test/1', ''],
    ]),
    'c.com',
  )
  await bring(
    world,
    'other.csv',
    'Page ascore,Source url,Target url,Anchor,Nofollow,First seen,Last seen\n31,https://two.test/1,https://a.com/,x,false,2026-01-05,2026-02-01\n',
    'c.com',
  )
  const lost = '2026-03-03 00:00:00'
  await bring(
    world,
    'second.csv',
    lines([
      ['one.test/1', ''],
      ['one.test/1', ''],
      ['one.test/2', lost],
      ['three.test/1', ''],
      ['four.test/1', lost],
    ]),
    'c.com',
  )
  const fileId = listBacklinkFiles(scope, { projectId })[0]!.id
  const which = { projectId, fileId }
  expect(fileChanges(scope, which)).toMatchObject({
    previous: { fileName: 'first.csv' },
    links: { new: 2, still: 2, gone: 1 },
    domains: { new: 2, still: 1, gone: 1 },
    lostLinks: 1,
  })
  const pages = (kind: ChangeKind) => changedLinks(scope, { ...which, kind }).map((link) => link.sourceUrl)
  expect(pages('new')).toEqual(['https://four.test/1', 'https://three.test/1'])
  expect(pages('lost')).toEqual(['https://one.test/2'])
  expect(pages('gone')).toEqual(['https://two.test/1'])
  expect(changedSites(scope, { ...which, kind: 'gone' }).map((site) => site.domain)).toEqual(['two.test'])
})

test('a list of sites says how many links there are; links that are named are counted, and neither is added up', async () => {
  const world = freshWorkspace()
  const { scope, projectId } = world
  const sites =
    'Domain,Domain rating,Dofollow ref. domains,Links to target\nx.example,40,3,5\ny.example,30,3,2\n'
  await bring(world, 'sites.csv', sites, 'a.com')
  await bring(
    world,
    'links.csv',
    ahrefs(
      ['x.example/1', 'x.example/2', 'z.example/1'].map(
        (page) => `https://${page},50,https://a.com/,x,false,,2026-01-01 00:00:00,2026-03-01 00:00:00`,
      ),
    ),
    'a.com',
  )
  expect(subjectsOf(scope, { projectId })).toMatchObject([{ subject: 'a.com', domains: 3, links: 5 + 2 + 1 }])
  const rows = storedGap(scope, asked(projectId, 1)).rows.map((row) => [row.domain, row.links])
  expect(Object.fromEntries(rows)).toEqual({ 'x.example': 5, 'y.example': 2, 'z.example': 1 })
})

test('dates whose order only the last row shows are read by it in every row', async () => {
  const world = freshWorkspace()
  const lines = Array.from({ length: 300 }, (_, at) => `https://x${at}.example/,https://a.com/,03/04/2026`)
  const head = 'Source url,Target url,First seen'
  await bring(
    world,
    'late.csv',
    [head, ...lines, 'https://last.example/,https://a.com/,14/04/2026', ''].join('\n'),
    'a.com',
  )
  const seen = new Set(
    world.db
      .select()
      .from(backlinks)
      .all()
      .map(({ firstSeen }) => firstSeen),
  )
  expect([...seen].toSorted()).toEqual(['2026-04-03', '2026-04-14'])
  expect(listBacklinkFiles(world.scope, world)[0]).toMatchObject({
    status: 'done',
    rowsDone: 301,
    newLinks: 301,
  })
})

test('an export that was killed while it was written goes on with the same counts', async () => {
  const world = freshWorkspace()
  const { scope, projectId, db } = world
  const lines = Array.from(
    { length: 500 },
    (_, at) => `https://x${at % 50}.example/${at},50,https://a.com/,x,false,,2026-01-01,2026-03-01`,
  )
  writeFileSync(path.join(dataFolder, 'cut.csv'), ahrefs(lines))
  const start = { projectId, fileName: 'cut.csv', path: 'cut.csv', dataFolder, subject: 'a.com' }
  await startBacklinkFile(scope, start)
  await bringBacklinks(scope, { dataFolder })
  const whole = listBacklinkFiles(scope, { projectId })[0]!
  // As it stood in the middle: the links after the two hundredth are not there, nor counted.
  const links = db.select().from(backlinks).orderBy(backlinks.domain, backlinks.key).all()
  for (const { id } of links.slice(200)) db.delete(backlinks).where(eq(backlinks.id, id)).run()
  const kept = new Map<string, number>()
  for (const { domain } of links.slice(0, 200)) kept.set(domain, (kept.get(domain) ?? 0) + 1)
  db.delete(referringDomains).run()
  for (const [domain, length] of kept)
    db.insert(referringDomains)
      .values({
        projectId,
        domain,
        subject: 'a.com',
        isOurs: false,
        links: length,
        hasText: true,
        isLost: false,
        authority: {},
        seenIn: { [whole.format]: whole.id },
        firstFileId: whole.id,
        lastFileId: whole.id,
      })
      .run()
  const counts = { newLinks: 200, namedLinks: 200, newDomains: kept.size, namedDomains: kept.size }
  db.update(backlinkFiles)
    .set({ status: 'running', linksDone: 200, ...counts })
    .run()
  await bringBacklinks(scope, { dataFolder })
  const { finishedAt: _, ...told } = listBacklinkFiles(scope, { projectId })[0]!
  expect(told).toMatchObject({ status: 'done', rowsDone: 500, linksDone: 500, newLinks: 500, newDomains: 50 })
  expect(subjectsOf(scope, { projectId })).toMatchObject([{ subject: 'a.com', domains: 50, links: 500 }])
})
