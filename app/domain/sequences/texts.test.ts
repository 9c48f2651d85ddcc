import { expect, test } from 'vitest'
import { activeTexts, nextLetter, textFor } from './texts.ts'

const at = new Date('2026-05-12T08:00:00Z')
const text = (letter: string, retiredAt: Date | null = null) => ({
  letter,
  subject: letter,
  body: letter,
  createdAt: at,
  retiredAt,
})
const step = { id: 7, subject: 'A', body: 'A', retiredAt: null as Date | null, variants: [text('B')] }
const people = Array.from({ length: 3_000 }, (_, n) => n + 1)
const letters = (of: typeof step) => people.map((id) => textFor(of, id).letter)
const share = (of: typeof step, letter: string) =>
  letters(of).filter((one) => one === letter).length / people.length

test('texts are given by an even lot, the same at each call, another for each step', () => {
  expect(share(step, 'A')).toBeCloseTo(0.5, 1)
  expect(letters(step)).toEqual(letters(step))
  const other = letters({ ...step, id: 8 })
  const same = letters(step).filter((one, n) => one === other[n]).length / people.length
  expect(same).toBeCloseTo(0.5, 1)
})

test('a new text takes people only for itself, and only those of a retired one get another', () => {
  const three = { ...step, variants: [text('B'), text('C')] }
  const [before, after] = [letters(step), letters(three)]
  expect(share(three, 'C')).toBeCloseTo(1 / 3, 1)
  expect(after.every((one, n) => one === 'C' || one === before[n])).toBe(true)
  const without = letters({ ...step, variants: [text('B', at), text('C')] })
  expect(without).not.toContain('B')
  expect(without.every((one, n) => after[n] === 'B' || one === after[n])).toBe(true)
})

test('text A can be retired like any other, and a letter is not used twice', () => {
  const retired = { ...step, retiredAt: at }
  expect(activeTexts(retired).map((one) => one.letter)).toEqual(['B'])
  expect(nextLetter({ ...step, variants: [text('B', at)] })).toBe('C')
  expect(nextLetter({ ...step, variants: ['B', 'C', 'D', 'E'].map((one) => text(one)) })).toBeNull()
})
