import { describe, expect, test } from 'vitest'
import { day, exactTime, isZone, relativeTime, timeOfDay } from './time.ts'

const NOW = Date.parse('2026-05-12T09:20:00Z') // a Tuesday
const at = (iso: string) => new Date(iso)

describe('relative times', () => {
  test.each([
    ['2026-05-12T09:19:40Z', 'just now'],
    ['2026-05-12T09:20:30Z', 'in a moment'],
    ['2026-05-12T08:48:00Z', '32 min ago'],
    ['2026-05-12T10:05:00Z', 'in 45 min'],
    ['2026-05-12T05:20:00Z', '4 h ago'],
    ['2026-05-12T14:20:00Z', 'in 5 h'],
    ['2026-05-11T11:00:00Z', 'yesterday'],
    ['2026-05-13T09:10:00Z', 'tomorrow'],
    ['2026-05-15T09:10:00Z', 'in 3 d'],
    ['2026-05-10T09:10:00Z', '2 d ago'],
    ['2026-05-03T09:10:00Z', '3 May'],
    ['2026-06-03T09:10:00Z', '3 Jun'],
    ['2025-11-14T09:10:00Z', '14 Nov 2025'],
  ])('%s is "%s"', (iso, words) => {
    expect(relativeTime(at(iso), NOW, 'UTC')).toBe(words)
  })

  test('a night is not a day: two hours ago stays two hours ago across midnight', () => {
    const night = Date.parse('2026-05-12T01:00:00Z')
    expect(relativeTime(at('2026-05-11T23:00:00Z'), night, 'UTC')).toBe('2 h ago')
  })

  test('tomorrow begins at midnight of the reader, not of UTC', () => {
    const evening = Date.parse('2026-05-12T20:00:00Z')
    const instant = at('2026-05-12T22:30:00Z')
    expect(relativeTime(instant, evening, 'UTC')).toBe('in 2 h')
    expect(relativeTime(instant, evening, 'Europe/Berlin')).toBe('tomorrow')
  })
})

describe('exact times', () => {
  test.each([
    ['UTC', undefined, 'Tue 3 Feb 2026, 23:30'],
    ['UTC', NOW, 'Tue 3 Feb, 23:30'],
    ['Asia/Kathmandu', NOW, 'Wed 4 Feb, 05:15'],
    ['America/Los_Angeles', NOW, 'Tue 3 Feb, 15:30'],
    ['Nowhere/Else', NOW, 'Tue 3 Feb, 23:30'],
  ])('in %s', (zone, now, words) => {
    expect(exactTime(at('2026-02-03T23:30:00Z'), zone, now)).toBe(words)
  })

  test('midnight is 00:00', () => expect(timeOfDay(at('2026-05-12T00:00:00Z'), 'UTC')).toBe('00:00'))

  test('a day of another year has its year', () => {
    expect(day(at('2026-05-03T00:00:00Z'), NOW, 'UTC')).toBe('3 May')
    expect(day(at('2027-05-03T00:00:00Z'), NOW, 'UTC')).toBe('3 May 2027')
  })

  test('zones are known by the machine or not at all', () => {
    expect([isZone('Europe/Berlin'), isZone('Mars/Base')]).toEqual([true, false])
  })
})
