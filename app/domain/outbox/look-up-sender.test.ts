import { expect, it } from 'vitest'
import type { NameService } from '#app/gateways/dns.ts'
import { lookUpSender } from './look-up-sender.server.ts'

const RSA_2048 = 'A'.repeat(392)
const RSA_1024 = 'A'.repeat(216)
const RSA_512 = 'A'.repeat(124)

/** A domain in order, on a server of its own. */
const GOOD: Record<string, string[]> = {
  'txt fernhill.example': ['google-site-verification=x', 'v=spf1 a:mail.fernhill.example ~all'],
  'txt default._domainkey.fernhill.example': [`v=DKIM1; k=rsa; p=${RSA_2048}`],
  'txt _dmarc.fernhill.example': ['v=DMARC1; p=none; rua=mailto:x@fernhill.example'],
  'mx fernhill.example': ['mx.fernhill.example'],
  'a mail.fernhill.example': ['192.0.2.7'],
  'ptr 192.0.2.7': ['mail.fernhill.example'],
}
const ALL_GOOD = { spf: 'good', dkim: 'good', dmarc: 'good', mx: 'good', ptr: 'good' }

function names(records: Record<string, string[]>, silent: string[] = []): NameService {
  const answer = async (question: string) =>
    silent.includes(question)
      ? { ok: false as const, detail: 'ETIMEOUT' }
      : { ok: true as const, found: records[question] ?? [] }
  return {
    txt: (name) => answer(`txt ${name}`),
    mx: (name) => answer(`mx ${name}`),
    addresses: (host) => answer(`a ${host}`),
    reverse: (address) => answer(`ptr ${address}`),
  }
}

async function levels(
  over: Record<string, string[]>,
  { smtpHost = 'mail.fernhill.example', email = 'anna@fernhill.example', silent = [] as string[] } = {},
) {
  const found = await lookUpSender(names({ ...GOOD, ...over }, silent), { email, smtpHost, signedWith: null })
  return {
    found,
    seen: Object.fromEntries(Object.entries(found).map(([name, finding]) => [name, finding.level])),
  }
}

const SPF = 'txt fernhill.example'
const DKIM = 'txt default._domainkey.fernhill.example'
const DMARC = 'txt _dmarc.fernhill.example'

it('a domain in order', async () => {
  expect((await levels({})).seen).toEqual(ALL_GOOD)
})

it.each<[what: string, over: Record<string, string[]>, expected: object, says: string]>([
  ['no SPF', { [SPF]: [] }, { spf: 'bad' }, 'v=spf1 a mx ~all'],
  ['two SPF records', { [SPF]: ['v=spf1 a ~all', 'v=spf1 mx ~all'] }, { spf: 'bad' }, '2 SPF records'],
  ['SPF for all the world', { [SPF]: ['v=spf1 +all'] }, { spf: 'bad' }, 'anybody may send as you'],
  ['SPF without an end', { [SPF]: ['v=spf1 a'] }, { spf: 'warn' }, 'no end'],
  ['SPF that says nothing', { [SPF]: ['v=spf1 a ?all'] }, { spf: 'warn' }, '?all'],
  [
    'SPF of more than ten questions, counted through its includes',
    {
      [SPF]: ['v=spf1 include:a.example include:b.example ~all'],
      'txt a.example': ['v=spf1 a mx ptr exists:x.example a:y.example ~all'],
      'txt b.example': ['v=spf1 a mx ptr exists:x.example a:y.example ~all'],
    },
    { spf: 'bad' },
    'more than 10 times',
  ],
  ['SPF that includes itself', { [SPF]: ['v=spf1 include:fernhill.example ~all'] }, { spf: 'good' }, ''],
  ['no DKIM key that is found', { [DKIM]: [] }, { dkim: 'unknown' }, 'usual names'],
  ['a DKIM key that was taken back', { [DKIM]: ['v=DKIM1; p='] }, { dkim: 'bad' }, 'taken back'],
  ['a DKIM key of 512 bits', { [DKIM]: [`k=rsa; p=${RSA_512}`] }, { dkim: 'bad' }, 'too short'],
  ['a DKIM key of 1024 bits', { [DKIM]: [`p=${RSA_1024}`] }, { dkim: 'good' }, '1024 bits'],
  ['an Ed25519 key alone', { [DKIM]: ['v=DKIM1; k=ed25519; p=abc='] }, { dkim: 'warn' }, 'do not check'],
  ['no DMARC', { [DMARC]: [] }, { dmarc: 'bad' }, 'v=DMARC1; p=none'],
  [
    'two DMARC records',
    { [DMARC]: ['v=DMARC1; p=none', 'v=DMARC1; p=reject'] },
    { dmarc: 'bad' },
    'Keep one',
  ],
  ['DMARC without a policy', { [DMARC]: ['v=DMARC1; p=maybe'] }, { dmarc: 'bad' }, 'no usable policy'],
  [
    'no MX, but an address',
    { 'mx fernhill.example': [], 'a fernhill.example': ['192.0.2.1'] },
    { mx: 'warn' },
    '',
  ],
  ['no MX and no address', { 'mx fernhill.example': [] }, { mx: 'bad' }, 'cannot arrive'],
  ['a null MX', { 'mx fernhill.example': [''] }, { mx: 'bad' }, 'takes no mail'],
  ['no PTR', { 'ptr 192.0.2.7': [] }, { ptr: 'warn' }, 'no name (PTR)'],
  [
    'a PTR that leads elsewhere',
    { 'ptr 192.0.2.7': ['other.example'] },
    { ptr: 'warn' },
    'does not lead back',
  ],
])('%s', async (_what, over, expected, says) => {
  const { seen, found } = await levels(over)
  expect(seen).toEqual({ ...ALL_GOOD, ...expected })
  expect(found[Object.keys(expected)[0] as keyof typeof found].says).toContain(says)
})

it('a mailbox at a large provider needs its name in SPF, also by a redirect; the PTR is the provider’s affair', async () => {
  const google = { smtpHost: 'smtp.gmail.com' }
  const without = await levels({}, google)
  expect(without.found.spf).toMatchObject({ level: 'bad', says: expect.stringContaining('_spf.google.com') })
  expect(without.found.ptr.level).toBe('good')
  const through = await levels(
    { [SPF]: ['v=spf1 redirect=_hub.example'], 'txt _hub.example': ['v=spf1 include:_spf.google.com ~all'] },
    google,
  )
  expect(through.found.spf.level).toBe('good')
})

it('a host below the domain is under the DMARC record of the domain', async () => {
  const { found } = await levels({}, { email: 'anna@team.fernhill.example' })
  expect(found.dmarc.level).toBe('good')
})

it('a DNS that does not answer is not a domain without records', async () => {
  const { found, seen } = await levels(
    {},
    { silent: [SPF, 'mx fernhill.example', 'txt google._domainkey.fernhill.example'] },
  )
  expect(seen).toEqual({ ...ALL_GOOD, spf: 'unknown', mx: 'unknown' })
  expect(found.spf.says).toContain('did not answer for fernhill.example (ETIMEOUT)')
})
