import { expect, test } from 'vitest'
import { afterFailure, isLocked, tooManyTries, type Attempts } from './attempts.ts'

const at = (minutes: number) => new Date(Date.UTC(2026, 4, 12, 10, minutes))

test('five failures are free, the sixth locks for a minute, the seventh for two', () => {
  let attempts: Attempts | null = null
  for (let n = 0; n < 5; n++) attempts = afterFailure(attempts, at(0))
  expect(isLocked(attempts, at(0))).toBe(false)
  attempts = afterFailure(attempts, at(0))
  expect(attempts.lockedUntil).toEqual(at(1))
  attempts = afterFailure(attempts, at(1))
  expect(attempts.lockedUntil).toEqual(at(3))
  expect(isLocked(attempts, at(3))).toBe(false)
})

test('failures long ago are forgotten', () => {
  const old = { failedCount: 5, firstAt: at(0), lockedUntil: null }
  expect(afterFailure(old, at(20)).failedCount).toBe(1)
})

test.each([
  [0, 'a minute'],
  [1, 'a minute'],
  [9, '9 minutes'],
])('%i minutes to wait are told', (minutes, words) => {
  expect(tooManyTries(at(minutes), at(0))).toBe(`Too many attempts. Try again in ${words}.`)
})
