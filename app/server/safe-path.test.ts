import { expect, test } from 'vitest'
import { safePath } from './safe-path.ts'

test.each([
  ['/p/1/prospects?q=a#b', '/p/1/prospects?q=a#b'],
  ['/', '/'],
  [null, '/'],
  ['', '/'],
  ['today', '/'],
  ['https://evil.test/', '/'],
  ['//evil.test/x', '/'],
  ['/\\evil.test', '/'],
  ['/\t/evil.test', '/'],
  ['/\n\\evil.test', '/'],
  ['/./\t/evil.test', '/'],
  ['/..//evil.test', '/'],
])('%j leads to %s', (text, path) => {
  expect(safePath(text)).toBe(path)
})
