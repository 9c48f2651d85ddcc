import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { cruise, type IFlattenedRuleSet } from 'dependency-cruiser'
import { afterAll, expect, test } from 'vitest'

/** Each law of the layers must also be able to fail: a planted case breaks it. */
const config = createRequire(import.meta.url)('../.dependency-cruiser.cjs') as {
  forbidden: IFlattenedRuleSet['forbidden']
}
const folder = mkdtempSync(path.join(tmpdir(), 'lw-laws-'))
afterAll(() => rmSync(folder, { recursive: true }))

test.each<[law: string, from: string, to: string]>([
  ['domain-order-prospects', 'app/domain/prospects/a.ts', 'app/domain/inbox/b.ts'],
  ['domain-order-links', 'app/domain/links/a.ts', 'app/domain/sequences/b.ts'],
  ['db-is-the-bottom', 'db/a.ts', 'app/domain/values/b.ts'],
  ['gateways-know-no-nouns', 'app/gateways/smtp/a.ts', 'app/domain/outbox/b.ts'],
  ['domain-knows-no-face', 'app/domain/links/a.ts', 'app/routes/b.ts'],
  ['pure-stays-pure', 'app/domain/links/a.ts', 'app/domain/links/b.server.ts'],
  ['ui-speaks-no-nouns', 'app/ui/a.ts', 'app/domain/links/b.ts'],
  ['components-do-not-fetch', 'app/components/a.ts', 'app/gateways/web/b.ts'],
  ['routes-stand-alone', 'app/routes/a.ts', 'app/routes/b.ts'],
  ['jobs-do-not-call-the-web', 'jobs/a.ts', 'app/routes/b.ts'],
  ['sandbox-stands-apart', 'app/domain/links/a.ts', 'app/sandbox/b.ts'],
])('the law %s is broken by a planted import', async (law, from, to) => {
  const place = mkdtempSync(path.join(folder, 'case-'))
  plant(place, to, 'export const planted = 1\n')
  const upwards = path.relative(path.dirname(from), to)
  plant(place, from, `import { planted } from './${upwards}'\nexport const used = planted\n`)
  expect(await broken(place)).toContain(law)
})

test('a ring is found', async () => {
  const place = mkdtempSync(path.join(folder, 'ring-'))
  plant(place, 'app/domain/values/a.ts', "import { b } from './b.ts'\nexport const a = () => b\n")
  plant(place, 'app/domain/values/b.ts', "import { a } from './a.ts'\nexport const b = () => a\n")
  expect(await broken(place)).toContain('no-rings')
})

test('no source file is longer than 400 lines, and none hides a left-over', () => {
  const files = ['app', 'db', 'jobs'].flatMap((place) => sources(place))
  const long = files.filter((file) => readFileSync(file, 'utf8').split('\n').length > 401)
  expect(long).toEqual([])
  const leftOver = files.filter((file) => /\b(TODO|FIXME)\b|coming soon/i.test(readFileSync(file, 'utf8')))
  expect(leftOver).toEqual([])
})

function plant(place: string, file: string, text: string): void {
  mkdirSync(path.dirname(path.join(place, file)), { recursive: true })
  writeFileSync(path.join(place, file), text)
}

async function broken(place: string): Promise<string[]> {
  const { output } = await cruise(['.'], {
    baseDir: place,
    validate: true,
    ruleSet: { forbidden: config.forbidden },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts'] },
  })
  if (typeof output === 'string') throw new Error(output)
  return output.summary.violations.map((violation) => violation.rule.name)
}

function sources(place: string): string[] {
  if (!statSync(place).isDirectory()) return /\.tsx?$/.test(place) ? [place] : []
  return readdirSync(place).flatMap((name) => sources(path.join(place, name)))
}
