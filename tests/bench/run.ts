import { mkdirSync, writeFileSync } from 'node:fs'
import { cpus } from 'node:os'
import { told, type Line } from './measure.ts'

/** Every benchmark by its name: `npm run bench` runs all, `npm run bench verify` one. */
const PATHS: Record<string, () => Promise<() => Promise<{ lines: Line[]; notes: string[] }>>> = {
  crawl: async () => (await import('./crawl.ts')).benchCrawl,
  verify: async () => (await import('./verify.ts')).benchVerify,
  watch: async () => (await import('./watch.ts')).benchWatch,
  graph: async () => (await import('./graph.ts')).benchGraph,
  mail: async () => (await import('./mail.ts')).benchMail,
  import: async () => (await import('./import.ts')).benchImport,
  read: async () => (await import('./read.ts')).benchRead,
  gap: async () => (await import('./gap.ts')).benchGap,
  simulate: async () => (await import('./simulate.ts')).benchSimulate,
  tick: async () => (await import('./tick.ts')).benchTick,
}

const asked = process.argv.slice(2)
const unknown = asked.find((name) => !Object.hasOwn(PATHS, name))
if (unknown) {
  console.error(`There is no benchmark "${unknown}". There are: ${Object.keys(PATHS).join(', ')}.`)
  process.exit(2)
}
const results: Record<string, { lines: Line[]; notes: string[] }> = {}
for (const name of asked.length > 0 ? asked : Object.keys(PATHS)) {
  console.log(`== ${name}`)
  const result = await (await PATHS[name]!())()
  for (const line of result.lines) console.log(told(line))
  for (const note of result.notes) console.log(`       ${note}`)
  results[name] = result
}
mkdirSync('bench-results', { recursive: true })
const about = { at: new Date().toISOString(), node: process.version, cores: cpus().length }
writeFileSync('bench-results/latest.json', `${JSON.stringify({ ...about, results }, null, 2)}\n`)
