import { expect, test } from 'vitest'
import { tooSoonFor, type FatigueLimits, type FirstMessage } from './fatigue.ts'

const NOW = new Date('2026-05-31T10:00:00Z')
const sent = (day: string | null, contactId = 1): FirstMessage => ({
  contactId,
  at: day === null ? null : new Date(`${day}T10:00:00Z`),
  to: contactId === 1 ? 'Pia' : 'Otto',
  project: 'Tilth',
})

test.each<[string, Partial<FatigueLimits>, FirstMessage[], [string, string] | null]>([
  ['nobody wrote yet', {}, [], null],
  [
    'the person heard from us',
    {},
    [sent('2026-05-20')],
    ['2026-06-19', 'A first message went to Pia on 20 May for Tilth; the limit is 1 to a person in 30 days'],
  ],
  ['that was long ago', {}, [sent('2026-04-30')], null],
  ['only a colleague heard from us', {}, [sent('2026-05-20', 2)], null],
  [
    'two colleagues did: free when the older of the two has passed',
    {},
    [sent('2026-05-20', 2), sent('2026-05-10', 3)],
    [
      '2026-06-09',
      'The last of 2 first messages to tilth.example went to Otto on 20 May for Tilth; the limit is 2 to a site in 30 days',
    ],
  ],
  [
    'above the limit, since it was lowered: free when enough have passed',
    {},
    [sent('2026-05-20', 2), sent('2026-05-10', 3), sent('2026-05-12', 4)],
    [
      '2026-06-11',
      'The last of 3 first messages to tilth.example went to Otto on 20 May for Tilth; the limit is 2 to a site in 30 days',
    ],
  ],
  [
    'one that waits counts as if it left now',
    { perSite: 1 },
    [sent(null, 2)],
    ['2026-06-30', 'A first message waits to go to Otto for Tilth; the limit is 1 to a site in 30 days'],
  ],
  ['no limit for persons', { perPerson: null }, [sent('2026-05-20')], null],
  ['no limit at all', { perPerson: null, perSite: null }, [sent('2026-05-20'), sent('2026-05-21')], null],
  ['a shorter span', { days: 7 }, [sent('2026-05-20')], null],
])('%s', (_what, limits, messages, expected) => {
  const found = tooSoonFor({
    limits: { days: 30, perPerson: 1, perSite: 2, ...limits },
    contactId: 1,
    site: 'tilth.example',
    messages,
    now: NOW,
  })
  expect(found && [found.until.toISOString().slice(0, 10), found.because]).toEqual(expected)
})
