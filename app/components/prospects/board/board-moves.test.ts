import type { Stage } from '#db/vocabulary.ts'
import { expect, test } from 'vitest'
import { nextPlace, withMoves } from './board-moves.ts'

const column = (stage: Stage, count: number, ...ids: number[]) => ({
  stage,
  count,
  cards: ids.map((id) => ({ id })),
})
const BOARD = [column('new', 90, 1, 2, 3), column('qualified', 1, 4), column('ready', 0)]

test.each<[string, [number, Stage][], string[]]>([
  ['nothing moves', [], ['new 90: 1 2 3', 'qualified 1: 4', 'ready 0: ']],
  ['one moves on', [[2, 'qualified']], ['new 89: 1 3', 'qualified 2: 2 4', 'ready 0: ']],
  [
    'two move',
    [
      [1, 'ready'],
      [4, 'ready'],
    ],
    ['new 89: 2 3', 'qualified 0: ', 'ready 2: 1 4'],
  ],
  ['it has arrived', [[4, 'qualified']], ['new 90: 1 2 3', 'qualified 1: 4', 'ready 0: ']],
  ['it leaves the board', [[3, 'declined']], ['new 89: 1 2', 'qualified 1: 4', 'ready 0: ']],
  ['it is not shown', [[9, 'ready']], ['new 90: 1 2 3', 'qualified 1: 4', 'ready 0: ']],
])('%s', (_what, moves, expected) => {
  const after = withMoves(BOARD, new Map(moves))
  expect(
    after.map((one) => `${one.stage} ${one.count}: ${one.cards.map((card) => card.id).join(' ')}`),
  ).toEqual(expected)
})

test.each<[[number, number], string, [number, number] | null]>([
  [[0, 0], 'ArrowDown', [0, 1]],
  [[0, 2], 'ArrowDown', null],
  [[0, 1], 'ArrowUp', [0, 0]],
  [[0, 0], 'ArrowUp', null],
  [[0, 2], 'ArrowRight', [2, 1]],
  [[2, 1], 'ArrowLeft', [0, 1]],
  [[2, 0], 'ArrowRight', null],
  [[0, 0], 'Enter', null],
])('from %j, %s leads to %j', ([at, row], key, expected) => {
  const place = nextPlace([3, 0, 2], { column: at, row }, key)
  expect(place && [place.column, place.row]).toEqual(expected)
})
