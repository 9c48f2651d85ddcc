import { eq } from 'drizzle-orm'
import { expect, test } from 'vitest'
import { addProspect } from '#app/domain/prospects/add-prospect.server.ts'
import { qualifyDue } from '#app/domain/scores/qualify-due.server.ts'
import { scoreParts } from '#app/domain/scores/score-parts.server.ts'
import { saveScoring, weighAllAgain } from '#app/domain/scores/settings.server.ts'
import {
  cancelQualify,
  qualifyBatchesOf,
  startQualify,
  unreadablePages,
} from '#app/domain/scores/start-qualify.server.ts'
import { weighDue } from '#app/domain/scores/weigh-due.server.ts'
import { openWeb } from '#app/gateways/web/open-web.ts'
import { readNetworkSettings } from '#app/gateways/web/settings.ts'
import { targetPages } from '#db/tables/projects.ts'
import { prospects } from '#db/tables/prospects.ts'
import { prospectScores, rankFiles, siteRanks } from '#db/tables/scores.ts'
import { openLocalWeb } from '#tests/support/local-web.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'

const COMPOST =
  'Compost needs browns and greens. Turn the heap every week, keep it damp, and the worms in the heap will turn kitchen scraps into compost for the garden beds and the soil. '
/** Jobs live by the machine's clock. */
const LATELY = new Date(Date.now() - 5 * 86_400_000).toISOString().slice(0, 10)
const BANK =
  'The bank said that its shares rose on the news of higher rates, and the index of the market closed above what the analysts had expected for the quarter. '

test('pages are read once, politely, and weighed against ours; a kill repeats only what was under way', async () => {
  const web = await openLocalWeb({
    'client.test/guide': `<html lang=en><title>Compost guide</title><main><h1>Compost heaps</h1><p>${COMPOST.repeat(4)}</p></main>`,
    'near.test/heaps': `<html lang=en><title>Our heap</title><nav>Bank shares</nav><main><p>${COMPOST.repeat(2)}</p><time datetime="${LATELY}">lately</time><a href="http://other.test/">Other</a></main><a href="/contact">Contact</a>`,
    'far.test/': `<html lang=en><title>Markets</title><main><p>${BANK.repeat(4)}</p></main>`,
    'ours.test/links': `<html lang=en><title>Links</title><main><p>${COMPOST.repeat(2)}</p><a href="http://client.test/guide">A guide</a></main>`,
    'shut.test/robots.txt': { body: 'User-agent: *\nDisallow: /', headers: { 'content-type': 'text/plain' } },
  })
  const door = openWeb({
    settings: readNetworkSettings({ connectTo: `${web.connectTo},gone.test=nxdomain` }),
  })
  const { scope, db, projectId } = freshWorkspace()
  db.update(targetPages).set({ url: 'http://client.test/guide' }).run()
  const add = (pageUrl: string, authority?: number) =>
    addProspect(scope, {
      projectId,
      domain: new URL(pageUrl).hostname,
      pageUrl,
      tactic: 'resource_page',
      authority: authority === undefined ? null : { metric: 'ahrefs_dr', value: authority },
      because: 'test',
    }).id
  const near = add('http://near.test/heaps')
  const far = add('http://far.test/', 90)
  const ours = add('http://ours.test/links')
  const shut = add('http://shut.test/')
  const late = add('http://gone.test/')
  const { id: fileId } = db
    .insert(rankFiles)
    .values({
      workspaceId: scope.workspaceId,
      list: 'tranco',
      fileName: 't',
      path: 't',
      status: 'done',
      createdAt: scope.now,
    })
    .returning()
    .get()
  db.insert(siteRanks).values({ fileId, domain: 'near.test', rank: 1_000 }).run()
  const of = (id: number) => db.select().from(prospects).where(eq(prospects.id, id)).get()!
  const parts = (prospectId: number) => scoreParts(scope, { projectId, prospectId })
  try {
    const started = startQualify(scope, { projectId, which: { ids: [near, far, ours, shut] } })
    expect(started).toMatchObject({ ok: true, total: 4 })
    expect(startQualify(scope, { projectId, which: { ids: [near] } })).toEqual({ ok: false, reason: 'none' })

    // A process that died holds its row until the lease ends.
    db.update(prospectScores)
      .set({ claimedUntil: new Date(scope.now.getTime() - 1), attempts: 1 })
      .where(eq(prospectScores.prospectId, near))
      .run()
    await qualifyDue(scope, { web: door })

    expect(qualifyBatchesOf(scope, { projectId })).toMatchObject([
      { total: 4, waiting: 0, read: 3, unreadable: 1 },
    ])
    expect(unreadablePages(scope, { projectId })).toMatchObject([
      { prospectId: shut, trouble: 'robots.txt asks us not to read this page' },
    ])
    expect(of(near).relevance).toBeGreaterThan(60)
    expect(of(far).relevance).toBeLessThan(10)
    expect(of(near).score).toBeGreaterThan(of(far).score!)
    expect([of(ours).score, parts(ours).guards]).toEqual([
      0,
      [{ guard: 'already_links', takes: 100, because: 'the page links to client.test' }],
    ])
    expect(of(near).pageTitle).toBe('Our heap')
    const why = parts(near)
    expect(why).toMatchObject({
      authoritySource: 'tranco',
      authorityRaw: 1_000,
      closestUrl: 'http://client.test/guide',
    })
    expect(why.matched.map(({ word }) => word)).toContain('compost')
    expect(why.livelinessPoints.map(({ points }) => points)).toEqual([60, 10, 20])
    expect(Math.round(why.shares.reduce((sum, { points }) => sum + points, 0))).toBe(of(near).score)

    // Other weights need no reading, and SQL works out what the rule works out.
    const asked = web.asked.length
    const weights = { relevance: 10, authority: 90, liveliness: 0 }
    saveScoring(scope, { projectId, weights, contactedDays: 90, authorityFrom: null })
    await weighDue(scope, { web: door })
    expect(of(far).score).toBeGreaterThan(of(near).score!)
    const byStatement = [of(near).score, of(far).score]
    weighAllAgain(scope, { projectId })
    await weighDue(scope, { web: door })
    expect([of(near).score, of(far).score]).toEqual(byStatement)

    // Read lately: not asked for again. Cancelled: left as it was.
    startQualify(scope, { projectId, which: { ids: [near] } })
    await qualifyDue(scope, { web: door })
    expect(web.asked).toHaveLength(asked)
    const other = startQualify(scope, { projectId, which: { ids: [late] } })
    if (other.ok) cancelQualify(scope, { projectId, batchId: other.batchId })
    await qualifyDue(scope, { web: door })
    expect(of(late)).toMatchObject({ score: null, relevance: null })
  } finally {
    await Promise.all([door.close(), web.close()])
  }
})
