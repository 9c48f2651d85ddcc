import { expect, test } from 'vitest'
import { readIcs } from './read-ics.ts'

const event = (...lines: string[]) => ['BEGIN:VEVENT', ...lines, 'END:VEVENT'].join('\r\n')
const file = (...events: string[]) =>
  ['BEGIN:VCALENDAR', 'VERSION:2.0', ...events, 'END:VCALENDAR', ''].join('\r\n')
const FROM = '2026-05-12'
const days = (text: string) => readIcs(text, { from: FROM }).days.map(({ day, name }) => `${day} ${name}`)
const left = (text: string) => readIcs(text, { from: FROM }).left

test.each([
  [
    'a day',
    ['DTSTART;VALUE=DATE:20261225', 'DTEND;VALUE=DATE:20261226', 'SUMMARY:Christmas Day'],
    ['2026-12-25 Christmas Day'],
  ],
  ['without an end', ['DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas'], ['2026-12-25 Christmas']],
  ['without a name', ['DTSTART:20261225'], ['2026-12-25 Holiday']],
  [
    'several days: the end is the day after',
    ['DTSTART;VALUE=DATE:20261230', 'DTEND;VALUE=DATE:20270102', 'SUMMARY:Closed'],
    ['2026-12-30 Closed', '2026-12-31 Closed', '2027-01-01 Closed'],
  ],
  ['what is past is not taken', ['DTSTART;VALUE=DATE:20260501', 'SUMMARY:May Day'], []],
  [
    'each year, from long ago',
    ['DTSTART;VALUE=DATE:20101003', 'RRULE:FREQ=YEARLY', 'SUMMARY:Unity Day'],
    ['2026-10-03 Unity Day', '2027-10-03 Unity Day', '2028-10-03 Unity Day'],
  ],
  [
    'each year until',
    ['DTSTART;VALUE=DATE:20251003', 'RRULE:FREQ=YEARLY;UNTIL=20261231;BYMONTH=10;BYMONTHDAY=3', 'SUMMARY:U'],
    ['2026-10-03 U'],
  ],
  ['each year, twice', ['DTSTART:20251003', 'RRULE:FREQ=YEARLY;COUNT=2', 'SUMMARY:U'], ['2026-10-03 U']],
  ['leap days only in leap years', ['DTSTART:20240229', 'RRULE:FREQ=YEARLY', 'SUMMARY:L'], ['2028-02-29 L']],
  [
    'folded and escaped',
    ['DTSTART;VALUE=DATE:20261225', 'SUMMARY:Christmas\\, and a very lo\r\n ng name\\; yes'],
    ['2026-12-25 Christmas, and a very long name; yes'],
  ],
  [
    'the words of a reminder are not its name',
    ['DTSTART:20261225', 'BEGIN:VALARM', 'SUMMARY:Soon!', 'END:VALARM', 'SUMMARY;LANGUAGE="en:x":Christmas'],
    ['2026-12-25 Christmas'],
  ],
])('%s', (_what, lines, expected) => {
  expect(days(file(event(...lines)))).toEqual(expected)
})

test.each([
  ['a meeting', ['DTSTART:20261225T090000Z', 'SUMMARY:Call'], ['Call (it has a time of day)']],
  ['no date', ['SUMMARY:Some day'], ['Some day (it has no date)']],
  ['no such date', ['DTSTART:20260231', 'SUMMARY:Odd'], ['Odd (it has a time of day)']],
  ['cancelled', ['DTSTART:20261225', 'STATUS:CANCELLED', 'SUMMARY:Party'], ['Party (it was cancelled)']],
  [
    'each week',
    ['DTSTART:20261225', 'RRULE:FREQ=WEEKLY', 'SUMMARY:Friday'],
    ['Friday (it comes again in a way that is not read)'],
  ],
  [
    'a Monday of each May',
    ['DTSTART:20260504', 'RRULE:FREQ=YEARLY;BYMONTH=5;BYDAY=1MO', 'SUMMARY:May Day'],
    ['May Day (it comes again in a way that is not read)'],
  ],
  ['half a year', ['DTSTART:20260601', 'DTEND:20261201', 'SUMMARY:Leave'], ['Leave (it lasts 183 days)']],
])('%s is left out, and said so', (_what, lines, expected) => {
  expect(left(file(event(...lines)))).toEqual(expected)
})

test('days come in order, each once; a file that is no calendar has none', () => {
  const two = file(
    event('DTSTART:20261226', 'SUMMARY:Second'),
    event('DTSTART:20261225', 'DTEND:20261227', 'SUMMARY:First'),
  )
  expect(days(two)).toEqual(['2026-12-25 First', '2026-12-26 Second'])
  expect(readIcs('day,name\n2026-12-25,Christmas', { from: FROM })).toEqual({ days: [], left: [] })
})
