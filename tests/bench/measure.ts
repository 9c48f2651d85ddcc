import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'

/** @property busy seconds of processor time: what a crowded machine changes least */
export type Run = { seconds: number; busy: number; megabytes: number; stdout: string }

/** One process from its start to its end: wall time, peak memory, and what it printed. @throws when it fails */
export async function timed(
  command: string,
  args: string[],
  {
    env = {},
    input,
    mayFail = false,
  }: { env?: Record<string, string>; input?: string; mayFail?: boolean } = {},
): Promise<Run> {
  const startedAt = performance.now()
  const child = spawn(command, args, { env: { ...process.env, ...env }, stdio: ['pipe', 'pipe', 'pipe'] })
  const out: Buffer[] = []
  let errors = ''
  let peak = 0
  let busy = 0
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk))
  child.stderr.on('data', (chunk: Buffer) => (errors += chunk.toString()))
  const watch = setInterval(() => {
    peak = Math.max(peak, residentMegabytes(child.pid!))
    busy = Math.max(busy, busySeconds(child.pid!))
  }, 20)
  child.stdin.end(input ?? '')
  const [code] = (await once(child, 'close')) as [number | null]
  clearInterval(watch)
  if (code !== 0 && !mayFail) throw new Error(`${command} ended with ${code}: ${errors.slice(-500)}`)
  return {
    seconds: (performance.now() - startedAt) / 1000,
    busy,
    megabytes: peak,
    stdout: Buffer.concat(out).toString(),
  }
}

/** Linux tells a process' memory in a file; elsewhere it is not measured. */
function residentMegabytes(pid: number): number {
  try {
    const status = readFileSync(`/proc/${pid}/status`, 'utf8')
    return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024
  } catch {
    return 0
  }
}

/** Processor time so far, in the hundredths of seconds that Linux counts. */
function busySeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ')
    return (Number(fields[11]) + Number(fields[12])) / 100
  } catch {
    return 0
  }
}

export function median(values: number[]): number {
  const sorted = values.toSorted((one, other) => one - other)
  return sorted[Math.floor(sorted.length / 2)] ?? 0
}

/** Fewer while a slow peer is tried; figures that are quoted have three. */
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)

/** Runs cases in turn, in rounds, so that a noisy moment falls on all of them. @returns medians by name */
export async function alternate(
  cases: Record<string, () => Promise<Run>>,
  { rounds = ROUNDS } = {},
): Promise<Record<string, { seconds: number; busy: number; megabytes: number; printed: string[] }>> {
  const runs = new Map<string, Run[]>(Object.keys(cases).map((name) => [name, []]))
  for (let round = 0; round < rounds; round++)
    for (const [name, work] of Object.entries(cases)) runs.get(name)!.push(await work())
  return Object.fromEntries(
    [...runs].map(([name, all]) => [
      name,
      {
        seconds: median(all.map((run) => run.seconds)),
        busy: median(all.map((run) => run.busy)),
        megabytes: Math.max(...all.map((run) => run.megabytes)),
        printed: all.map((run) => run.stdout),
      },
    ]),
  )
}

export type Line = {
  id: string
  what: string
  value: number
  unit: 'x' | 's' | 'ms' | 'MB' | '/s'
  goal: string
}

export function told({ id, what, value, unit, goal }: Line): string {
  return `${id.padEnd(6)} ${what.padEnd(58)} ${value.toFixed(unit === 'MB' ? 0 : 2).padStart(9)} ${unit.padEnd(3)} ${goal}`
}
