import { expect, test } from 'vitest'
import type { LinkStatus, Verdict } from '#db/vocabulary.ts'
import { judgeStatus, type Standing } from './status.ts'

const start = Date.UTC(2026, 4, 1, 10)
const at = (hours: number) => new Date(start + hours * 3_600_000)

const fresh: Standing = {
  status: 'pending',
  dueOn: null,
  firstLiveAt: null,
  lastReadableAt: null,
  firstBadAt: null,
  badCount: 0,
  createdAt: at(0),
}

/** Runs checks one after another and tells the status after each. */
function story(checks: [hours: number, verdict: Verdict][], standing = fresh): LinkStatus[] {
  let unreadSince: Date | null = null
  return checks.map(([hours, verdict]) => {
    const isRead = verdict !== 'blocked' && verdict !== 'unreachable'
    unreadSince = isRead ? null : (unreadSince ?? at(hours))
    const issues = verdict === 'live_with_issues' ? (['nofollow'] as const) : []
    const after = judgeStatus(standing, {
      verdict,
      issues: [...issues],
      reason: 'because',
      at: at(hours),
      unreadSince,
    })
    standing = { ...standing, ...after }
    return after.status
  })
}

test.each<[string, [number, Verdict][], LinkStatus[]]>([
  [
    'goes live at the first check that sees it',
    [
      [0, 'missing'],
      [24, 'live'],
    ],
    ['pending', 'live'],
  ],
  [
    'is degraded when it has an issue',
    [
      [0, 'live_with_issues'],
      [24, 'live'],
    ],
    ['degraded', 'live'],
  ],
  [
    'missing or gone before it was ever live changes nothing',
    [
      [0, 'gone'],
      [1, 'missing'],
      [30, 'gone'],
      [60, 'gone'],
    ],
    ['pending', 'pending', 'pending', 'pending'],
  ],
  [
    'missing once is suspected, not lost',
    [
      [0, 'live'],
      [24, 'missing'],
    ],
    ['live', 'at_risk'],
  ],
  [
    'lost at the third bad check a day after the first',
    [
      [0, 'live'],
      [24, 'missing'],
      [25, 'missing'],
      [30, 'gone'],
      [48, 'missing'],
    ],
    ['live', 'at_risk', 'at_risk', 'at_risk', 'lost'],
  ],
  [
    'three bad checks within a day are not enough',
    [
      [0, 'live'],
      [1, 'missing'],
      [2, 'missing'],
      [3, 'missing'],
      [24.9, 'missing'],
    ],
    ['live', 'at_risk', 'at_risk', 'at_risk', 'at_risk'],
  ],
  [
    'two bad checks a day apart are not enough',
    [
      [0, 'live'],
      [1, 'missing'],
      [49, 'missing'],
    ],
    ['live', 'at_risk', 'at_risk'],
  ],
  [
    'one good check clears the row',
    [
      [0, 'live'],
      [1, 'missing'],
      [2, 'missing'],
      [7, 'live'],
      [25, 'missing'],
      [26, 'missing'],
    ],
    ['live', 'at_risk', 'at_risk', 'live', 'at_risk', 'at_risk'],
  ],
  [
    'unreachable neither counts nor breaks the row',
    [
      [0, 'live'],
      [1, 'missing'],
      [2, 'unreachable'],
      [7, 'missing'],
      [25, 'unreachable'],
      [26, 'missing'],
    ],
    ['live', 'at_risk', 'at_risk', 'at_risk', 'at_risk', 'lost'],
  ],
  [
    'an outage makes nothing lost',
    [
      [0, 'live'],
      [1, 'unreachable'],
      [25, 'unreachable'],
      [49, 'blocked'],
    ],
    ['live', 'live', 'live', 'live'],
  ],
  [
    'seven days unread is unverifiable, and one readable check ends that',
    [
      [0, 'live'],
      [100, 'blocked'],
      [168, 'blocked'],
      [170, 'live'],
    ],
    ['live', 'live', 'unverifiable', 'live'],
  ],
  [
    'unverifiable and then missing is at risk, not lost',
    [
      [0, 'live'],
      [140, 'blocked'],
      [168, 'blocked'],
      [169, 'blocked'],
      [170, 'missing'],
    ],
    ['live', 'live', 'unverifiable', 'unverifiable', 'at_risk'],
  ],
  [
    'a link that is looked at monthly is not unverifiable by one outage',
    [
      [0, 'live'],
      [720, 'unreachable'],
      [726, 'unreachable'],
      [732, 'live'],
      [1452, 'unreachable'],
      [1476, 'unreachable'],
    ],
    ['live', 'live', 'live', 'live', 'live', 'unverifiable'],
  ],
  [
    'a clock that was a year ahead at the bad checks makes nothing lost sooner, nor keeps it from being lost',
    [
      [0, 'live'],
      [8760, 'missing'],
      [8761, 'missing'],
      [3, 'missing'],
      [26, 'missing'],
      [27, 'missing'],
    ],
    ['live', 'at_risk', 'at_risk', 'at_risk', 'at_risk', 'lost'],
  ],
  [
    'lost stays lost while it cannot be read, and comes back',
    [
      [0, 'live'],
      [1, 'gone'],
      [2, 'gone'],
      [25, 'gone'],
      [400, 'unreachable'],
      [500, 'live'],
    ],
    ['live', 'at_risk', 'at_risk', 'lost', 'lost', 'live'],
  ],
])('%s', (_name, checks, expected) => {
  expect(story(checks)).toEqual(expected)
})

test('past its due date an unseen link is overdue; the due day itself is in time', () => {
  const due = { ...fresh, dueOn: new Date(Date.UTC(2026, 4, 3)) }
  expect(
    story(
      [
        [47, 'missing'],
        [61, 'missing'],
        [62, 'missing'],
        [100, 'live'],
      ],
      due,
    ),
  ).toEqual(['pending', 'pending', 'overdue', 'live'])
})

test('a link that comes back after it was lost is told as recovered', () => {
  const lost: Standing = { ...fresh, status: 'lost', firstLiveAt: at(0), firstBadAt: at(1), badCount: 3 }
  expect(
    judgeStatus(lost, { verdict: 'live', issues: [], reason: 'found', at: at(99), unreadSince: null })
      .recovered,
  ).toBe(true)
})

test('the cause counts the checks and names the day', () => {
  const before: Standing = { ...fresh, status: 'at_risk', firstLiveAt: at(0), firstBadAt: at(1), badCount: 2 }
  const after = judgeStatus(before, {
    verdict: 'missing',
    issues: [],
    reason: 'no link to the target',
    at: at(26),
    unreadSince: null,
  })
  expect(after.because).toBe('3 checks since 1 May found no link; no link to the target')
})
