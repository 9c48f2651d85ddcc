import { expect, test } from 'vitest'
import { mayChangeState } from './origin.server.ts'

const ask = (method: string, headers: Record<string, string>, path = '/p/1/prospects') =>
  mayChangeState(new Request(`http://crm.test${path}`, { method, headers }))

test.each([
  ['reading', 'GET', {}, true],
  ['our own form', 'POST', { origin: 'http://crm.test' }, true],
  ['our own form, modern browser', 'POST', { 'sec-fetch-site': 'same-origin' }, true],
  ['a foreign page', 'POST', { origin: 'http://evil.test' }, false],
  [
    'a foreign page, modern browser',
    'POST',
    { 'sec-fetch-site': 'cross-site', origin: 'http://crm.test' },
    false,
  ],
  ['a sibling host', 'POST', { 'sec-fetch-site': 'same-site' }, false],
  ['a sandboxed frame', 'POST', { origin: 'null' }, false],
  ['no origin at all', 'POST', {}, false],
])('%s', (_name, method, headers, expected) => {
  expect(ask(method, headers as Record<string, string>)).toBe(expected)
})

test('a mail server may unsubscribe with one click', () => {
  expect(ask('POST', {}, '/u/abc')).toBe(true)
})
