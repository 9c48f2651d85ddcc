import { expect, test } from 'vitest'
import { aliveAfter, survivalOf, type Life } from './survival.ts'

/** Remission times of Freireich et al. (1963), the textbook example; a plus is a life that was still going on. */
const TEXTBOOK: Life[] = '6 6 6 6+ 7 9+ 10 10+ 11+ 13 16 17+ 19+ 20+ 22 23 25+ 32+ 32+ 34+ 35+'
  .split(' ')
  .map((text) => ({ days: parseInt(text), isLost: !text.endsWith('+') }))

test('agrees with the published estimate', () => {
  const steps = survivalOf(TEXTBOOK).map(({ day, alive, atRisk }) => [day, Number(alive.toFixed(3)), atRisk])
  expect(steps).toEqual([
    [0, 1, 21],
    [6, 0.857, 21],
    [7, 0.807, 17],
    [10, 0.753, 15],
    [13, 0.69, 12],
    [16, 0.627, 11],
    [22, 0.538, 7],
    [23, 0.448, 6],
  ])
})

test.each([
  [0, 1, 21],
  [12, 0.753, 12],
  [23, 0.448, 6],
  [35, 0.448, 1],
])('after %d days', (day, alive, atRisk) => {
  const after = aliveAfter(TEXTBOOK, day)!
  expect(Number(after.alive.toFixed(3))).toBe(alive)
  expect(after.atRisk).toBe(atRisk)
})

test('nothing is said about days that no link has reached', () => {
  expect(aliveAfter(TEXTBOOK, 90)).toBeNull()
  expect(aliveAfter([], 30)).toBeNull()
})
