import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { CrawlSummary, DeadLink } from '#app/domain/discovery/find-broken-links.server.ts'
import { alternate, timed, type Line, type Run } from './measure.ts'
import { allTargets, deadUrls, SOURCE_HOST, SOURCE_PAGES, TARGETS, targetUrl } from './outbound-pages.ts'

/** A folder with `npm install linkinator@6.1.2 broken-link-checker@0.7.8`, outside of the project. */
const PEERS = process.env.BENCH_PEERS ?? ''
const LINKCHECKER = process.env.BENCH_LINKCHECKER ?? '/usr/bin/linkchecker'
const AT_ONCE = '64'

/**
 * Reads 500 pages and asks the 5,200 addresses that they link to, through the command line, against other checkers and
 * against `curl -I` of the same addresses. What is called dead is compared first, and the server's log says how often
 * each address was asked.
 */
export async function benchCrawl(): Promise<{ lines: Line[]; notes: string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const web = await startWeb()
  const start = `http://${SOURCE_HOST}:${web.port}/`
  try {
    const ours = () =>
      timed(
        process.execPath,
        ['--import', 'tsx', 'app/cli/main.ts', 'broken-links', start, '--depth', '1', '--json'],
        { env: { LINKWRIGHT_ALLOW_NETWORKS: '127.0.0.0/8' } },
      )
    const first = await ours()
    compare(first.stdout, web.port)
    const { repeated, most, requests } = judgeLog(await web.log())
    if (repeated.length > 0) throw new Error(`asked more than once: ${repeated.slice(0, 3).join(', ')}`)
    if (most > 2) throw new Error(`a host had ${most} requests open at once`)

    const config = path.join(folder, 'curl.txt')
    const urls = allTargets().map((at) => `url = "${targetUrl(at, web.port)}"\noutput = "/dev/null"`)
    writeFileSync(config, urls.join('\n'))
    const { peers, skipped } = peersOf(start, folder)
    const cases = Object.fromEntries(
      Object.entries(peers).map(([name, run]) => [name, () => inFull(name, run, web.log)]),
    )
    const seen = await alternate({
      'broken-links': ours,
      'curl -I': () =>
        timed('curl', ['-I', '--parallel', '--parallel-max', AT_ONCE, '--silent', '--config', config]),
      ...cases,
    })
    const own = seen['broken-links']!
    return {
      notes: [
        `${SOURCE_PAGES} pages, ${TARGETS} addresses: ${Object.entries(seen)
          .map(([name, one]) => `${name} ${one.seconds.toFixed(1)} s (${one.busy.toFixed(1)} s of processor)`)
          .join(', ')}`,
        `B2: ${requests} requests; no address was asked twice in the same way, no host more than ${most} at once, and nothing that refuses, throttles or fails was called dead`,
        'curl asks only with HEAD, reads no page and judges nothing; the other checkers ask once and take any page with status 200 to be there, and a refusal to be broken',
        ...skipped,
      ],
      lines: [
        line(
          'B1c',
          'broken-links against curl -I of the same addresses',
          own.seconds / seen['curl -I']!.seconds,
          'at most 3',
        ),
        ...Object.keys(cases).map((name) =>
          line(
            `B1${name[0]}`,
            `${name} against broken-links, wall time`,
            seen[name]!.seconds / own.seconds,
            GOALS[name]!,
          ),
        ),
        {
          id: 'B1s',
          what: 'broken-links, addresses a second',
          value: TARGETS / own.seconds,
          unit: '/s',
          goal: '',
        },
        { id: 'B1m', what: 'broken-links, peak memory', value: own.megabytes, unit: 'MB', goal: '' },
      ],
    }
  } finally {
    web.stop()
    rmSync(folder, { recursive: true })
  }
}

const GOALS: Record<string, string> = {
  linkinator: 'at least 4',
  'broken-link-checker': 'at least 10',
  LinkChecker: 'at least 15',
}

function peersOf(
  start: string,
  folder: string,
): { peers: Record<string, () => Promise<Run>>; skipped: string[] } {
  const bin = (name: string) => path.join(PEERS, 'node_modules/.bin', name)
  const settings = path.join(folder, 'linkcheckerrc')
  writeFileSync(
    settings,
    '[checking]\nmaxrequestspersecond=10000\nrecursionlevel=2\n[filtering]\ncheckextern=1\n',
  )
  const all: [string, string, string[]][] = [
    [
      'linkinator',
      bin('linkinator'),
      [start, '--recurse', '--concurrency', AT_ONCE, '--format', 'json', '--silent'],
    ],
    [
      'broken-link-checker',
      bin('blc'),
      [start, '--recursive', '--requests', AT_ONCE, '--host-requests', '2'],
    ],
    ['LinkChecker', LINKCHECKER, ['--config', settings, '--threads', AT_ONCE, '--no-status', start]],
  ]
  const isThere = ([, program]: [string, string, string[]]) => existsSync(program)
  return {
    peers: Object.fromEntries(
      all
        .filter(isThere)
        .map(([name, program, args]) => [name, () => timed(program, args, { mayFail: true })]),
    ),
    skipped: all
      .filter((one) => !isThere(one))
      .map(([name, program]) => `${name}: skipped, not at ${program} (BENCH_PEERS names a folder with it)`),
  }
}

/** A peer that broke off, or asked only a part, is no peer. @throws with how much of the addresses it asked */
async function inFull(name: string, run: () => Promise<Run>, log: () => Promise<Log>): Promise<Run> {
  await log()
  const done = await run()
  const { asked } = await log()
  const targets = new Set(Object.keys(asked).flatMap((key) => /\S+\/t\/\d+$/.exec(key)?.[0] ?? []))
  if (targets.size < TARGETS) throw new Error(`${name} asked ${targets.size} of ${TARGETS} addresses`)
  return done
}

type Log = { asked: Record<string, number>; most: number }

/** An address may be asked with HEAD, with GET and, where it refused, as a browser: each of them once. */
function judgeLog({ asked, most }: Log) {
  const targets = Object.entries(asked).filter(([key]) => key.includes('/t/'))
  return {
    most,
    requests: Object.values(asked).reduce((sum, count) => sum + count, 0),
    repeated: targets.flatMap(([key, count]) => (count > 1 ? key : [])),
  }
}

/** A fast wrong answer fails. @throws with what is wrong */
function compare(stdout: string, port: number): void {
  const rows = stdout
    .trim()
    .split('\n')
    .map((row) => JSON.parse(row) as DeadLink & { summary?: CrawlSummary })
  const { summary } = rows.pop()!
  const dead = new Set(rows.map((row) => row.dead_url))
  const expected = deadUrls(port)
  const missed = expected.filter((url) => !dead.delete(url))
  if (missed.length > 0) throw new Error(`${missed.length} dead links missed, such as ${missed[0]}`)
  if (dead.size > 0) throw new Error(`${dead.size} called dead that are not, such as ${[...dead][0]}`)
  if (summary?.pages !== SOURCE_PAGES || summary.links !== TARGETS)
    throw new Error(
      `${summary?.pages} pages and ${summary?.links} links instead of ${SOURCE_PAGES} and ${TARGETS}`,
    )
}

async function startWeb() {
  const server = spawn(process.execPath, ['--import', 'tsx', 'tests/bench/outbound-server.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  const [chunk] = (await once(server.stdout, 'data')) as [Buffer]
  const port = Number(chunk.toString().trim())
  return {
    port,
    log: async () => (await (await fetch(`http://${SOURCE_HOST}:${port}/log`)).json()) as Log,
    stop: () => server.kill(),
  }
}

function line(id: string, what: string, value: number, goal: string): Line {
  return { id, what, value, unit: 'x', goal }
}
