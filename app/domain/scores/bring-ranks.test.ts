import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, expect, test } from 'vitest'
import { rankFiles, scoringSettings, siteRanks } from '#db/tables/scores.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { bringRanks } from './bring-ranks.server.ts'
import { currentFiles, dropRankFile, listRankFiles, startRankFile } from './rank-files.server.ts'

const dataFolder = mkdtempSync(path.join(tmpdir(), 'lw-ranks-'))
afterAll(() => rmSync(dataFolder, { recursive: true }))

function file(name: string, bytes: string | Buffer): string {
  writeFileSync(path.join(dataFolder, name), bytes)
  return path.join(dataFolder, name)
}

const TRANCO = '1,google.com\r\n2,youtube.com\r\n3,example.org\r\n4,facebook.com\r\n5,microsoft.com\r\n'
const MAJESTIC =
  'GlobalRank,TldRank,Domain,TLD,RefSubNets\n1,1,google.com,com,9\n2,2,docs.google.com,com,8\n3,1,a.org,org,7\n'
const CRAWL =
  '#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts\n1\t3.1E7\t2\t0.01\tcom.facebook\t9\n2\t3.0E7\t1\t0.02\tuk.co.bbc\t3\n'

test.each([
  ['tranco', 'top-1m.csv', TRANCO, { 'google.com': 1, 'example.org': 3 }, 5],
  ['majestic_million', 'million.csv.gz', gzipSync(MAJESTIC), { 'google.com': 1, 'a.org': 3 }, 2],
  ['common_crawl', 'ranks.txt.gz', gzipSync(CRAWL), { 'facebook.com': 1, 'bbc.co.uk': 2 }, 2],
])(
  '%s is known by its content, and the best host of a site is its rank',
  async (list, name, bytes, some, count) => {
    const { scope, db } = freshWorkspace()
    const started = await startRankFile(scope, { fileName: name, file: file(name, bytes), dataFolder })
    expect(started).toMatchObject({ ok: true, list })
    await bringRanks(scope, { dataFolder })
    const ranks = Object.fromEntries(
      db
        .select()
        .from(siteRanks)
        .all()
        .map(({ domain, rank }) => [domain, rank]),
    )
    expect(ranks).toMatchObject(some)
    expect(listRankFiles(scope)).toMatchObject([{ list, status: 'done', ranked: count, isCurrent: true }])
    expect(db.select().from(scoringSettings).all()).toMatchObject([{ weighedTo: 0 }])
  },
)

test('a file that is no list of ranks is not taken', async () => {
  const { scope } = freshWorkspace()
  const wanted = { fileName: 'x.csv', file: file('x.csv', 'Name,Colour\nA,red\n'), dataFolder }
  expect(await startRankFile(scope, wanted)).toMatchObject({
    ok: false,
    reason: expect.stringContaining('Tranco') as string,
  })
})

test('a newer file takes the place of the older, one taken back leaves nothing, one broken off goes on where it was', async () => {
  const { scope, db } = freshWorkspace()
  const bring = async (bytes: string) => {
    const started = await startRankFile(scope, {
      fileName: 'tranco.csv',
      file: file('tranco.csv', bytes),
      dataFolder,
    })
    await bringRanks(scope, { dataFolder })
    return started.ok ? started.id : 0
  }
  const first = await bring(TRANCO)
  const second = await bring(TRANCO.replace('google', 'other'))
  expect(currentFiles(scope)).toEqual([{ id: second, list: 'tranco' }])
  expect(
    db
      .select()
      .from(siteRanks)
      .all()
      .every(({ fileId }) => fileId === second),
  ).toBe(true)

  // As a kill leaves it: two rows done, the lease over.
  db.delete(siteRanks).run()
  db.delete(rankFiles).run()
  db.insert(rankFiles)
    .values({
      id: second,
      workspaceId: scope.workspaceId,
      list: 'tranco',
      fileName: 't',
      path: path.join(dataFolder, 'tranco.csv'),
      status: 'running',
      rowsDone: 2,
      ranked: 2,
      createdAt: scope.now,
    })
    .run()
  await bringRanks(scope, { dataFolder })
  expect(
    db
      .select()
      .from(siteRanks)
      .all()
      .map(({ rank }) => rank)
      .toSorted(),
  ).toEqual([3, 4, 5])
  expect(first).toBeLessThan(second)

  dropRankFile(scope, { id: second })
  await bringRanks(scope, { dataFolder })
  expect([db.select().from(siteRanks).all(), currentFiles(scope)]).toEqual([[], []])
})
