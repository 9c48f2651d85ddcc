import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { pathToFileURL } from 'node:url'
import { setTimeout as sleep } from 'node:timers/promises'
import { promiseLink } from '#app/domain/links/promise-link.server.ts'
import { openDatabase, migrate, type Database } from '#db/client.server.ts'
import { startProduct } from '#tests/support/product.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { startMadeWeb } from './made-web.ts'
import { median, type Line } from './measure.ts'
import { HOSTS, TARGET } from './pages.ts'

const LINKS = 20_000
const LOOK_MS = 10_000
/** Half-second windows of three phases that are compared, idle and busy in turn. */
const ROUNDS = 3

/**
 * How late the event loop of the web process is while the jobs check 20,000 links, against when nothing is due. A page
 * is asked for all the time in both.
 */
export async function benchWatch(): Promise<{ lines: Line[]; notes: string[] }> {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const loopFile = path.join(dataFolder, 'loop.ndjson')
  writeFileSync(loopFile, '')
  const db = openDatabase(path.join(dataFolder, 'linkwright.sqlite'))
  migrate(db)
  fill(db)
  const web = await startMadeWeb()
  const hook = pathToFileURL(path.resolve('tests/bench/loop-delay.mjs')).href
  // A browser takes a second for each page that has lost its link, and would be all that is measured.
  const env = {
    ...web.env,
    LINKWRIGHT_CHROMIUM: '/nowhere/chromium',
    NODE_OPTIONS: `--import ${hook}`,
    BENCH_LOOP_FILE: loopFile,
  }
  const product = await startProduct({ dataFolder, env })
  const checked = () => (db.$client.prepare('select count(*) from checks').pluck().get() as number) ?? 0
  const phase = async () => {
    writeFileSync(loopFile, '')
    const answers = await askFor(`${product.address}/sign-in`, LOOK_MS)
    const windows = readFileSync(loopFile, 'utf8').trim().split('\n')
    const delays = windows.map((one) => (JSON.parse(one) as { p99: number }).p99)
    return { delay: median(delays), answer: answers[Math.floor(answers.length * 0.95)]! }
  }
  try {
    const idle: Awaited<ReturnType<typeof phase>>[] = []
    const busy: Awaited<ReturnType<typeof phase>>[] = []
    let count = 0
    await sleep(3_000)
    for (let round = 0; round < ROUNDS; round++) {
      setDue(db, null)
      await sleep(4_000)
      idle.push(await phase())
      setDue(db, Date.now())
      const before = checked()
      busy.push(await phase())
      count += checked() - before
    }
    if (count === 0) throw new Error('no link was checked')
    const p99 = (all: typeof idle) => median(all.map((one) => one.delay))
    const p95 = (all: typeof idle) => median(all.map((one) => one.answer))
    return {
      lines: [
        {
          id: 'A5',
          what: 'event loop of the web process while links are checked, p99',
          value: p99(busy),
          unit: 'ms',
          goal: 'at most 20',
        },
        { id: 'A5i', what: 'the same while nothing is due', value: p99(idle), unit: 'ms', goal: '' },
      ],
      notes: [
        `${LINKS} links due, of which ${Math.round(count / ((ROUNDS * LOOK_MS) / 1_000))} were checked a second, with their evidence and status written, none rendered`,
        `sign-in page, p95: ${p95(idle).toFixed(0)} ms idle, ${p95(busy).toFixed(0)} ms while links are checked`,
      ],
    }
  } finally {
    db.$client.close()
    await product.stop()
    web.stop()
  }
}

/** Asks for a page again and again. @returns how long each answer took, the quickest first */
async function askFor(address: string, forMs: number): Promise<number[]> {
  const until = performance.now() + forMs
  const took: number[] = []
  while (performance.now() < until) {
    const startedAt = performance.now()
    await (await fetch(address)).text()
    took.push(performance.now() - startedAt)
    await sleep(50)
  }
  return took.sort((one, other) => one - other)
}

function fill(db: Database): void {
  const { scope, projectId } = freshWorkspace({ db, now: new Date() })
  db.$client.exec('begin')
  for (let at = 0; at < LINKS; at++)
    promiseLink(scope, {
      projectId,
      sourceUrl: `http://h${at % HOSTS}.test/posts/${at % 5_000}?copy=${Math.floor(at / 5_000)}`,
      targetUrl: TARGET,
      origin: 'paste',
    })
  db.$client.exec('commit')
  setDue(db, null)
}

function setDue(db: Database, at: number | null): void {
  db.$client.prepare('update links set next_at = ?, claimed_until = null').run(at)
}
