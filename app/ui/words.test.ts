import { expect, test } from 'vitest'
import { initials } from './initials.ts'
import { bytes, count, counted } from './number.ts'
import { shortenMiddle } from './shorten.ts'
import { typedText } from './typed.ts'

test.each([
  [0, '0'],
  [999, '999'],
  [1284, '1,284'],
  [12408, '12,408'],
  [1_000_000, '1,000,000'],
])('%i is counted as %s', (value, words) => expect(count(value)).toBe(words))

test('one and many', () => {
  expect([counted(1, 'prospect'), counted(0, 'prospect'), counted(2, 'reply', 'replies')]).toEqual([
    '1 prospect',
    '0 prospects',
    '2 replies',
  ])
})

test.each([
  [999, '999 B'],
  [1536, '1.5 kB'],
  [380_000_000, '380 MB'],
])('%i bytes are %s', (value, words) => expect(bytes(value)).toBe(words))

test.each([
  ['/compost', 20, '/compost'],
  ['/compost-small-spaces', 15, '/compos…-spaces'],
  ['/compost-small-spaces', 21, '/compost-small-spaces'],
])('%s in %i letters is %s', (text, length, words) => expect(shortenMiddle(text, length)).toBe(words))

test.each([
  ['Anna Reyes', 'AR'],
  ['anna', 'A'],
  ['Mary Jane van Loon', 'ML'],
  ['', '?'],
])('%s has the initials %s', (name, letters) => expect(initials(name)).toBe(letters))

test('what was typed wins over what is stored, even when it is empty', () => {
  expect([
    typedText(undefined, 'a', 'stored'),
    typedText({ a: '' }, 'a', 'stored'),
    typedText({ a: ['x', 'y'] }, 'a'),
  ]).toEqual(['stored', '', 'x\ny'])
})
