import { describe, expect, it } from 'vitest'
import { quietMs, retryAfterMs } from './pace.ts'

const NOW = new Date('2026-11-22T10:00:00Z')

it.each<[status: number, retryAfter: string | null, refusals: number, ms: number]>([
  [200, null, 0, 0],
  [200, '120', 0, 0],
  [429, '120', 0, 120_000],
  [429, '0', 0, 1_000],
  [429, null, 0, 2_000],
  [429, null, 3, 16_000],
  [429, null, 30, 60_000],
  [429, 'soon', 0, 2_000],
  [429, '999999', 0, 3_600_000],
  [503, null, 5, 0],
  [503, '30', 0, 30_000],
  [500, '30', 0, 0],
])('%i, Retry-After %s, after %i refusals: %i ms', (status, retryAfter, refusals, ms) =>
  expect(quietMs({ status, retryAfter }, refusals, NOW)).toBe(ms),
)

describe('Retry-After', () => {
  it.each<[string | null, number | null]>([
    [null, null],
    ['', null],
    ['-5', null],
    ['1.5', null],
    [' 7 ', 7_000],
    ['Sun, 22 Nov 2026 10:00:09 GMT', 9_000],
    ['Sun, 22 Nov 2026 09:00:00 GMT', 0],
    ['tomorrow', null],
  ])('%j is %s', (text, ms) => expect(retryAfterMs(text, NOW)).toBe(ms))
})
