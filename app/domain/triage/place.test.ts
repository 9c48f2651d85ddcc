import { expect, test } from 'vitest'
import { besides, following, inHand } from './place.ts'

const rows = (held: number[] = []) =>
  [1, 2, 3, 4].map((id) => ({ id, heldBy: held.includes(id) ? 'Jonas' : null }))
const gone = (...ids: number[]) => new Set(ids)

test.each([
  ['nothing is asked for', [], null, gone(), 1],
  ['one is asked for', [], 3, gone(), 3],
  ['one that a colleague has open is asked for: it may be looked at', [3], 3, gone(), 3],
  ['the one asked for is decided on', [], 2, gone(2), 3],
  ['several are decided on faster than the list learns it', [], 2, gone(2, 3), 4],
  ['the last is decided on: from the top again', [], 4, gone(4), 1],
  ['the first is open elsewhere', [1], null, gone(), 2],
  ['the next is open elsewhere', [3], 2, gone(2), 4],
  ['all that are left are open elsewhere', [3, 4], 2, gone(1, 2), null],
  ['all are decided on', [], 1, gone(1, 2, 3, 4), null],
  ['an unknown one is asked for', [], 9, gone(), 1],
] as const)('%s', (_, held, at, done, expected) => {
  expect(inHand(rows([...held]), at, done)).toBe(expected)
})

test('nobody waits', () => {
  expect(inHand([], null, gone())).toBeNull()
  expect(following([], null, gone())).toBeNull()
})

test.each([
  [1, [], gone(), 2],
  [1, [2], gone(), 3],
  [4, [], gone(), 1],
  [3, [4], gone(1, 2), null],
] as const)('after %s, with %s open elsewhere', (id, held, done, expected) => {
  expect(following(rows([...held]), id, done)).toBe(expected)
})

test('neighbours are those that are left', () => {
  expect(besides(rows(), 1, gone())).toEqual({ previous: null, next: 2 })
  expect(besides(rows([3]), 2, gone())).toEqual({ previous: 1, next: 3 })
  expect(besides(rows(), 2, gone(1, 3))).toEqual({ previous: null, next: 4 })
  expect(besides(rows(), null, gone())).toEqual({ previous: null, next: null })
})
