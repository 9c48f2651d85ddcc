import { describe, expect, test } from 'vitest'
import { readerOf } from '../sites/catalogue.ts'
import { BEHAVIOURS, type Behaviour } from './cast.ts'
import { STRANGER, type Letter, type Memory } from './memory.ts'
import type { Reaction } from './deeds.ts'
import { react } from './react.ts'
import { DAY, HOUR } from './times.ts'

const MONDAY = Date.UTC(2026, 4, 11, 9, 30)
const piet = readerOf('piet@potandplot.test')!

function letter(over: Partial<Letter> = {}): Letter {
  return {
    envelopeFrom: 'anna@fernhill.test',
    envelopeTo: 'piet@potandplot.test',
    from: 'anna@fernhill.test',
    fromName: 'Anna Reyes',
    subject: 'A dead link on Grower resources',
    messageId: '<one@fernhill.test>',
    cites: [],
    at: MONDAY,
    text: 'Hi Piet,\n\nthe link to http://oldcompost.test/guide on http://potandplot.test/resources is dead. Ours is http://fernhill.test/guides/compost\n\nBest,\nAnna',
    ...over,
  }
}

function first(behaviour: Behaviour, over: Partial<Letter> = {}, seed = 1): Reaction {
  return react({ seed, ...piet, behaviour, memory: STRANGER, letter: letter(over) })
}

function next(behaviour: Behaviour, memory: Memory, text: string, at: number): Reaction {
  const again = letter({
    messageId: '<two@fernhill.test>',
    cites: ['<one@fernhill.test>'],
    subject: 'Re: x',
    text,
    at,
  })
  return react({ seed: 1, ...piet, behaviour, memory, letter: again })
}

describe('the first letter', () => {
  const cases: [Behaviour, { edits: number; mails: string[] }][] = [
    ['agrees', { edits: 1, mails: ['done'] }],
    ['publishes_nofollow', { edits: 1, mails: ['done'] }],
    ['publishes_silently', { edits: 1, mails: [] }],
    ['removes_later', { edits: 1, mails: ['done'] }],
    ['promises_and_keeps', { edits: 1, mails: ['promise'] }],
    ['promises_and_forgets', { edits: 0, mails: ['promise'] }],
    ['asks_payment', { edits: 0, mails: ['fee'] }],
    ['asks_guest_post', { edits: 0, mails: ['guest_post'] }],
    ['asks_exchange', { edits: 0, mails: ['exchange'] }],
    ['asks_question', { edits: 0, mails: ['question'] }],
    ['declines', { edits: 0, mails: ['no'] }],
    ['unsubscribes', { edits: 0, mails: ['stop'] }],
    ['wrong_person', { edits: 0, mails: ['wrong_person'] }],
    ['away', { edits: 1, mails: ['vacation', 'back_and_done'] }],
    ['bounces', { edits: 0, mails: ['bounce'] }],
    ['never_answers', { edits: 0, mails: [] }],
  ]
  test.each(cases)('to somebody who %s', (behaviour, expected) => {
    const { edits, mails } = first(behaviour)
    expect(edits).toHaveLength(expected.edits)
    expect(mails.map((mail) => mail.answer ?? mail.kind)).toEqual(expected.mails)
  })

  test('every behaviour is in the table above', () => {
    expect(cases.map(([behaviour]) => behaviour).sort()).toEqual([...BEHAVIOURS].sort())
  })

  test('people answer after hours, by day, and within two days', () => {
    for (let seed = 0; seed < 200; seed++) {
      const [mail] = first('agrees', { at: MONDAY + seed * HOUR }, seed).mails
      const waited = mail!.at - (MONDAY + seed * HOUR)
      const hour = new Date(mail!.at).getUTCHours()
      expect(waited).toBeGreaterThan(2 * HOUR)
      expect(waited).toBeLessThan(2 * DAY)
      expect(hour).toBeGreaterThanOrEqual(7)
      expect(hour).toBeLessThanOrEqual(22)
    }
  })

  test('the page changes before the answer says so', () => {
    const { edits, mails } = first('agrees')
    expect(edits[0]!.from).toBeLessThan(mails[0]!.at)
    expect(edits[0]).toMatchObject({
      host: 'potandplot.test',
      path: '/resources',
      target: 'http://fernhill.test/guides/compost',
    })
  })

  test('the same seed gives the same reaction, another seed another time', () => {
    expect(first('agrees')).toEqual(first('agrees'))
    expect(first('agrees', {}, 2).mails[0]!.at).not.toBe(first('agrees').mails[0]!.at)
  })

  test('a vacation notice comes within minutes and names a day that lies ahead', () => {
    const [notice, answer] = first('away').mails
    expect(notice!.at - MONDAY).toBeLessThan(5 * 60_000)
    expect(notice!.day).toBeGreaterThan(MONDAY + 2 * DAY - HOUR)
    expect(answer!.at).toBeGreaterThan(notice!.day!)
  })

  test('a letter without an address of ours is asked which page it means', () => {
    const { edits, mails, memory } = first('agrees', { text: 'Hi Piet, would you link to us?' })
    expect(edits).toEqual([])
    expect(mails[0]!.answer).toBe('which_page')
    expect(next('agrees', memory, 'http://fernhill.test/guides/compost', MONDAY + DAY).edits).toHaveLength(1)
  })
})

describe('a letter after that', () => {
  const cases: [string, Behaviour, string, { days: number; edits: number; mails: string[] }][] = [
    [
      'a yes to a guest post',
      'asks_guest_post',
      'Happy to! Here is a draft.',
      { days: 3, edits: 1, mails: ['guest_post_live'] },
    ],
    [
      'a no to a guest post',
      'asks_guest_post',
      'Sorry, we cannot write one.',
      { days: 3, edits: 0, mails: [] },
    ],
    [
      'a no to a fee',
      'asks_payment',
      'Thank you, but we do not pay for links.',
      { days: 3, edits: 0, mails: ['fee_dropped'] },
    ],
    [
      'an answer to a question',
      'asks_question',
      'Yes, they may print it.',
      { days: 2, edits: 1, mails: ['done'] },
    ],
    [
      'a reminder after the day',
      'promises_and_forgets',
      'Did you get round to it?',
      { days: 7, edits: 1, mails: ['forgot_but_done'] },
    ],
    ['thanks before the day', 'promises_and_forgets', 'Thank you!', { days: 1, edits: 0, mails: [] }],
    [
      'a word about nofollow',
      'publishes_nofollow',
      'Could it be dofollow?',
      { days: 3, edits: 1, mails: ['dofollow_now'] },
    ],
    ['thanks for a link', 'agrees', 'Thank you so much.', { days: 3, edits: 0, mails: [] }],
    ['a follow-up to a no', 'declines', 'Just checking.', { days: 4, edits: 0, mails: [] }],
    ['a letter after “stop”', 'unsubscribes', 'Just checking.', { days: 4, edits: 0, mails: ['stop_again'] }],
    [
      'a question about a link that is gone',
      'removes_later',
      'Has it moved?',
      { days: 20, edits: 1, mails: ['put_back'] },
    ],
  ]
  test.each(cases)('%s', (_name, behaviour, text, expected) => {
    const { memory } = first(behaviour)
    const { edits, mails } = next(behaviour, memory, text, MONDAY + expected.days * DAY)
    expect(edits).toHaveLength(expected.edits)
    expect(mails.map((mail) => mail.answer)).toEqual(expected.mails)
  })

  test('somebody who answers the second letter only lets the first one lie', () => {
    const eli = readerOf('eli@bramble.test')!
    const quiet = react({ seed: 1, ...eli, memory: STRANGER, letter: letter() })
    expect(quiet.mails).toEqual([])
    const second = react({
      seed: 1,
      ...eli,
      memory: quiet.memory,
      letter: letter({ messageId: '<b@x>', cites: ['<one@fernhill.test>'] }),
    })
    expect(second.mails.map((mail) => mail.answer)).toEqual(['done'])
  })

  test('a pitch that cites nothing of the old conversation is a new matter', () => {
    const { memory } = first('agrees')
    const fresh = letter({
      messageId: '<new@fernhill.test>',
      subject: 'Another page',
      text: 'See http://fernhill.test/guides/pruning',
      at: MONDAY + 9 * DAY,
    })
    const reaction = react({ seed: 1, ...piet, behaviour: 'agrees', memory, letter: fresh })
    expect(reaction.edits[0]!.target).toBe('http://fernhill.test/guides/pruning')
  })
})
