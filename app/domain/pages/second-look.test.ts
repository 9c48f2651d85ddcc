import { describe, expect, it } from 'vitest'
import { deservesSecondLook, isClearer, type Look } from './second-look.ts'

const look = (status: number, kind?: 'challenge' | 'soft_404' | 'parked'): Look => ({
  status,
  trouble: kind ? { kind } : null,
})

describe('a second look as a browser', () => {
  it.each([403, 404, 405, 406, 410, 418, 421, 451, 999])('is due after %i', (status) =>
    expect(deservesSecondLook(look(status))).toBe(true),
  )
  it.each([200, 401, 402, 407, 408, 425, 429, 500, 503])('is not due after %i', (status) =>
    expect(deservesSecondLook(look(status))).toBe(false),
  )
  it('is due after a test for robots, and after a page that says it was not found', () => {
    expect(deservesSecondLook(look(200, 'challenge'))).toBe(true)
    expect(deservesSecondLook(look(503, 'challenge'))).toBe(true)
    expect(deservesSecondLook(look(200, 'soft_404'))).toBe(true)
    expect(deservesSecondLook(look(200, 'parked'))).toBe(false)
  })
})

it.each([
  ['a page beats a refusal', look(200), look(403), true],
  ['a page beats "not there"', look(200), look(404), true],
  ['a page beats one that says "not found"', look(200), look(200, 'soft_404'), true],
  ['a test for robots beats nothing', look(200, 'challenge'), look(404), false],
  ['a refusal beats "not there"', look(403), look(404), true],
  ['"too many" beats "not there"', look(429), look(404), true],
  ['a failure beats "gone"', look(503), look(410), true],
  ['"not there" beats no refusal', look(404), look(403), false],
  ['a failure beats no refusal', look(503), look(403), false],
  ['"not there" twice is the first', look(404), look(404), false],
  ['a failure beats no page that says "not found"', look(503), look(200, 'soft_404'), false],
])('%s', (_, second, first, is) => expect(isClearer(second, first)).toBe(is))
