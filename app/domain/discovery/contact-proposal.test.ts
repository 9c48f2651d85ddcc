import { expect, test } from 'vitest'
import { outcomeWords, proposalAmong, type Candidate } from './contact-proposal.ts'

const one = (contactId: number, more: Partial<Candidate> = {}): Candidate => ({
  contactId,
  confidence: 0.9,
  isBlocked: false,
  isInvalid: false,
  ...more,
})

test.each<[what: string, candidates: Candidate[], chosen: number | null, proposed: number | null]>([
  ['the best', [one(1), one(2)], null, 1],
  ['never over the choice of a person', [one(1)], 7, null],
  ['nobody who is suppressed', [one(1, { isBlocked: true }), one(2)], null, 2],
  ['no address that takes no mail', [one(1, { isInvalid: true }), one(2)], null, 2],
  ['nobody who is doubtful', [one(1, { confidence: 0.4 })], null, null],
  ['nobody when nobody was found', [], null, null],
])('%s', (_, candidates, chosen, proposed) => {
  expect(proposalAmong(candidates, chosen)).toBe(proposed)
})

test.each([
  [{ contacts: 2, forms: 1, pages: 4, trouble: null }, '2 addresses found, 4 pages read'],
  [{ contacts: 0, forms: 1, pages: 1, trouble: null }, 'No address, but a contact form, 1 page read'],
  [{ contacts: 0, forms: 0, pages: 3, trouble: null }, 'No address and no form, 3 pages read'],
  [{ contacts: 0, forms: 0, pages: 0, trouble: 'HTTP 503' }, 'The site could not be read: HTTP 503'],
])('%j', (found, words) => {
  expect(outcomeWords(found)).toBe(words)
})
