import { expect, it } from 'vitest'
import { causesOf, sumOf, type Waiting } from './causes.ts'
import { outlookOf } from './days.ts'

const waits = (change: Partial<Waiting>): Waiting => ({
  sequenceId: 5,
  sequence: 'Dead links',
  heldFor: 'person',
  because: 'You wrote to them yourself',
  truthCause: null,
  isPossibleReply: false,
  isTooSoon: false,
  count: 1,
  goesOnAt: null,
  prospectId: 9,
  domain: 'tilth.test',
  ...change,
})
const later = new Date('2026-05-13T09:00:00Z')

it.each<[string, Partial<Waiting>, string, string | undefined]>([
  ['an opener', { heldFor: 'opener' }, 'The opener is not written', 'sequences/5/openers'],
  [
    'a field',
    { heldFor: 'fields', because: 'page.title is missing' },
    'page.title is missing',
    'prospects/9/edit',
  ],
  ['the launch', { heldFor: 'launch' }, 'The sequence is not launched', 'sequences/5/launch'],
  [
    'a pause',
    { heldFor: 'pause', because: 'The sequence is paused' },
    'The sequence is paused',
    'sequences/stops',
  ],
  ['a person', {}, 'You wrote to them yourself', 'sequences/5/people?state=held'],
  [
    'a dead link that works',
    { truthCause: 'dead_link_works' },
    'The dead link works again',
    'sequences/5/people?state=held',
  ],
  [
    'a possible reply',
    { isPossibleReply: true },
    'A mail in Unmatched may be their answer',
    'inbox?tab=unmatched',
  ],
  [
    'a limit',
    { heldFor: null, isTooSoon: true, goesOnAt: later },
    'A fatigue limit keeps the first message back',
    'sequences/5',
  ],
  ['their holiday', { heldFor: null, because: 'Away', goesOnAt: later }, 'Away', undefined],
])('%s has its sentence and the one place that mends it', (_name, change, says, to) => {
  const [cause] = causesOf({ stopped: null, silent: [], waiting: [waits(change)] })
  expect(cause).toMatchObject({ says, needsPerson: change.heldFor !== null })
  expect(cause!.act?.to).toBe(to)
  expect(cause!.goesOnAt).toBe(change.goesOnAt ?? null)
})

it('the same cause in a sequence stands once; what stops everything stands first, what goes on by itself last', () => {
  const causes = causesOf({
    stopped: { count: 30 },
    silent: [{ mailboxId: 3, email: 'anna@a.test', because: 'anna@a.test is paused', count: 12 }],
    waiting: [
      waits({ heldFor: null, because: 'Away', count: 50, goesOnAt: later }),
      waits({ truthCause: 'page_gone', because: 'Their page is gone: it answers 404', count: 2 }),
      waits({ truthCause: 'page_gone', because: 'Their page is gone: it answers 410', count: 3 }),
      waits({ truthCause: 'page_gone', sequenceId: 6, sequence: 'Lists' }),
    ],
  })
  expect(causes.map(({ key, count }) => [key, count])).toEqual([
    ['stopped', 30],
    ['mailbox:3', 12],
    ['page_gone:5', 5],
    ['page_gone:6', 1],
    ['later:Away:5', 50],
  ])
  expect(sumOf(causes)).toEqual({ all: 56, forPerson: 6 })
})

it('the calendar counts each message once for its mailbox and once for its sequence', () => {
  const [anna, jonas] = [1, 2].map((id) => ({ id, email: `m${id}@a.test` }))
  const [dead, lists] = [1, 2].map((id) => ({ id, name: `S${id}` }))
  const on = (...days: [string, number][]) => new Map(days)
  const { days, all, mailboxes, sequences } = outlookOf(
    [
      { sequence: dead!, mailbox: anna!, perDay: on(['2026-05-12', 3], ['2026-05-14', 1]) },
      { sequence: dead!, mailbox: jonas!, perDay: on(['2026-05-12', 2], ['2027-01-01', 9]) },
      { sequence: lists!, mailbox: jonas!, perDay: on(['2026-05-13', 4]) },
    ],
    { now: new Date('2026-05-12T10:00:00Z'), zone: 'Europe/Berlin' },
  )
  expect(days.slice(0, 3).map((day) => day.label)).toEqual(['Today', 'Wed 13', 'Thu 14'])
  expect(all.counts.slice(0, 3)).toEqual([5, 4, 1])
  expect(mailboxes.map(({ label, total }) => [label, total])).toEqual([
    ['m2@a.test', 6],
    ['m1@a.test', 4],
  ])
  expect(sequences.map(({ label, counts }) => [label, counts.slice(0, 3)])).toEqual([
    ['S1', [5, 0, 1]],
    ['S2', [0, 4, 0]],
  ])
})
