import { expect, test } from 'vitest'
import { layStrip, type StripSpan } from './strip.ts'

const DAY = 86_400_000
const from = Date.UTC(2025, 10, 11)
const span = (start: number, end: number): StripSpan => ({
  from: from + start * DAY,
  to: from + end * DAY,
  tone: 'live',
  title: 'live',
})

test('cells are as wide as their time, with a gap between them', () => {
  const { cells } = layStrip([span(0, 50), span(50, 100)], [], 'UTC')
  expect(cells.map(({ x, width }) => [x, width])).toEqual([
    [64, 526.5],
    [592, 526.5],
  ])
})

test('a moment is still seen', () => {
  const { cells } = layStrip([span(0, 99.99), span(99.99, 100)], [], 'UTC')
  expect(cells[1]?.width).toBe(1)
})

test('a check outside the picture stands at its edge', () => {
  const { marks } = layStrip(
    [span(0, 10)],
    [
      { at: from - DAY, tone: 'live' },
      { at: from + 99 * DAY, tone: 'lost' },
    ],
    'UTC',
  )
  expect(marks.map(({ x }) => x)).toEqual([64, 1118])
})

test('months are written where there is room, the last day always', () => {
  const { months } = layStrip([span(0, 182)], [], 'UTC')
  expect(months.map(({ word }) => word)).toEqual(['Nov', 'Dec', 'Jan', 'Feb', 'Mar', 'Apr', '12 May'])
  const long = layStrip([span(0, 3650)], [], 'UTC').months
  const gaps = long.slice(1).map((month, at) => month.x - long[at]!.x)
  expect(Math.min(...gaps)).toBeGreaterThanOrEqual(46)
})

test('nothing at all is drawn from nothing', () => {
  expect(layStrip([], [], 'UTC').cells).toEqual([])
})
