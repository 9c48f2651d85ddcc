import { expect, test } from 'vitest'
import { difference, wilson } from './proportion.ts'

// The worked examples of Newcombe's two papers of 1998 (Statistics in Medicine 17, 857-872 and 873-890).
test.each([
  [81, 263, 0.2553, 0.3662],
  [15, 148, 0.0624, 0.1605],
  [0, 20, 0, 0.1611],
  [1, 29, 0.0061, 0.1718],
  [0, 0, 0, 1],
])('Wilson: %i of %i lies between %f and %f', (hits, of, low, high) => {
  const found = wilson({ hits, of })
  expect(found.low).toBeCloseTo(low, 4)
  expect(found.high).toBeCloseTo(high, 4)
})

test.each([
  [56, 70, 48, 80, 0.0524, 0.3339],
  [9, 10, 3, 10, 0.1705, 0.809],
  [10, 10, 0, 20, 0.6791, 1],
  [0, 10, 0, 20, -0.1611, 0.2775],
])('difference: %i of %i less %i of %i lies between %f and %f', (a, m, b, n, low, high) => {
  const found = difference({ hits: a, of: m }, { hits: b, of: n })
  expect(found.low).toBeCloseTo(low, 4)
  expect(found.high).toBeCloseTo(high, 4)
})
