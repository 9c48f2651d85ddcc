import { expect, it } from 'vitest'
import { providerRules, type SenderFacts } from './provider-rules.ts'

const good = { level: 'good', says: 'fine' } as const
const FACTS: SenderFacts = {
  findings: { spf: good, dkim: good, dmarc: good, mx: good, ptr: good },
  results: { spf: 'pass', dkim: 'pass', dmarc: 'pass', isAligned: true, selector: 's1' },
  standing: { sent: 1000, bounces: 3, complaints: 0 },
  days: 30,
  isEncrypted: true,
  hasOneClick: true,
  isBorrowed: false,
}

it('who keeps every rule sees only good marks', () => {
  expect(new Set(providerRules(FACTS).map((rule) => rule.level))).toEqual(new Set(['good']))
})

it.each<[what: string, over: Partial<SenderFacts>, rule: string, level: string]>([
  ['nothing was looked up', { findings: null, results: null }, 'SPF names', 'unknown'],
  [
    'a test that failed weighs more than the DNS',
    { results: { ...FACTS.results!, spf: 'fail' } },
    'SPF names',
    'bad',
  ],
  [
    'a test that passed weighs more than a key that is not found',
    { findings: { ...FACTS.findings!, dkim: { level: 'unknown', says: '' } } },
    'Messages are signed',
    'good',
  ],
  ['no test message yet', { results: null }, 'From is the domain', 'unknown'],
  ['not aligned', { results: { ...FACTS.results!, isAligned: false } }, 'From is the domain', 'bad'],
  ['a free-mail address from another server', { isBorrowed: true }, 'From is the domain', 'bad'],
  ['no TLS', { isEncrypted: false }, 'Mail travels', 'warn'],
  ['no public address', { hasOneClick: false }, 'One click', 'warn'],
  [
    'one complaint of a thousand',
    { standing: { sent: 1000, bounces: 0, complaints: 1 } },
    'Fewer than 3',
    'warn',
  ],
  ['three of a thousand', { standing: { sent: 1000, bounces: 0, complaints: 3 } }, 'Fewer than 3', 'bad'],
  ['many bounces', { standing: { sent: 100, bounces: 4, complaints: 0 } }, 'Few addresses', 'warn'],
])('%s', (_what, over, rule, level) => {
  expect(providerRules({ ...FACTS, ...over }).find((one) => one.rule.startsWith(rule))).toMatchObject({
    level,
  })
})
