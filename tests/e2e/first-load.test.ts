import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { gzipSync } from 'node:zlib'
import { beforeAll, expect, test } from 'vitest'
import { buildWhenNeeded } from '#app/server/build.server.ts'

/** Bytes of JavaScript, gzipped, that a first visit may load. The framework alone is about 109 kB of it. */
const AT_MOST = 150_000

const ASSETS = 'build/client/assets'

type Part = { parentId?: string; module: string; imports?: string[] }
type Manifest = { entry: Part; routes: Record<string, Part> }

let manifest: Manifest

beforeAll(() => {
  buildWhenNeeded()
  const file = readdirSync(ASSETS).find((name) => name.startsWith('manifest-'))!
  const text = readFileSync(path.join(ASSETS, file), 'utf8')
  manifest = JSON.parse(text.slice(text.indexOf('{'), text.lastIndexOf('}') + 1)) as Manifest
})

/** Every file that the page of a route asks for: its own, its layouts', the entry's. */
function filesOf(route: Part): Set<string> {
  const parts: Part[] = [manifest.entry]
  for (let at: Part | undefined = route; at; at = at.parentId ? manifest.routes[at.parentId] : undefined)
    parts.push(at)
  return new Set(parts.flatMap(({ module, imports = [] }) => [module, ...imports]))
}

function weightOf(file: string): number {
  return gzipSync(readFileSync(path.join(ASSETS, path.basename(file))), { level: 9 }).length
}

test('no screen loads more than 150 kB of JavaScript at first', () => {
  const weights = Object.entries(manifest.routes).map(
    ([id, route]) => [id, [...filesOf(route)].reduce((sum, file) => sum + weightOf(file), 0)] as const,
  )
  expect(weights.length).toBeGreaterThan(20)
  expect(weights.filter(([, weight]) => weight > AT_MOST)).toEqual([])
})
