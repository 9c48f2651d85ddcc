import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { readGapArgs } from './gap-args.ts'

const folder = mkdtempSync(path.join(tmpdir(), 'gap-'))
afterAll(() => rmSync(folder, { recursive: true }))

function file(name: string, rows: string[][], { utf16 = false } = {}): string {
  const text = rows.map((row) => row.map((cell) => `"${cell}"`).join(utf16 ? '\t' : ',')).join('\n')
  const at = path.join(folder, name)
  writeFileSync(at, utf16 ? Buffer.from(`\ufeff${text}\n`, 'utf16le') : `${text}\n`)
  return at
}

const ahrefs = (name: string, rows: [page: string, target: string][]) =>
  file(
    name,
    [
      [
        'Referring page title',
        'Referring page URL',
        'Domain rating',
        'UR',
        'Target URL',
        'Anchor',
        'Nofollow',
        'Lost status',
      ],
      ...rows.map(([page, target]) => ['t', page, '54', '10', target, 'here', 'false', '']),
    ],
    { utf16: true },
  )

function gap(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', 'app/cli/main.ts', 'gap', ...args],
    {
      encoding: 'utf8',
    },
  )
  return {
    status,
    stderr,
    lines: stdout
      .split('\n')
      .filter(Boolean)
      .map((line) => JSON.parse(line) as Record<string, unknown>),
  }
}

test('files of different tools are mixed; what links to us, and rivals themselves, are left out', () => {
  const ours = file('gsc.csv', [
    ['Site', 'Linking pages', 'Target pages'],
    ['news.example', '3', '1'],
  ])
  const a = ahrefs('a.com-backlinks.csv', [
    ['https://blog.example/post', 'https://a.com/'],
    ['https://news.example/a', 'https://a.com/'],
    ['https://b.com/partners', 'https://a.com/'],
    ['https://only.example/', 'https://a.com/'],
  ])
  const b = file('semrush.csv', [
    [
      'Page ascore',
      'Source title',
      'Source url',
      'Target url',
      'Anchor',
      'External links',
      'Internal links',
      'Nofollow',
    ],
    ['30', 't', 'https://www.blog.example/other', 'https://b.com/x', 'b', '3', '4', 'true'],
    ['30', 't', 'https://news.example/b', 'https://b.com/x', 'b', '3', '4', 'false'],
  ])
  const { status, lines } = gap('--ours', ours, '--rival', `a.com=${a}`, `b.com=${b}`, '--json')
  expect(status).toBe(0)
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ domain: 'blog.example', rivals: ['a.com', 'b.com'], rival_count: 2 })
  expect(lines[0]!.authority).toContainEqual({ metric: 'ahrefs_dr', value: 54 })
})

test('an intersect names its rivals itself', () => {
  const cross = file('cross.csv', [
    ['Domain', 'Domain rating', 'Domain traffic', 'Intersect', 'a.com/', 'b.com/', 'c.com/'],
    ['x.example', '40', '100', '3', '1', '2', '1'],
    ['y.example', '40', '100', '1', '1', '0', '0'],
  ])
  const { lines } = gap('--rival', `cross=${cross}`, '--min', '2', '--json')
  expect(lines).toHaveLength(1)
  expect(lines[0]).toMatchObject({ domain: 'x.example', rivals: ['a.com', 'b.com', 'c.com'] })
  expect(lines[0]!.why).toContainEqual({ signal: 'rivals', points: 55 })
})

test.each([
  [[], /at least one rival/],
  [['--rival', 'nofile'], /NAME=FILE/],
  [['--rival', 'a.com=x.csv', '--min', '0'], /whole number/],
  [['--rival', 'a.com=x.csv', '--limit', 'many'], /whole number/],
  [['--rival', 'a.com=x.csv', '--level', 'site'], /domain or page/],
  [['--rival', 'a.com=x.csv', '--json', 'x'], /belongs to no option/],
  [['--rival', 'a.com=x.csv', '--colour'], /no option/],
])('%j is refused', (args, words) => expect(readGapArgs(args)).toMatch(words))

test('options take several values, with and without an equals sign', () => {
  expect(
    readGapArgs(['--ours', 'o1', 'o2', '--rival=a.com=f1', 'f2', 'b.com=f3', '--min=3', '--json']),
  ).toEqual({
    ours: ['o1', 'o2'],
    rivals: [
      { name: 'a.com', file: 'f1' },
      { name: 'a.com', file: 'f2' },
      { name: 'b.com', file: 'f3' },
    ],
    min: 3,
    level: 'domain',
    limit: Infinity,
    json: true,
  })
})

test('a missing file is told in one line', () => {
  const ended = gap('--rival', `a.com=${path.join(folder, 'missing.csv')}`)
  expect(ended).toMatchObject({ status: 1, lines: [] })
  expect(ended.stderr).toMatch(/missing\.csv/)
})
