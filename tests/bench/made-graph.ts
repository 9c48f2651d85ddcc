import { createWriteStream } from 'node:fs'
import { once } from 'node:events'
import path from 'node:path'
import { createGzip } from 'node:zlib'
import { seeded } from './seeded.ts'

export type MadeGraph = { vertices: string; edges: string; ranks: string; wanted: number[]; links: number[] }

/** Every so many numbers a site links, so that numbers are as long as in the real graph. */
const STEP = 100
/** Sites that are asked for: from one to which nearly everybody links to one hardly known. */
const WANTED = [0, 17, 1_003, 65_537, 900_001]

/**
 * A web graph in the shape of Common Crawl's: names in order, edges sorted by their source, few sites linked by many.
 * @returns its files, and how many edges lead to each of the wanted
 */
export async function makeGraph(
  folder: string,
  {
    sites,
    edges,
    name = 'made',
    isOnlyEdges = false,
  }: { sites: number; edges: number; name?: string; isOnlyEdges?: boolean },
): Promise<MadeGraph> {
  const chance = seeded(20_261_128)
  const file = (part: string) => path.join(folder, `${name}-domain-${part}.txt.gz`)
  const links = new Map(WANTED.map((number) => [number, 0]))
  const degree = edges / (sites / STEP)
  let written = 0
  await write(file('edges'), function* () {
    for (let from = 0; written < edges; from += STEP) {
      const targets = new Set<number>()
      const count = 1 + Math.floor(chance() ** 2 * degree * 3)
      while (targets.size < count) targets.add(Math.floor(chance() ** 4 * sites))
      targets.delete(from)
      for (const to of [...targets].sort((one, other) => one - other)) {
        yield `${from}\t${to}\n`
        written++
        if (links.has(to)) links.set(to, links.get(to)! + 1)
      }
    }
  })
  const made = {
    vertices: file('vertices'),
    edges: file('edges'),
    ranks: file('ranks'),
    wanted: WANTED,
    links: WANTED.map((number) => links.get(number)!),
  }
  if (isOnlyEdges) return made
  await write(file('vertices'), function* () {
    for (let number = 0; number < sites; number++) yield `${number}\t${nameOf(number)}\t${1 + (number % 5)}\n`
  })
  await write(file('ranks'), function* () {
    yield '#harmonicc_pos\t#harmonicc_val\t#pr_pos\t#pr_val\t#host_rev\t#n_hosts\n'
    for (let number = 0; number < sites; number++)
      yield `${number + 1}\t${(3e7 - number).toExponential(7)}\t${number + 1}\t${(1 / (number + 9)).toExponential(15)}\t${nameOf(number)}\t1\n`
  })
  return made
}

/** Back to front, and in order of the numbers. */
export function nameOf(number: number): string {
  return `com.site-${String(number).padStart(9, '0')}`
}

async function write(file: string, lines: () => Generator<string>): Promise<void> {
  const gzip = createGzip({ level: 6 })
  const closed = once(gzip.pipe(createWriteStream(file)), 'close')
  let block = ''
  for (const line of lines()) {
    block += line
    if (block.length < 1 << 18) continue
    if (!gzip.write(block)) await once(gzip, 'drain')
    block = ''
  }
  gzip.end(block)
  await closed
}
