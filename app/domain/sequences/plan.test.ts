import { expect, test } from 'vitest'
import { addDays, allotter, calendarOf, firstFree, take } from './plan.ts'

const at = (text: string) => new Date(text)

test.each([
  ['2026-05-12T08:40:00Z', 5, true, 'Europe/London', '2026-05-19T08:40:00Z', 'Tuesday to Tuesday'],
  ['2026-05-15T08:40:00Z', 1, true, 'Europe/London', '2026-05-18T08:40:00Z', 'Friday to Monday'],
  ['2026-05-16T08:40:00Z', 1, true, 'Europe/London', '2026-05-18T08:40:00Z', 'Saturday to Monday'],
  ['2026-05-15T08:40:00Z', 2, false, 'Europe/London', '2026-05-17T08:40:00Z', 'calendar days'],
  [
    '2026-05-15T22:30:00Z',
    1,
    true,
    'Asia/Tokyo',
    '2026-05-18T22:30:00Z'.replace('18', '17'),
    'it is Saturday in Tokyo already',
  ],
  [
    '2026-03-28T09:00:00Z',
    1,
    false,
    'Europe/Berlin',
    '2026-03-29T08:00:00Z',
    'the same local hour over the change of clocks',
  ],
  [
    '2026-03-28T01:30:00Z',
    1,
    false,
    'Europe/Berlin',
    '2026-03-29T01:30:00Z',
    '02:30 does not exist that night: 03:30',
  ],
])('%s and %i days (working: %s, %s) is %s: %s', (from, days, areWorkingDays, zone, until) => {
  expect(addDays(at(from), { days, areWorkingDays, zone })).toEqual(at(until))
})

test('a holiday is no working day', () => {
  const holidays = new Map([['2026-12-25', 'Christmas Day']])
  const wait = { days: 2, areWorkingDays: true, zone: 'Europe/London' }
  expect(addDays(at('2026-12-23T10:00:00Z'), { ...wait, holidays })).toEqual(at('2026-12-28T10:00:00Z'))
  expect(addDays(at('2026-12-23T10:00:00Z'), wait)).toEqual(at('2026-12-25T10:00:00Z'))
})

const zone = 'UTC'
const window = { from: '09:00', to: '17:00', weekdays: [1, 2, 3, 4, 5], zone }
const MINUTE = 60_000

test('mails stand a gap apart, inside the window, and the rest goes to the next day when the cap is reached', () => {
  const calendar = calendarOf([at('2026-05-12T09:01:00Z')], zone)
  const found = []
  for (let n = 0; n < 6; n++) {
    const slot = firstFree(calendar, {
      wanted: at('2026-05-12T08:00:00Z'),
      gap: 2 * MINUTE,
      window,
      capOn: () => 3,
    })
    take(calendar, slot)
    found.push(slot.toISOString().slice(8, 16))
  }
  // The next day begins a minute later: at 09:00 the rolling day still holds three.
  expect(found).toEqual(['12T09:03', '12T09:05', '13T09:01', '13T09:03', '13T09:05', '14T09:01'])
})

test('a free place before what is taken is used when the gap fits on both sides', () => {
  const taken = [at('2026-05-12T09:30:00Z'), at('2026-05-12T10:00:00Z')]
  const ask = (wanted: string) =>
    firstFree(calendarOf(taken, zone), { wanted: at(wanted), gap: 10 * MINUTE, window, capOn: () => 30 })
  expect(ask('2026-05-12T09:00:00Z')).toEqual(at('2026-05-12T09:00:00Z'))
  expect(ask('2026-05-12T09:25:00Z')).toEqual(at('2026-05-12T09:40:00Z'))
  expect(ask('2026-05-12T09:51:00Z')).toEqual(at('2026-05-12T10:10:00Z'))
  expect(ask('2026-05-12T16:55:00Z')).toEqual(at('2026-05-12T16:55:00Z'))
  expect(ask('2026-05-15T18:00:00Z')).toEqual(at('2026-05-18T09:00:00Z'))
})

const MAILBOX = {
  timeZone: zone,
  windowFrom: '09:00',
  windowTo: '17:00',
  weekdays: [1, 2, 3, 4, 5],
  gapMinSeconds: 120,
  gapMaxSeconds: 120,
  dailyCap: 2,
  rampFrom: null,
  holidays: new Map<string, string>(),
}
const first = (text: string) => ({ at: at(text), isFirst: true })
const other = (text: string) => ({ at: at(text), isFirst: false })

test.each([
  [
    'first messages are not in the way of a follow-up',
    true,
    [first('2026-05-12T09:00:00Z'), first('2026-05-12T09:02:00Z')],
    '12T09:00',
  ],
  [
    'they are in the way of a first message',
    false,
    [first('2026-05-12T09:00:00Z'), first('2026-05-12T09:02:00Z')],
    '13T09:00',
  ],
  [
    'what was sent is in the way of a follow-up',
    true,
    [other('2026-05-12T08:59:00Z'), first('2026-05-12T09:02:00Z')],
    '12T09:01',
  ],
  [
    'another follow-up is too',
    true,
    [other('2026-05-12T09:00:00Z'), other('2026-05-12T09:02:00Z')],
    '13T09:00',
  ],
  [
    'follow-ups are in the way of a first message',
    false,
    [other('2026-05-12T09:00:00Z'), other('2026-05-12T11:00:00Z')],
    '13T09:00',
  ],
])('%s', (_what, isFollowUp, taken, found) => {
  const ask = { wanted: at('2026-05-12T08:00:00Z'), contactZone: null, seed: 'a', isFollowUp }
  expect(allotter(taken, MAILBOX)(ask).toISOString().slice(8, 16)).toBe(found)
})

test('a follow-up keeps its place from the follow-ups and the first messages asked for after it', () => {
  const allot = allotter([first('2026-05-12T09:00:00Z'), first('2026-05-12T09:02:00Z')], MAILBOX)
  const ask = (isFollowUp: boolean) =>
    allot({ wanted: at('2026-05-12T08:00:00Z'), contactZone: null, seed: 'a', isFollowUp })
      .toISOString()
      .slice(8, 16)
  expect([ask(true), ask(true), ask(true), ask(false)]).toEqual([
    '12T09:00',
    '12T09:02',
    '13T09:00',
    '13T09:02',
  ])
})
