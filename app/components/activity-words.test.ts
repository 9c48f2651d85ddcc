import { expect, test } from 'vitest'
import { tell, type Activity } from './activity-words.ts'

const AT = new Date('2026-05-12T10:00:00Z')

const told = (activity: Partial<Activity>) =>
  tell({ id: 1, at: AT, actor: 'job:send', what: 'x', because: null, data: {}, ...activity })

test.each([
  ['prospect.added', { tactic: 'broken_link' }, 'Added: broken link'],
  ['prospect.moved', { from: 'new', to: 'do_not_contact' }, 'Stage is Do not contact'],
  ['prospect.owner', { owner: 'Anna Reyes' }, 'Owner is Anna Reyes'],
  ['prospect.owner', { owner: null }, 'Has no owner now'],
  ['prospect.untagged', { tag: 'uk' }, 'Tag uk taken off'],
  [
    'suppression.added',
    { value: 'a@b.example', reason: 'bounced' },
    'a@b.example will not be written to: bounced',
  ],
  ['enrolment.ended', { state: 'opted_out' }, 'Sequence ended: opted out'],
  ['step.sent', { step: 2, from: 'anna@fernhill.example' }, 'Step 2 sent from anna@fernhill.example'],
  ['mail.received', { from: 'ines@b.example' }, 'ines@b.example replied'],
  ['link.at_risk', {}, 'Link is At risk'],
  ['link.recovered', {}, 'Link is back'],
  ['thread.snoozed', {}, 'Thread snoozed'],
  ['constructor', {}, 'Constructor'],
])('%s with %o is told as "%s"', (what, data, words) => {
  expect(told({ what, data }).what.join('')).toBe(words)
})

test.each([
  ['job:send', 'Ines replied', 'because Ines replied'],
  ['job:verify', 'The page was gone', 'because the page was gone'],
  ['job:send', 'IMAP said so', 'because IMAP said so'],
  ['job:send', null, null],
  ['Anna Reyes', 'set by hand', 'by Anna Reyes'],
  ['Anna Reyes', 'set by hand, with others at once', 'by Anna Reyes, with others at once'],
  ['Anna Reyes', 'she confirmed', 'because she confirmed, by Anna Reyes'],
  ['Anna Reyes', null, 'by Anna Reyes'],
  ['Anna Reyes', 'added by Anna Reyes', 'because added by Anna Reyes'],
  ['cli:import', 'because it was asked for', 'because it was asked for'],
])('what %s did with the cause %o has the cause %o', (actor, because, cause) => {
  expect(told({ actor, because, what: 'prospect.moved' }).because).toBe(cause)
})

test('where something was found is said without "because"', () => {
  expect(told({ what: 'contact.added', because: 'found on /about' }).because).toBe('found on /about')
})
