import { describe, expect, test } from 'vitest'
import { heartbeat } from './heartbeat.ts'
import { paletteGroups, type Found } from './palette-items.ts'
import { pathInProject } from './screens.ts'
import { speedWords } from './speed.ts'

const WALL = new Date('2026-05-12T09:20:00Z')
const ago = (seconds: number) => new Date(WALL.getTime() - seconds * 1000)

describe('the heartbeat', () => {
  test.each([
    [{ jobs: 'ok' as const, jobsAt: ago(4), failing: [] }, 'live', 'Jobs running, 4 s ago'],
    [{ jobs: 'silent' as const, jobsAt: ago(12 * 60 + 5), failing: [] }, 'lost', 'Jobs stopped 12 min ago'],
    [{ jobs: 'silent' as const, jobsAt: ago(3 * 86_400), failing: [] }, 'lost', 'Jobs stopped 3 d ago'],
    [{ jobs: 'never started' as const, jobsAt: null, failing: [] }, 'lost', 'Jobs never started'],
    [
      { jobs: 'ok' as const, jobsAt: ago(1), failing: [{ job: 'verify-due', error: 'disk I/O error' }] },
      'warn',
      '1 job in trouble',
    ],
  ])('%o', (health, tone, words) => {
    expect(heartbeat(health, WALL)).toMatchObject({ tone, words })
  })

  test('a job in trouble is named with its error', () => {
    const failing = [{ job: 'verify-due', error: 'disk I/O error' }]
    expect(heartbeat({ jobs: 'ok', jobsAt: ago(1), failing }, WALL).why).toBe('verify-due: disk I/O error')
  })
})

describe('the palette', () => {
  const link: Found = {
    kind: 'link',
    id: 7,
    label: 'soil.test/links',
    detail: null,
    side: 'Live',
    to: '/p/1/links/7',
  }

  test('without words it offers the screens and what can be done', () => {
    const [places, actions] = paletteGroups({ query: '', project: { id: 1 }, found: [link] })
    expect(places?.items.map(({ label }) => label)).toEqual([
      'Today',
      'Prospects',
      'Discover',
      'Inbox',
      'Sequences',
      'Templates',
      'Links',
      'Sites',
      'Settings',
    ])
    expect(actions?.title).toBe('Do')
  })

  test('words narrow the screens and let the finds in', () => {
    const [places] = paletteGroups({ query: ' LINK ', project: { id: 1 }, found: [link] })
    expect(places?.items.map(({ to }) => to)).toEqual(['/p/1/links', '/p/1/links/7'])
  })

  test('without a project only what needs none is offered', () => {
    const groups = paletteGroups({ query: '', project: null, found: [] })
    expect(groups.flatMap(({ items }) => items).every(({ to }) => to.startsWith('/settings'))).toBe(true)
  })
})

test.each([
  ['/p/1/links/12', '/p/2/links'],
  ['/p/1/prospects', '/p/2/prospects'],
  ['/settings/account', '/p/2/today'],
])('from %s another project opens at %s', (from, to) => expect(pathInProject(from, 2)).toBe(to))

test.each([
  [1440, 'a day a minute'],
  [60, 'an hour a minute'],
  [720, '12 hours a minute'],
  [30, '30 times as fast'],
])('a clock %i times as fast runs %s', (tempo, words) => expect(speedWords(tempo)).toBe(words))
