import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { scanApart } from '#app/domain/discovery/web-graph/scan-apart.server.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'web-graph-'))
const file = path.join(folder, 'edges.txt.gz')
beforeAll(() => {
  const part = gzipSync(Array.from({ length: 50_000 }, (_, from) => `${from + 10}\t${from % 100}\n`).join(''))
  // Common Crawl's larger files are several archives one after the other.
  writeFileSync(file, Buffer.concat([part, part]))
})
afterAll(() => rmSync(folder, { recursive: true }))

test.concurrent('a file of the web graph is read in a process of its own', async () => {
  const all = { found: 0 }
  const isWhole = await scanApart(
    { look: 'links', path: file, wanted: [7, 99], atMost: 10_000 },
    {
      onNews: ({ found, ...news }) => {
        Object.assign(all, news, { found: all.found + found.sources.length })
        return Promise.resolve(true)
      },
    },
  )
  expect(isWhole).toBe(true)
  const bytes = statSync(file).size
  expect(all).toEqual({ found: 2000, usable: 100_000, unusable: 0, links: [1000, 1000], bytes })
})

test.concurrent('who reads goes when the process it works for is killed', async ({ skip }) => {
  if (process.platform !== 'linux') skip('only there a process tells its children')
  const reader = spawn(process.execPath, ['--import', 'tsx', 'tests/support/graph-reader.ts', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  await once(reader.stdout, 'data')
  const children = readFileSync(`/proc/${reader.pid}/task/${reader.pid}/children`, 'utf8').trim().split(' ')
  const commands = children.filter((pid) =>
    readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('scan-child'),
  )
  expect(commands).toHaveLength(1)
  reader.kill('SIGKILL')
  await vi.waitFor(() => expect(existsSync(`/proc/${commands[0]}`)).toBe(false), {
    timeout: 10_000,
    interval: 10,
  })
})
