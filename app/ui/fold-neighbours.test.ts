import { expect, test } from 'vitest'
import { foldNeighbours } from './fold-neighbours.ts'

const item = (id: number, key?: string) => ({ id, ...(key ? { fold: { key } } : {}) })
const ids = (groups: { id: number }[][]) => groups.map((group) => group.map(({ id }) => id))

test('neighbours with the same key fold, and only neighbours', () => {
  const items = [item(1, 'live'), item(2, 'live'), item(3), item(4, 'live'), item(5, 'gone'), item(6, 'gone')]
  expect(ids(foldNeighbours(items))).toEqual([[1, 2], [3], [4], [5, 6]])
})

test('what has no key stands alone', () => {
  expect(ids(foldNeighbours([item(1), item(2)]))).toEqual([[1], [2]])
})
