import { expect, it } from 'vitest'
import { claimsNothing, claimsOf } from './claims.ts'
import { truthSays, type LastLook } from './standing.ts'

const NOW = new Date('2026-05-12T10:00:00Z')
const freshSince = new Date('2026-05-11T10:00:00Z')
const before = new Date('2026-05-10T10:00:00Z')
const look = (change: Partial<LastLook> = {}): LastLook => ({
  basis: 'claims',
  at: NOW,
  finding: 'true',
  because: 'why',
  answeredAt: null,
  ...change,
})

it.each<[string, LastLook | null, 'go' | 'look' | 'hold']>([
  ['never looked at', null, 'look'],
  ['under way', look({ at: null, finding: null }), 'look'],
  ['holds', look(), 'go'],
  ['held yesterday', look({ at: before }), 'look'],
  ['other claims than now', look({ basis: 'others' }), 'look'],
  ['untrue', look({ finding: 'false' }), 'hold'],
  ['untrue, whatever a person says', look({ finding: 'false', answeredAt: NOW }), 'hold'],
  ['they link', look({ finding: 'links' }), 'hold'],
  ['unreadable', look({ finding: 'unclear' }), 'hold'],
  ['unreadable, and a person lets it go', look({ finding: 'unclear', answeredAt: NOW }), 'go'],
  [
    'unreadable, and a person let it go too long ago',
    look({ finding: 'unclear', answeredAt: before, at: before }),
    'look',
  ],
])('a look that is %s: %o is %s', (_name, last, expected) => {
  expect(truthSays(last, { basis: 'claims', freshSince }).do).toBe(expected)
})

const step = { subject: 'Hi', body: 'Hello {{contact.first_name}}' }
const ours = { targetUrl: 'https://client.test/guide', projectUrl: 'https://client.test/' }

it('a message claims what it repeats, and what its tactic rests on', () => {
  const facts = { deadUrl: 'https://old.test/', paragraph: 'Some words.', mention: 'They name us.' }
  const prospect = { pageUrl: 'https://a.test/links', tactic: 'broken_link' as const, facts }
  const says = (body: string, opener: string | null = null) =>
    claimsOf({ ...ours, prospect, step: { ...step, body }, opener })
  expect(says('Hello')).toMatchObject({
    pageUrl: 'https://a.test/links',
    deadUrl: 'https://old.test/',
    quotes: [],
  })
  expect(says('You say {{mention}}').quotes).toEqual([{ text: 'They name us.', url: 'https://a.test/links' }])
  expect(says('Hello', 'You wrote “Some words.”').quotes).toEqual([
    { text: 'Some words.', url: 'https://a.test/links' },
  ])
  expect(
    claimsOf({ ...ours, prospect: { ...prospect, tactic: 'editorial' }, step, opener: null }).deadUrl,
  ).toBeNull()
})

it('a site without a page claims nothing that could be looked at', () => {
  const prospect = { pageUrl: null, tactic: 'editorial' as const, facts: {} }
  expect(claimsNothing(claimsOf({ ...ours, prospect, step, opener: null }))).toBe(true)
})
