import { expect, test } from 'vitest'
import { DisavowReader, isDisavow, readDisavowLine } from './disavow.ts'

test.each([
  ['domain:spam.example', 'domain', 'spam.example', []],
  ['Domain: spam.example', 'domain', 'spam.example', ['upper-case prefix', 'space after the colon']],
  ['domain:.spam.example', 'domain', 'spam.example', ['leading dot']],
  ['domain:www.spam.example', 'domain', 'spam.example', ['www']],
  ['domain:https://spam.example/', 'domain', 'spam.example', ['scheme in a domain']],
  ['domain:bücher.example', 'domain', 'xn--bcher-kva.example', ['Unicode host name']],
  ['spam.example', 'domain', 'spam.example', ['missing prefix']],
  ['http://Spam.example/Page?x=1', 'url', 'http://spam.example/Page?x=1', ['upper-case host']],
])('%s', (line, type, value, repairs) => {
  expect(readDisavowLine(line)).toMatchObject({ type, value, repairs })
})

test('a comment after the entry is kept with it', () => {
  expect(readDisavowLine('domain:spam.example # asked twice')).toMatchObject({
    value: 'spam.example',
    comment: 'asked twice',
  })
})

test('a text is a disavow file when four of five lines fit and one has the prefix', () => {
  expect(isDisavow(['# notes', 'domain:a.example', 'http://b.example/x'])).toBe(true)
  expect(isDisavow(['a.example', 'b.example'])).toBe(false)
  expect(isDisavow(['domain:a.example', 'words that are nothing', 'more words here'])).toBe(false)
})

test('a line that is given twice is left out once', () => {
  const reader = new DisavowReader()
  const built = ['domain:a.example', '# why', 'Domain:A.example', 'not a line'].map((line) =>
    reader.build([line]),
  )
  expect(built.map((one) => Object.keys(one)[0])).toEqual(['record', 'ignored', 'skipped', 'rejected'])
})
