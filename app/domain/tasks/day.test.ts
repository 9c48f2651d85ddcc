import { expect, test } from 'vitest'
import { endOfDay, morningOf } from './day.ts'

test.each([
  ['2026-05-12', 'Europe/Berlin', '2026-05-12T06:00:00.000Z'],
  ['2026-05-12', 'UTC', '2026-05-12T08:00:00.000Z'],
  ['2026-02-30', 'UTC', undefined],
  ['12.05.2026', 'UTC', undefined],
  ['', 'UTC', undefined],
])('the morning of %j in %s', (day, zone, at) => {
  expect(morningOf(day, zone)?.toISOString()).toBe(at)
})

test('a day ends at midnight of its zone', () => {
  expect(endOfDay(new Date('2026-05-12T23:30:00Z'), 'Europe/Berlin').toISOString()).toBe(
    '2026-05-13T21:59:59.999Z',
  )
})
