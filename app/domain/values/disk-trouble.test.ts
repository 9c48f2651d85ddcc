import { expect, it } from 'vitest'
import { isOfTheDisk } from './disk-trouble.ts'

it.each([
  ['SQLITE_FULL', true],
  ['SQLITE_IOERR_WRITE', true],
  ['SQLITE_BUSY', true],
  ['ENOSPC', true],
  ['SQLITE_CONSTRAINT_UNIQUE', false],
  ['SQLITE_ERROR', false],
  ['ECONNRESET', false],
  [undefined, false],
  [7, false],
])('%s is of the disk: %s', (code, expected) => {
  expect(isOfTheDisk(Object.assign(new Error('x'), { code }))).toBe(expected)
})

it('something that is no error is not of the disk', () => {
  expect([null, undefined, 'SQLITE_FULL'].map(isOfTheDisk)).toEqual([false, false, false])
})
