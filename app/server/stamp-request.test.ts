import { expect, test } from 'vitest'
import { stampRequest } from './stamp-request.ts'

const DIRECT = { trustProxy: false, publicUrl: null }

/** A request as Node reads it, after the stamp: what its headers say, and whether it counts as TLS. */
function stamped(sent: [string, string][], settings: Partial<typeof DIRECT> | { publicUrl: string } = {}) {
  const request = {
    headers: Object.fromEntries(sent.map(([name, value]) => [name.toLowerCase(), value])),
    rawHeaders: sent.flat(),
    socket: { remoteAddress: '192.0.2.7', encrypted: false },
  }
  stampRequest(request as never, { ...DIRECT, ...settings })
  const seen = new Headers()
  for (let at = 0; at < request.rawHeaders.length; at += 2)
    seen.append(request.rawHeaders[at]!, request.rawHeaders[at + 1]!)
  return { ip: seen.get('x-linkwright-ip'), host: seen.get('host'), isTls: request.socket.encrypted }
}

test('a visitor cannot say where it comes from', () => {
  const sent: [string, string][] = [
    ['Host', 'crm.test'],
    ['X-Linkwright-Ip', '9.9.9.9'],
    ['X-Forwarded-For', '9.9.9.9'],
    ['x-linkwright-ip', '8.8.8.8'],
  ]
  expect(stamped(sent)).toEqual({ ip: '192.0.2.7', host: 'crm.test', isTls: false })
})

test('a trusted proxy says it, by what it added last', () => {
  expect(stamped([['X-Forwarded-For', '9.9.9.9, 203.0.113.4']], { trustProxy: true }).ip).toBe('203.0.113.4')
})

test.each([
  ['a trusted proxy says https', { 'x-forwarded-proto': 'https' }, { trustProxy: true }, true],
  ['somebody else says https', { 'x-forwarded-proto': 'https' }, {}, false],
  ['the public https name', { host: 'CRM.test' }, { publicUrl: 'https://crm.test/' }, true],
  [
    'the machine itself, beside the proxy',
    { host: 'crm.test:3000' },
    { publicUrl: 'https://crm.test' },
    false,
  ],
  ['a public name without TLS', { host: 'crm.test' }, { publicUrl: 'http://crm.test' }, false],
])('TLS: %s', (_what, headers, settings, isTls) => {
  expect(stamped(Object.entries(headers) as [string, string][], settings).isTls).toBe(isTls)
})
