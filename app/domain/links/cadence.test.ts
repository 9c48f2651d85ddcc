import { expect, test } from 'vitest'
import { nextCheckAt, type Rhythm } from './cadence.ts'

const live = new Date(Date.UTC(2026, 4, 1))
const hoursLater = (hours: number) => new Date(live.getTime() + hours * 3_600_000)
const link: Rhythm = {
  status: 'live',
  verdict: 'live',
  firstLiveAt: live,
  firstBadAt: null,
  rhythmDays: null,
}

test.each<[string, Partial<Rhythm>, number, number]>([
  ['pending: daily', { status: 'pending', verdict: 'missing', firstLiveAt: null }, 5, 29],
  ['overdue: daily', { status: 'overdue', verdict: 'missing', firstLiveAt: null }, 5, 29],
  ['day 1 after going live', {}, 0, 24],
  ['then day 3', {}, 24, 72],
  ['then day 7', { status: 'degraded', verdict: 'live_with_issues' }, 80, 168],
  ['then day 30', {}, 400, 720],
  ['then every 30 days', {}, 720, 1440],
  ['its own rhythm', { rhythmDays: 7 }, 24, 192],
  [
    'an hour after the first bad check',
    { status: 'at_risk', verdict: 'missing', firstBadAt: hoursLater(100) },
    100,
    101,
  ],
  [
    'then six hours after it',
    { status: 'at_risk', verdict: 'missing', firstBadAt: hoursLater(100) },
    101,
    106,
  ],
  ['then a day after it', { status: 'at_risk', verdict: 'gone', firstBadAt: hoursLater(100) }, 106, 124],
  [
    'at risk and unreadable keeps the bad rhythm',
    { status: 'at_risk', verdict: 'unreachable', firstBadAt: hoursLater(100) },
    106,
    124,
  ],
  ['lost: weekly', { status: 'lost', verdict: 'missing' }, 200, 368],
  ['a silent host within hours', { verdict: 'unreachable' }, 720, 726],
  ['a closed door: daily', { verdict: 'blocked' }, 720, 744],
  ['unverifiable: daily', { status: 'unverifiable', verdict: 'blocked' }, 720, 744],
])('%s', (_name, change, now, expected) => {
  expect(nextCheckAt({ ...link, ...change }, hoursLater(now), 0)).toEqual(hoursLater(expected))
})

test('jitter moves a check later by at most a twentieth, never earlier', () => {
  expect(nextCheckAt(link, hoursLater(0), 1)).toEqual(hoursLater(25.2))
})
