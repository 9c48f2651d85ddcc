import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Observation } from '#app/domain/links/observation.ts'
import { startMadeWeb } from './made-web.ts'
import { alternate, median, timed, type Line, type Run } from './measure.ts'
import { HOSTS, PAGES, pageAt, TARGET, type MadePage } from './pages.ts'

const TSX = ['--import', 'tsx']
/** A3: fewer pages, so that the pace of the hosts and not the machine is what is measured. */
const PACED_HOSTS = 15
const PAGES_EACH = 60
const GAP_MS = 300
const LINKINATOR = process.env.BENCH_LINKINATOR ?? 'node_modules/.bin/linkinator'

/**
 * Checks 5,000 promised links on 300 host names through the command line, against `curl` fetching the same pages and
 * reading nothing, and against a loop that fetches and parses; then with a gap between requests to one host, against
 * the time that the gaps alone take. Every answer is compared before anything is timed.
 */
export async function benchVerify(): Promise<{ lines: Line[]; notes: string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const web = await startMadeWeb()
  try {
    const pages = Array.from({ length: PAGES }, (_, at) => pageAt(at))
    const verify = (some: MadePage[], more: string[] = []) => {
      const batch = path.join(folder, `promises-${some.length}.ndjson`)
      writeFileSync(batch, some.map(({ url }) => JSON.stringify({ source: url, target: TARGET })).join('\n'))
      const args = ['app/cli/main.ts', 'verify', '--batch', batch, '--render', 'never', ...more]
      return timed(process.execPath, [...TSX, ...args], { env: web.env })
    }
    compare((await verify(pages)).stdout, pages)
    const most = Math.max(...Object.values(await web.log()).map((one) => one.most))
    if (most > 2) throw new Error(`a host had ${most} requests open at once`)

    const config = path.join(folder, 'curl.txt')
    writeFileSync(config, pages.map(({ url }) => `url = "${url}"\noutput = "/dev/null"`).join('\n'))
    const curl = ['--parallel', '--parallel-max', '64', '--silent', '--connect-to', `::127.0.0.1:${web.port}`]
    const hasLinkinator = existsSync(LINKINATOR)
    const seen = await alternate({
      verify: () => verify(pages),
      curl: () => timed('curl', [...curl, '--config', config]),
      loop: () => timed(process.execPath, [...TSX, 'tests/bench/bare-loop.ts', String(web.port)]),
      ...(hasLinkinator && { linkinator: () => linkinator(web.port) }),
    })
    const [ours, fetched, loop, peer] = [seen.verify!, seen.curl!, seen.loop!, seen.linkinator]
    const paced = await benchPaced(web, verify)
    const seconds = Object.entries(seen).map(
      ([name, one]) => `${name} ${one.seconds.toFixed(1)} s (${one.busy.toFixed(1)} s of processor)`,
    )
    return {
      notes: [
        `${PAGES} pages on ${HOSTS} hosts: ${seconds.join(', ')}`,
        'curl only fetches; the loop fetches and builds the tree and follows no redirect; verify judges in full, with robots.txt and target',
        peer
          ? 'linkinator only asks whether the pages are there, all on one host name: less than verify does'
          : `linkinator: skipped, not at ${LINKINATOR} (npm install --no-save linkinator@8.1.0)`,
        'Scrapy, Crawlee: skipped, not set up here',
        paced.note,
      ],
      lines: [
        line(
          'A1',
          'verify against curl --parallel, wall time',
          ours.seconds / fetched.seconds,
          'x',
          'at most 2.5',
        ),
        line('A1b', 'verify against a bare fetch-and-parse loop', ours.seconds / loop.seconds, 'x', ''),
        line('A1p', 'verify against the bare loop, processor time', ours.busy / loop.busy, 'x', ''),
        line('A2', 'verify, pages a second', PAGES / ours.seconds, '/s', ''),
        ...(peer
          ? [
              line(
                'A2l',
                'verify against linkinator, pages a second',
                peer.seconds / ours.seconds,
                'x',
                'at least 3',
              ),
            ]
          : []),
        line('A2m', 'verify, peak memory', ours.megabytes, 'MB', 'at most 350'),
        line(
          'A3',
          `${GAP_MS} ms between requests to a host, against the gaps`,
          paced.ratio,
          'x',
          'at most 1.15',
        ),
      ],
    }
  } finally {
    web.stop()
    rmSync(folder, { recursive: true })
  }
}

/** Three rounds; the bound is what the server's own log says of the host that was asked most. */
async function benchPaced(
  web: Awaited<ReturnType<typeof startMadeWeb>>,
  verify: (some: MadePage[], more: string[]) => Promise<Run>,
) {
  const pages = Array.from({ length: PACED_HOSTS * PAGES_EACH }, (_, at) =>
    pageAt((at % PACED_HOSTS) + HOSTS * Math.floor(at / PACED_HOSTS)),
  )
  const ratios: number[] = []
  const bounds: number[] = []
  for (let round = 0; round < 3; round++) {
    await web.log()
    const run = await verify(pages, ['--gap', String(GAP_MS)])
    compare(run.stdout, pages)
    const log = await web.log()
    const most = Math.max(...Object.values(log).map(({ count }) => count))
    bounds.push(((most - 1) * GAP_MS) / 1_000)
    ratios.push(run.seconds / bounds.at(-1)!)
  }
  const note = `A3: ${pages.length} pages on ${PACED_HOSTS} hosts; the gaps of the slowest host alone take ${median(bounds).toFixed(1)} s; the start of the process is part of our time`
  return { ratio: median(ratios), note }
}

/** It cannot send host names to a local address, so it gets a page that links to all others on one host. */
function linkinator(port: number): Promise<Run> {
  const args = [`http://127.0.0.1:${port}/all`, '--concurrency', '64', '--format', 'json', '--silent']
  return timed(LINKINATOR, args, { mayFail: true })
}

function line(id: string, what: string, value: number, unit: Line['unit'], goal: string): Line {
  return { id, what, value, unit, goal }
}

/** A fast wrong answer fails. @throws with the first that is wrong */
function compare(stdout: string, pages: MadePage[]): void {
  const seen = stdout
    .trim()
    .split('\n')
    .map((one) => JSON.parse(one) as Observation)
  if (seen.length !== pages.length) throw new Error(`${seen.length} answers for ${pages.length} promises`)
  seen.forEach((observation, at) => {
    const { url, verdict, issues } = pages[at]!
    const isRight =
      observation.source === url &&
      observation.verdict === verdict &&
      observation.issues.join() === issues.join()
    if (!isRight)
      throw new Error(
        `${url}: ${observation.verdict} ${observation.issues.join()} instead of ${verdict} ${issues.join()}: ${observation.reason}`,
      )
  })
}
