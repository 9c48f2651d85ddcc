import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import type { Observation } from '#app/domain/links/observation.ts'
import { alternate, timed, type Line } from './measure.ts'
import { HOSTS, PAGES, pageAt, TARGET } from './pages.ts'

const TSX = ['--import', 'tsx']

/**
 * Checks 5,000 promised links on 300 host names through the command line, against `curl` fetching the same pages and
 * reading nothing, and against a loop that fetches and parses. Every answer is compared before anything is timed.
 */
export async function benchVerify(): Promise<{ lines: Line[]; notes: string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-'))
  const server = spawn(process.execPath, [...TSX, 'tests/bench/web-server.ts'], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  try {
    const [chunk] = (await once(server.stdout, 'data')) as [Buffer]
    const port = chunk.toString().trim()
    const env = { LINKWRIGHT_CONNECT_TO: `*.test=127.0.0.1:${port}` }
    const batch = path.join(folder, 'promises.ndjson')
    const pages = Array.from({ length: PAGES }, (_, at) => pageAt(at))
    writeFileSync(batch, pages.map(({ url }) => JSON.stringify({ source: url, target: TARGET })).join('\n'))
    const verify = () =>
      timed(process.execPath, [...TSX, 'app/cli/main.ts', 'verify', '--batch', batch, '--render', 'never'], {
        env,
      })
    compare((await verify()).stdout)
    const config = path.join(folder, 'curl.txt')
    writeFileSync(config, pages.map(({ url }) => `url = "${url}"\noutput = "/dev/null"`).join('\n'))
    const curl = [
      '--parallel',
      '--parallel-max',
      '64',
      '--silent',
      '--connect-to',
      `::127.0.0.1:${port}`,
      '--config',
      config,
    ]
    const seen = await alternate({
      verify,
      curl: () => timed('curl', curl),
      loop: () => timed(process.execPath, [...TSX, 'tests/bench/bare-loop.ts', port]),
    })
    const { verify: ours, curl: fetched, loop } = seen
    return {
      notes: [
        `${PAGES} pages on ${HOSTS} hosts: verify ${ours!.seconds.toFixed(1)} s, curl ${fetched!.seconds.toFixed(1)} s, loop ${loop!.seconds.toFixed(1)} s`,
        'curl only fetches; the loop fetches and builds the tree and follows no redirect; verify judges in full, with robots.txt and target',
        'linkinator: skipped, it cannot send host names to a local address',
      ],
      lines: [
        {
          id: 'A1',
          what: 'verify against curl --parallel, wall time',
          value: ours!.seconds / fetched!.seconds,
          unit: 'x',
          goal: 'at most 2.5',
        },
        {
          id: 'A1b',
          what: 'verify against a bare fetch-and-parse loop',
          value: ours!.seconds / loop!.seconds,
          unit: 'x',
          goal: '',
        },
        { id: 'A2', what: 'verify, pages a second', value: PAGES / ours!.seconds, unit: '/s', goal: '' },
        { id: 'A2m', what: 'verify, peak memory', value: ours!.megabytes, unit: 'MB', goal: 'at most 350' },
      ],
    }
  } finally {
    server.kill()
    rmSync(folder, { recursive: true })
  }
}

/** A fast wrong answer fails. @throws with the first that is wrong */
function compare(stdout: string): void {
  const seen = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line) as Observation)
  if (seen.length !== PAGES) throw new Error(`${seen.length} answers for ${PAGES} promises`)
  seen.forEach((observation, at) => {
    const { url, verdict, issues } = pageAt(at)
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
