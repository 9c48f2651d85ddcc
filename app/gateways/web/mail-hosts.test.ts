import { expect, test } from 'vitest'
import { openMailHosts, type MailResolver } from './mail-hosts.ts'
import { readNetworkSettings } from './settings.ts'

const settings = readNetworkSettings({ connectTo: 'led.test=127.0.0.1:25', dnsControl: 'known.example' })
const no = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }))

test.each<[what: string, resolver: Partial<MailResolver>, answer: string, domain?: string]>([
  ['a mail host', { resolveMx: () => Promise.resolve([{ exchange: 'mx.a.example', priority: 1 }]) }, 'takes'],
  ['a null MX', { resolveMx: () => Promise.resolve([{ exchange: '', priority: 0 }]) }, 'none'],
  [
    'no MX but an address',
    { resolveMx: no('ENODATA'), resolve4: () => Promise.resolve(['192.0.2.1']) },
    'takes',
  ],
  ['neither', { resolveMx: no('ENODATA') }, 'none'],
  ['a server that does not answer', { resolveMx: no('ETIMEOUT') }, 'unknown'],
  ['a server that fails', { resolveMx: no('ESERVFAIL') }, 'unknown'],
  [
    'a name that is gone',
    {
      resolveMx: no('ENOTFOUND'),
      resolve4: (name) => (name === 'known.example' ? Promise.resolve(['192.0.2.1']) : no('ENOTFOUND')()),
    },
    'none',
  ],
  ['a resolver that knows nothing', { resolveMx: no('ENOTFOUND'), resolve4: no('ENOTFOUND') }, 'unknown'],
  ['a name that a rule leads elsewhere', { resolveMx: no('ENOTFOUND') }, 'unknown', 'led.test'],
])('%s: %s', async (_, given, answer, domain = 'a.example') => {
  const resolver = { resolveMx: no('ENODATA'), resolve4: no('ENODATA'), resolve6: no('ENODATA'), ...given }
  expect(await openMailHosts(settings, resolver)(domain)).toBe(answer)
})
