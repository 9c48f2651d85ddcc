import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { run } from './template-lint.ts'

let folder: string
let out: string
let err: string

beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lw-lint-'))
  out = err = ''
  vi.spyOn(process.stdout, 'write').mockImplementation((text) => ((out += String(text)), true))
  vi.spyOn(process.stderr, 'write').mockImplementation((text) => ((err += String(text)), true))
})
afterEach(() => {
  vi.restoreAllMocks()
  rmSync(folder, { recursive: true, force: true })
})

function file(name: string, content: string): string {
  const at = path.join(folder, name)
  writeFileSync(at, content)
  return at
}

test('it prints what is missing, what to mend with the line in the file, and the mail', async () => {
  const template = file(
    't.hbs',
    '---\nname: T\nsubject: On {{page.title}}\n---\nHi {{contact.first_name}},\nI love your blog.\n',
  )
  const data = file('d.json', '{"page":{"title":"Links"},"contact.last_name":"x"}')
  expect(await run(['lint', template, '--data', data, '--json'])).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    words: 5,
    missing: ['contact.first_name'],
    problems: [
      { rule: 'missing-fields', line: 5, column: 4 },
      { rule: 'false-flattery', line: 6 },
    ],
    rendered: { subject: 'On Links' },
  })
  expect(err).toBe('')
})

test('without --json it is a report for a person, and without data the examples stand in', async () => {
  expect(await run(['lint', 'templates/broken-link.hbs'])).toBe(0)
  expect(out).toContain('Subject: Dead link on “Links and reading”')
  expect(out).toMatch(/\d+ words, 0 missing, nothing to mend/)
})

test('a template that cannot be read is a finding, not a failure', async () => {
  expect(await run(['lint', file('t.hbs', 'a\n{{#if b}}'), '--json'])).toBe(0)
  expect(JSON.parse(out)).toMatchObject({
    problems: [{ rule: 'syntax', line: 2, column: 1 }],
    rendered: null,
  })
})

test.each([
  [['lint', 'nowhere.hbs'], 1, 'cannot be read'],
  [
    ['lint', 'templates/broken-link.hbs', '--data', 'package.json', '--data', 'nowhere.json'],
    1,
    'JSON object',
  ],
  [['lint'], 2, 'Say which file'],
  [['check', 'x'], 2, 'Say which file'],
])('%j ends with %i', async (args, status, words) => {
  expect(await run(args)).toBe(status)
  expect(err).toContain(words)
  expect(err.trim().split('\n')).toHaveLength(1)
  expect(out).toBe('')
})
