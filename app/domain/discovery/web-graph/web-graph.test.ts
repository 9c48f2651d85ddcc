import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { backlinkFiles, referringDomains } from '#db/tables/backlinks.ts'
import { competitors } from '#db/tables/projects.ts'
import { siteMetrics } from '#db/tables/sites.ts'
import { graphLinks, graphRuns } from '#db/tables/web-graph.ts'
import { knowLinks } from '#tests/support/known-links.ts'
import { freshWorkspace, type World } from '#tests/support/workspace.ts'
import { ensureSite } from '../../sites/ensure-site.server.ts'
import { EVERY_SITE } from '../ask-book.ts'
import { storedGap, subjectsOf } from '../stored-gap.server.ts'
import { listGraphRuns } from './graph-run.server.ts'
import { listReleases } from './releases.server.ts'
import { runGraphs } from './run-graphs.server.ts'
import { scanFile, type ScanTask } from './scan-file.server.ts'
import { startGraph } from './start-graph.server.ts'
import { cancelGraph, takeBackGraph } from './take-back.server.ts'
import type { scanApart } from './scan-apart.server.ts'

let folder: string
let world: World
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'graph-'))
  world = freshWorkspace()
  const { db, projectId } = world
  for (const domain of ['a.com', 'b.com', 'nowhere.com'])
    db.insert(competitors).values({ projectId, domain }).run()
})
afterEach(() => rmSync(folder, { recursive: true }))

const NAMES = ['com.a', 'com.b', 'com.news', 'example.blog', 'io.github', 'test.client', 'test.friend']
const EDGES = ['2\t0', '2\t1', '3\t0', '4\t0', '0\t1', '5\t0', '6\t5', '6\t0', '9\t0', '2\t3']
const RANKS = ['#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts'].concat(
  '1\t25000000\t1\t0.01\tcom.news\t3',
  '2\t24000000\t2\t---\ttest.friend\t1',
  '3\t2\t3\t0.1\tcom.other\t1',
)

function lay(part: string, lines: string[], release = 'cc-main-2026-jan-feb-mar') {
  mkdirSync(path.join(folder, release), { recursive: true })
  writeFileSync(
    path.join(folder, release, `${release}-domain-${part}.txt.gz`),
    gzipSync(`${lines.join('\n')}\n`),
  )
}

function layAll() {
  lay(
    'vertices',
    NAMES.map((name, at) => `${at}\t${name}\t1`),
  )
  lay('edges', EDGES)
  lay('ranks', RANKS)
}

/** Reads in this process: what another one would do takes half a second to begin. */
const scan: typeof scanApart = async (task, { onNews }) => {
  let goesOn = true
  await scanFile(task as ScanTask, async (news) => {
    goesOn &&= await onNews(news as Parameters<typeof onNews>[0])
  })
  return goesOn
}

const start = () => startGraph(world.scope, { projectId: world.projectId, release: listReleases(folder)[0]! })
const read = (how = scan) => runGraphs(world.scope, { graphFolder: folder, scan: how })
const known = () =>
  world.db
    .select()
    .from(referringDomains)
    .all()
    .map(({ domain, subject, isOurs, links }) => [domain, subject, isOurs, links])

test('who links to us and to rivals becomes a referring domain, not a backlink', async () => {
  layAll()
  expect(start()).toMatchObject({ ok: true })
  await read()
  const [run] = listGraphRuns(world.scope, world)
  expect(run).toMatchObject({ status: 'done', edges: 10, sites: 7, newSites: 7, platforms: 1, unusable: 1 })
  expect(run!.bytesDone).toBeGreaterThan(0)
  expect(run!.subjects.map(({ domain, number, links }) => [domain, number, links])).toEqual([
    ['client.test', 5, 1],
    ['a.com', 0, 6],
    ['b.com', 1, 2],
    ['nowhere.com', null, 0],
  ])
  expect(known().sort()).toEqual(
    [
      ['news.com', 'a.com', false, 0],
      ['news.com', 'b.com', false, 0],
      ['blog.example', 'a.com', false, 0],
      ['a.com', 'b.com', false, 0],
      ['client.test', 'a.com', false, 0],
      ['friend.test', 'client.test', true, 0],
      ['friend.test', 'a.com', false, 0],
    ].sort(),
  )
  expect(world.db.select().from(graphLinks).all()).toEqual([])
  const gap = storedGap(world.scope, { ...EVERY_SITE, projectId: world.projectId, min: 2 })
  expect(gap.rows.map(({ domain, rivals }) => [domain, rivals])).toEqual([['news.com', ['a.com', 'b.com']]])
})

test('ranks go to sites that are known and to those that link, each under its own name', async () => {
  layAll()
  const { id: siteId } = ensureSite(world.scope, { domain: 'friend.test' })
  start()
  await read()
  expect(world.db.select().from(siteMetrics).all()).toMatchObject([
    { siteId, metric: 'cc_hc', value: 24_000_000 },
    { siteId, metric: 'common_crawl', value: 2 },
  ])
  const authority = world.db.select().from(referringDomains).all()
  expect(authority.find(({ domain }) => domain === 'news.com')?.authority).toEqual({
    cc_hc: 25_000_000,
    cc_pr: 0.01,
  })
  expect(authority.find(({ domain }) => domain === 'blog.example')?.authority).toEqual({})
  expect(listGraphRuns(world.scope, world)[0]).toMatchObject({ ranked: 2 })
})

test('what other tools say of a site stays: its count, its rating, and that its link is lost', async () => {
  layAll()
  const { scope, projectId } = world
  knowLinks(scope, { projectId, subject: 'a.com', isOurs: false }, [
    {
      sourceUrl: 'https://news.com/1',
      domain: 'news.com',
      targetUrl: 'https://a.com/',
      anchor: 'guide',
      nofollow: true,
      isLost: true,
      linkType: 'text',
      authority: [{ metric: 'ahrefs_dr', value: 70 }],
    },
  ])
  start()
  await read()
  expect(world.db.select().from(referringDomains).all()[0]).toMatchObject({
    domain: 'news.com',
    links: 1,
    isLost: true,
    dofollow: false,
    authority: { ahrefs_dr: 70, cc_hc: 25_000_000, cc_pr: 0.01 },
  })
  expect(listGraphRuns(scope, world)[0]).toMatchObject({ sites: 7, newSites: 6 })
})

test('a process that dies repeats its step: nothing is counted twice', async () => {
  layAll()
  start()
  for (const dies of ['names', 'links', 'numbers', 'ranks']) {
    const dying: typeof scanApart = async (task, how) => {
      await scan(task, how)
      if (task.look === dies) throw new Error('killed')
      return true
    }
    await expect(read(dying)).rejects.toThrow('killed')
    expect(listGraphRuns(world.scope, world)[0]).toMatchObject({ status: 'running', step: dies })
    world.db.update(graphRuns).set({ claimedUntil: null }).run()
  }
  await read()
  expect(listGraphRuns(world.scope, world)[0]).toMatchObject({
    status: 'done',
    sites: 7,
    newSites: 7,
    ranked: 2,
  })
  expect(known()).toHaveLength(7)
  expect(world.db.select().from(backlinkFiles).all()).toHaveLength(1)
})

test('a cancelled reading stops, keeps what it brought until that is taken back, and leaves nothing else', async () => {
  layAll()
  const { id: siteId } = ensureSite(world.scope, { domain: 'friend.test' })
  start()
  const which = { runId: 1, projectId: world.projectId }
  await read((task, how) => {
    if (task.look === 'ranks') cancelGraph(world.scope, which)
    return scan(task, how)
  })
  expect(listGraphRuns(world.scope, world)[0]).toMatchObject({ status: 'cancelled', sites: 7 })
  expect(known()).toHaveLength(7)
  expect(start()).toMatchObject({ ok: true })
  await read()
  expect(world.db.select().from(siteMetrics).all()).toMatchObject([{ siteId }, { siteId }])
  for (const { id } of listGraphRuns(world.scope, world)) takeBackGraph(world.scope, { ...which, runId: id })
  await read()
  expect(known()).toEqual([])
  expect(world.db.select().from(siteMetrics).all()).toEqual([])
  expect(subjectsOf(world.scope, world)).toEqual([])
})

test.each([
  ['is cut off', () => truncateSync(path.join(folder, only('edges')), 20), 'it has changed since'],
  ['has gone', () => rmSync(path.join(folder, only('edges'))), 'it is not there any more'],
])('a file that %s since the start fails with what to do', async (_, harm, said) => {
  layAll()
  start()
  harm()
  await read()
  const [run] = listGraphRuns(world.scope, world)
  expect(run).toMatchObject({ status: 'failed' })
  expect(run!.error).toContain(said)
  expect(run!.error).toMatch(/^cc-main-2026-jan-feb-mar-domain-edges\.txt\.gz: /)
})

test.each([
  ['not finished', () => truncateSync(path.join(folder, only('edges')), 40), 'it ends too early'],
  ['no archive', () => writeFileSync(path.join(folder, only('edges')), '0\t1\n'), 'it cannot be unpacked'],
  ['something else', () => lay('edges', ['<html>']), 'its lines are not those of a web graph'],
])('a download that is %s says so', async (_, harm, said) => {
  layAll()
  harm()
  start()
  await read()
  expect(listGraphRuns(world.scope, world)[0]!.error).toContain(said)
})

test('a reading that cannot begin says why', () => {
  layAll()
  expect(start()).toMatchObject({ ok: true })
  expect(start()).toEqual({ ok: false, reason: 'under-way' })
  world = freshWorkspace()
  expect(start()).toEqual({ ok: false, reason: 'no-rivals' })
  lay('vertices', ['0\tcom.a'], 'cc-main-2027-jan')
  expect(start()).toEqual({ ok: false, reason: 'nothing-to-read' })
  expect(listReleases(path.join(folder, 'none'))).toEqual([])
})

function only(part: string): string {
  return listReleases(folder)[0]![part as 'edges']!.path
}
