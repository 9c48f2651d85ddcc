import { expect, test } from 'vitest'
import { nextSentence, type Standing } from './next-sentence.ts'

const standing: Standing = {
  state: 'active',
  heldFor: null,
  because: 'Step 1 is planned',
  stateSince: new Date('2026-05-12T08:00:00Z'),
  stepNumber: 1,
  stepsSent: 0,
  isConditional: false,
  dueAt: new Date('2026-05-12T08:40:00Z'),
  from: 'anna@client.test',
  zone: 'Europe/London',
  stoppedBecause: null,
  lateBecause: null,
  tooSoonBecause: null,
  now: new Date('2026-05-12T08:00:00Z'),
}

test.each<[Partial<Standing>, string, boolean]>([
  [{}, 'Step 1 goes out Tue 12 May, 09:40 from anna@client.test', false],
  [
    { state: 'waiting', stepNumber: 2, dueAt: new Date('2027-01-05T10:00:00Z') },
    'Step 2 goes out Tue 5 Jan 2027, 10:00 from anna@client.test',
    false,
  ],
  [
    { dueAt: new Date('2026-05-12T07:00:00Z') },
    'Step 1 goes out as soon as anna@client.test may send',
    false,
  ],
  [
    { state: 'waiting', because: 'Away until 20 May' },
    'Step 1 goes out Tue 12 May, 09:40 from anna@client.test, away until 20 May',
    false,
  ],
  [
    { dueAt: new Date('2026-05-12T07:00:00Z'), lateBecause: 'the mail of anna@client.test is not read' },
    'Step 1 waits: the mail of anna@client.test is not read',
    false,
  ],
  [{ lateBecause: 'anything' }, 'Step 1 goes out Tue 12 May, 09:40 from anna@client.test', false],
  [{ stoppedBecause: 'All sending is stopped' }, 'Held: all sending is stopped', false],
  [{ state: 'held', heldFor: 'opener', because: 'Opener not written' }, 'Held: opener not written', true],
  [
    { state: 'held', heldFor: 'fields', because: 'contact.first_name is missing' },
    'Held: contact.first_name is missing',
    true,
  ],
  [
    { state: 'held', heldFor: 'pause', because: 'The sequence is paused' },
    'Held: the sequence is paused',
    false,
  ],
  [{ state: 'held', heldFor: 'person', because: 'You wrote yourself' }, 'Held: you wrote yourself', true],
  [
    { state: 'held', heldFor: 'person', because: 'Ines Calder wrote from another address' },
    'Held: Ines Calder wrote from another address',
    true,
  ],
  [{ state: 'replied' }, 'Answer the reply', true],
  [{ state: 'bounced' }, 'Find another contact: the address bounced', true],
  [{ state: 'opted_out' }, 'None, opted out', false],
  [
    { isConditional: true },
    'Step 1 goes out Tue 12 May, 09:40 from anna@client.test, if its conditions hold',
    false,
  ],
  [{ state: 'finished', stepsSent: 0 }, 'Decide what comes next: no message was sent', true],
  [{ state: 'finished', stepsSent: 3 }, 'Close it if there is no answer to 3 messages by 26 May', true],
])('%j: %s', (change, text, needsPerson) => {
  expect(nextSentence({ ...standing, ...change })).toMatchObject({ text, needsPerson })
})

test('whoever was stopped has no next step of the sequence', () => {
  expect(nextSentence({ ...standing, state: 'stopped' })).toBeNull()
})
