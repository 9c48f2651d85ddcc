import { spawnSync } from 'node:child_process'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'
import { brotliCompressSync, constants, gzipSync } from 'node:zlib'
import { Unusable } from './env.server.ts'

const SOURCES = [
  'app',
  'db',
  'package-lock.json',
  'vite.config.ts',
  'react-router.config.ts',
  'tsconfig.json',
]
const STAMP = 'build/stamp.json'

/** Builds the web app when there is no build or a source file is newer than it. @throws Unusable when the build fails */
export function buildWhenNeeded(): void {
  const newest = Math.max(...SOURCES.map(newestChange))
  if (builtFrom() === newest) return
  process.stdout.write('Building the web app, once for this version …\n')
  const cli = path.join(
    path.dirname(createRequire(import.meta.url).resolve('@react-router/dev/package.json')),
    'bin.js',
  )
  const done = spawnSync(process.execPath, [cli, 'build'], {
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })
  if (done.status !== 0)
    throw new Unusable(`${done.stderr}\nThe web app could not be built. After an update run npm ci first.`)
  compressAssets('build/client')
  writeFileSync(STAMP, JSON.stringify({ newest }))
}

function builtFrom(): number | null {
  try {
    return (JSON.parse(readFileSync(STAMP, 'utf8')) as { newest: number }).newest
  } catch {
    return null // no build yet, or one that did not finish
  }
}

function newestChange(place: string): number {
  const stat = statSync(place)
  if (!stat.isDirectory()) return stat.mtimeMs
  return Math.max(stat.mtimeMs, ...readdirSync(place).map((name) => newestChange(path.join(place, name))))
}

/** Hashed assets never change: they are compressed once, here, and served so. */
function compressAssets(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const file = path.join(folder, entry.name)
    if (entry.isDirectory()) compressAssets(file)
    else if (/\.(js|css|svg|json|txt)$/.test(entry.name)) {
      const bytes = readFileSync(file)
      writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }))
      const params = { [constants.BROTLI_PARAM_QUALITY]: 9 }
      writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }))
    }
  }
}
