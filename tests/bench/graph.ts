import { spawnSync } from 'node:child_process'
import { appendFileSync, existsSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { bytes, count } from '#app/ui/number.ts'
import { makeGraph, type MadeGraph } from './made-graph.ts'
import { alternate, timed, type Line } from './measure.ts'

const EDGES = 15_000_000
/** The file stands so often in itself, as gzip allows: the time in which processes begin must not count for much. */
const TIMES = 4
const SITES = 60_000_000
/** Common Crawl's domain graph of late 2025. */
const REAL_EDGES = 6_600_000_000

/** Looking through the edges of a web graph against unpacking them alone. That the answer is right is checked first. */
export async function benchGraph(): Promise<{ lines: Line[]; notes: string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-graph-'))
  try {
    const graph = await makeGraph(folder, { sites: SITES, edges: EDGES, isOnlyEdges: true })
    const once = readFileSync(graph.edges)
    for (let more = 1; more < TIMES; more++) appendFileSync(graph.edges, once)
    return await measured({ ...graph, links: graph.links.map((count) => count * TIMES) })
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measured(graph: MadeGraph): Promise<{ lines: Line[]; notes: string[] }> {
  const ours = () =>
    timed(process.execPath, [
      '--import',
      'tsx',
      'tests/bench/scan-graph.ts',
      graph.edges,
      ...graph.wanted.map(String),
    ])
  const told = JSON.parse((await ours()).stdout) as { edges: number; links: number[]; found: number }
  if (JSON.stringify(told.links) !== JSON.stringify(graph.links) || told.found !== sum(graph.links))
    throw new Error(`found ${told.links.join()}, but ${graph.links.join()} are there`)
  const unpack = (tool: string) => () => timed('sh', ['-c', `exec ${tool} -dc '${graph.edges}' > /dev/null`])
  const hasPigz = spawnSync('pigz', ['--version']).status === 0
  const duck = 'node_modules/@duckdb/node-api'
  const seen = await alternate({
    ours,
    gzip: unpack('gzip'),
    ...(hasPigz && { pigz: unpack('pigz') }),
    ...(existsSync(duck) && {
      duckdb: () => timed(process.execPath, ['tests/bench/duck-graph.mjs', graph.edges, graph.wanted.join()]),
    }),
  })
  const rate = told.edges / seen.ours!.seconds
  const byProcessor = (peer: string): Line[] =>
    seen[peer]
      ? [
          {
            id: 'D3p',
            what: `the same by processor time, against ${peer}`,
            value: seen[peer].busy / seen.ours!.busy,
            unit: 'x',
            goal: '',
          },
        ]
      : []
  const against = (id: string, peer: string, goal = ''): Line[] =>
    seen[peer]
      ? [
          {
            id,
            what: `edges a second of a web graph, against ${peer}`,
            value: seen[peer].seconds / seen.ours!.seconds,
            unit: 'x',
            goal,
          },
        ]
      : []
  return {
    lines: [
      ...against('D3', 'pigz', 'at least 0.9'),
      ...byProcessor('pigz'),
      ...against('D3g', 'gzip', 'at least 0.9'),
      ...against('D3d', 'duckdb'),
      {
        id: 'D3m',
        what: 'peak memory of the process that reads',
        value: seen.ours!.megabytes,
        unit: 'MB',
        goal: 'at most 200',
      },
      { id: 'D3r', what: 'million edges a second', value: rate / 1e6, unit: '/s', goal: '' },
    ],
    notes: [
      `${count(told.edges)} edges, ${bytes(statSync(graph.edges).size)} packed; links to ${graph.wanted.length} sites counted right: ${told.links.join(', ')}`,
      `seconds (of processor): ${Object.entries(seen)
        .map(([name, run]) => `${name} ${run.seconds.toFixed(2)} (${run.busy.toFixed(2)})`)
        .join(', ')}`,
      ...(hasPigz ? [] : ['pigz skipped: not installed']),
      existsSync(duck)
        ? `duckdb with 2 threads: ${seen.duckdb!.megabytes.toFixed(0)} MB`
        : 'duckdb skipped: not installed (npm install --no-save @duckdb/node-api)',
      `at this rate the ${(REAL_EDGES / 1e9).toFixed(1)} billion edges of the real graph take ${(REAL_EDGES / rate / 60).toFixed(0)} minutes`,
    ],
  }
}

function sum(values: number[]): number {
  return values.reduce((one, other) => one + other, 0)
}
