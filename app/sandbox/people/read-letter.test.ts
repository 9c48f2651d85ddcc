import { describe, expect, test } from 'vitest'
import { siteAt } from '../sites/catalogue.ts'
import type { Letter } from './memory.ts'
import { ownWords, readLetter, toneOf } from './read-letter.ts'

const site = siteAt('allotments.test')!
const base: Letter = {
  envelopeFrom: 'anna@fernhill.test',
  envelopeTo: 'ruta@allotments.test',
  from: 'anna@fernhill.test',
  fromName: 'Anna Reyes',
  subject: 'Hello',
  messageId: '<a@b>',
  cites: [],
  at: 0,
  text: '',
}
const read = (over: Partial<Letter>) => readLetter({ ...base, ...over }, site, 1)

describe('the page that a letter is about', () => {
  const cases: [string, Partial<Letter>, string][] = [
    ['named by its address', { text: 'on http://allotments.test/new-plot you…' }, '/new-plot'],
    ['without a scheme and with www', { text: 'see www.allotments.test/new-plot.' }, '/new-plot'],
    ['named by its title in the subject', { subject: 'You have a plot. Now what?' }, '/new-plot'],
    ['not named at all: their first page', { text: 'a link please' }, '/how-to/hot-compost'],
  ]
  test.each(cases)('%s', (_name, over, path) => expect(read(over).path).toBe(path))
})

describe('the page that should be linked to', () => {
  const cases: [string, string, string | null][] = [
    [
      'ours, after the dead one',
      'dead: http://oldcompost.test/guide ours: http://fernhill.test/guides/compost.',
      'http://fernhill.test/guides/compost',
    ],
    [
      'ours, not the rival’s',
      'http://greenspade.test/compost-guide http://fernhill.test/guides/compost',
      'http://fernhill.test/guides/compost',
    ],
    [
      'a client on another domain',
      'have a look at https://larkfield.example/seeds',
      'https://larkfield.example/seeds',
    ],
    ['never the opt-out link', 'http://localhost:3000/u/abc', null],
    ['none', 'would you link to us?', null],
  ]
  test.each(cases)('%s', (_name, text, target) => expect(read({ text }).target).toBe(target))
})

describe('the tone', () => {
  const cases: [string, 'yes' | 'no' | 'open'][] = [
    ['Sure, happy to write one.', 'yes'],
    ['With pleasure. Here is the draft', 'yes'],
    ['No thank you, we don’t pay for links', 'no'],
    ['I’m afraid we do not buy links, but I’ll ask', 'no'],
    ['Just checking in', 'open'],
  ]
  test.each(cases)('%s', (text, tone) => expect(toneOf(text)).toBe(tone))
})

test('what a letter quotes is not its own', () => {
  expect(ownWords('Yes\n\nOn Tue, 12 May 2026 at 09:12, Ruta <r@x.test> wrote:\n> no')).toBe('Yes\n')
})

test('people are greeted by the sender’s first name', () => {
  expect(read({}).firstName).toBe('Anna')
  expect(read({ fromName: '', text: 'Hi\n\nBest,\nJonas' }).firstName).toBe('Jonas')
})
