import { expect, test } from 'vitest'
import { refusalOf, refusalWords, type Applicant } from './refusals.ts'

const contact = {
  email: 'pia@tilth.example',
  isInvalid: false,
  doNotContactBecause: null,
  suppressedFor: null,
}
const free: Applicant = {
  bannedBecause: null,
  stage: 'qualified',
  tactic: 'broken_link',
  linkStatus: null,
  siteLinks: false,
  contact,
  liveIn: null,
  endedHere: null,
  isSecond: false,
  tooSoon: null,
}

test.each<[Partial<Applicant>, string]>([
  [{ contact: null }, 'No contact at this site'],
  [{ contact: { ...contact, email: null } }, 'The contact has no address'],
  [{ contact: { ...contact, isInvalid: true } }, 'The address takes no mail'],
  [
    { contact: { ...contact, doNotContactBecause: 'asked on the phone' } },
    'Do not contact: asked on the phone',
  ],
  [{ stage: 'do_not_contact', contact: null }, 'The stage is Do not contact'],
  [{ contact: { ...contact, suppressedFor: 'unsubscribed' }, stage: 'replied' }, 'Suppressed: unsubscribed'],
  [{ bannedBecause: 'on the blacklist: link farm', stage: 'replied' }, 'On the blacklist: link farm'],
  [{ liveIn: 'Compost' }, 'The contact is in “Compost”'],
  [{ endedHere: 'replied' }, 'Was in this sequence already: they replied'],
  [{ isSecond: true }, 'Another chosen prospect has the same contact'],
  [{ linkStatus: 'live' }, 'Links to us already'],
  [{ linkStatus: 'degraded' }, 'Links to us already'],
  [{ siteLinks: true }, 'Links to us already'],
  [{ stage: 'won' }, 'Links to us already'],
  [{ stage: 'negotiating' }, 'Answered already: write in the thread'],
  [{ stage: 'declined' }, 'Declined'],
  [{ stage: 'disqualified', contact: null }, 'Disqualified'],
  [
    { tooSoon: { until: new Date('2026-06-09T10:00:00Z'), because: '2 first messages to tilth.example' } },
    'Too soon: 2 first messages to tilth.example; again from 9 Jun',
  ],
])('%j: %s', (change, words) => {
  const one = { ...free, ...change }
  expect(refusalWords(refusalOf(one)!, one)).toBe(words)
})

test.each<Partial<Applicant>>([
  {},
  { stage: 'new' },
  { stage: 'contacted' },
  { stage: 'no_response' },
  { stage: 'lost', linkStatus: 'lost' },
  { linkStatus: 'pending' },
  { tactic: 'link_reclaim', linkStatus: 'degraded', siteLinks: true },
])('%j may be enrolled', (change) => {
  expect(refusalOf({ ...free, ...change })).toBeNull()
})
