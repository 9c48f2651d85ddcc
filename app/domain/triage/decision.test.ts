import { expect, test } from 'vitest'
import { REJECT_REASONS } from '#db/vocabulary.ts'
import { moveOf, readDecision } from './decision.ts'
import { guardsOf } from './guards.ts'

test.each([
  ['qualify', { do: 'qualify' }],
  ['block', { do: 'block' }],
  ['reject:off_topic', { do: 'reject', reason: 'off_topic' }],
  ['later:week', { do: 'later', snooze: 'week' }],
  ['assign:12', { do: 'assign', ownerId: 12 }],
  ['assign:none', { do: 'assign', ownerId: null }],
  ['reject', null],
  ['reject:', null],
  ['reject:toString', null],
  ['later:never', null],
  ['assign:-1', null],
  ['qualify:now', null],
  ['', null],
])('the button "%s"', (text, expected) => {
  expect(readDecision(text)).toEqual(expected)
})

test('each reason is a cause that the timeline can tell', () => {
  for (const reason of REJECT_REASONS)
    expect(moveOf({ do: 'reject', reason })!.because).toMatch(/^not for us: [a-z ]+$/)
  expect(moveOf({ do: 'later', snooze: 'week' })).toBeNull()
})

const now = new Date('2026-05-12T10:00:00Z')
const daysAgo = (days: number) => new Date(now.getTime() - days * 86_400_000)
const nothing = { lastTouch: null, linkCount: 0, suppressed: null, colleague: null }

test.each([
  ['nothing is known', nothing, []],
  ['a letter long ago', { ...nothing, lastTouch: { at: daysAgo(91), project: 'P' } }, []],
  ['a letter last week', { ...nothing, lastTouch: { at: daysAgo(7), project: 'P' } }, ['In touch for P']],
  ['a link', { ...nothing, linkCount: 2 }, ['Links to us already, 2 times']],
  [
    'a suppression',
    { ...nothing, suppressed: 'one-click unsubscribe' },
    ['Never written to: one-click unsubscribe'],
  ],
  [
    'a colleague',
    { ...nothing, colleague: { name: 'Jonas', words: 'Off topic', at: daysAgo(1) } },
    ['Jonas: off topic'],
  ],
])('guards: %s', (_, around, warnings) => {
  const guards = guardsOf(around, now)
  expect(guards.filter(({ isFine }) => !isFine).map(({ words }) => words)).toEqual(warnings)
  expect(guards.length).toBeGreaterThanOrEqual(3)
})
