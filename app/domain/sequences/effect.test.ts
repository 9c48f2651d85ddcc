import { expect, test } from 'vitest'
import { effectOf, touchesAnybody, type Waiting } from './effect.ts'

const at = (day: number) => new Date(Date.UTC(2026, 4, day, 9))
const waits = (
  enrolmentId: number,
  stepNumber: number,
  day: number,
  heldBecause: string | null = null,
): Waiting => ({
  enrolmentId,
  name: `Person ${enrolmentId}`,
  stepNumber,
  dueAt: at(day),
  heldBecause,
})
const look = (before: Waiting[], after: Waiting[], number = 2) =>
  effectOf({ number, before, after, got: 0, leaving: 0, unmet: 0 })

test('tells who has the step before them, whose message is planned and whose date moves', () => {
  const before = [waits(1, 1, 12), waits(2, 2, 13), waits(3, 3, 14)]
  const effect = look(before, [waits(1, 1, 12), waits(2, 2, 20), waits(3, 3, 14)])
  expect(effect).toMatchObject({
    ahead: 2,
    planned: 1,
    moved: { count: 1, some: [{ name: 'Person 2', from: at(13), to: at(20) }] },
    held: [],
    finished: 0,
  })
})

test('names a few of many whose dates move, the soonest first', () => {
  const before = Array.from({ length: 9 }, (_, n) => waits(n, 2, 10 + n))
  const { moved } = look(
    before,
    before.map((one) => ({ ...one, dueAt: at(28) })),
  )
  expect(moved.count).toBe(9)
  expect(moved.some.map((one) => one.name)).toEqual(['Person 0', 'Person 1', 'Person 2', 'Person 3'])
})

test('counts who is held or goes on, by cause, and these dates are not told as moved', () => {
  const before = [waits(1, 2, 12), waits(2, 2, 13), waits(3, 2, 14, 'dead.url is missing')]
  const after = [
    waits(1, 2, 15, 'page.title is missing'),
    waits(2, 2, 15, 'page.title is missing'),
    waits(3, 2, 16),
  ]
  expect(look(before, after)).toMatchObject({
    held: [{ because: 'page.title is missing', count: 2 }],
    released: 1,
    moved: { count: 0 },
  })
})

test('a step taken out leads to the next, or to the end', () => {
  const effect = look([waits(1, 2, 12), waits(2, 2, 12)], [waits(1, 3, 19)])
  expect(effect).toMatchObject({ passed: 1, finished: 1 })
})

test('the key is another one when somebody more is touched, and nobody touched is nothing to agree to', () => {
  expect(look([waits(1, 2, 12)], [waits(1, 2, 12)]).key).not.toBe(look([], []).key)
  expect(touchesAnybody(look([], []))).toBe(false)
  expect(touchesAnybody(look([waits(1, 1, 12)], [waits(1, 1, 12)]))).toBe(true)
})
