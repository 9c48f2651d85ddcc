import { expect, test } from 'vitest'
import { authorityOf, type AuthoritySource, type Known } from './authority.ts'
import { guardsFor, penaltyOf, type Surroundings } from './guards.ts'
import { livelinessOf } from './liveliness.ts'
import { DEFAULT_WEIGHTS, scoreOf } from './score.ts'
import { WeightsForm } from './weights-form.ts'

const NOW = new Date('2026-05-12T10:00:00Z')
const days = (count: number) => new Date(NOW.getTime() - count * 86_400_000)

test.each([
  ['all parts', { relevance: 80, authority: 60, liveliness: 40 }, 0, 65],
  [
    'no authority known: its weight goes to the others',
    { relevance: 80, authority: null, liveliness: 50 },
    0,
    70,
  ],
  ['guards take their points', { relevance: 80, authority: 60, liveliness: 40 }, 30, 35],
  ['never below nothing', { relevance: 20, authority: 0, liveliness: 0 }, 100, 0],
  ['without relevance there is no score', { relevance: null, authority: 90, liveliness: 90 }, 0, null],
])('%s', (_, parts, penalty, expected) => {
  expect(scoreOf(parts, DEFAULT_WEIGHTS, penalty).score).toBe(expected)
})

test('a strong page on another subject is below a weak page on ours', () => {
  const strong = scoreOf({ relevance: 10, authority: 90, liveliness: 60 }, DEFAULT_WEIGHTS, 0).score!
  const ours = scoreOf({ relevance: 85, authority: 15, liveliness: 60 }, DEFAULT_WEIGHTS, 0).score!
  expect(ours).toBeGreaterThan(strong)
})

test('the shares add up to the score', () => {
  const { score, shares } = scoreOf({ relevance: 80, authority: 60, liveliness: 40 }, DEFAULT_WEIGHTS, 0)
  expect(shares.map(({ part, points, of }) => [part, points, of])).toEqual([
    ['relevance', 40, 50],
    ['authority', 15, 25],
    ['liveliness', 10, 25],
  ])
  expect(shares.reduce((sum, { points }) => sum + points, 0)).toBe(score)
})

test.each([
  [{ relevance: '50', authority: '25', liveliness: '0' }, true],
  [{ relevance: '0', authority: '50', liveliness: '50' }, false],
  [{ relevance: '50', authority: '101', liveliness: '0' }, false],
  [{ relevance: '50', authority: 'x', liveliness: '0' }, false],
])('weights %j', (form, isUsable) => {
  expect(WeightsForm.safeParse(form).success).toBe(isUsable)
})

const KNOWN: Known[] = [
  { source: 'tranco', value: 1_000 },
  { source: 'moz_da', value: 44 },
  { source: 'ahrefs_dr', value: 58 },
]
test.each<[string, Known[], AuthoritySource | null, [string, number] | null]>([
  ['a vendor before a free rank, as it stands', KNOWN, null, ['ahrefs_dr', 58]],
  ['the chosen source', KNOWN, 'moz_da', ['moz_da', 44]],
  ['rank 1,000', KNOWN, 'tranco', ['tranco', 60]],
  ['rank 1', [{ source: 'tranco', value: 1 }], null, ['tranco', 100]],
  ['rank 1,000,000', [{ source: 'majestic_million', value: 1_000_000 }], null, ['majestic_million', 20]],
  ['a rank of the long tail', [{ source: 'common_crawl', value: 90_000_000 }], null, ['common_crawl', 0]],
  ['a chosen source that says nothing', KNOWN, 'majestic_tf', null],
  ['nobody says anything', [], null, null],
])('authority: %s', (_, known, chosen, expected) => {
  const found = authorityOf(known, chosen)
  expect(found && [found.source, found.value]).toEqual(expected)
})

test.each([
  ['touched last month, links out, can be reached', days(30), 12, 'a page for contact', 100],
  ['touched two years ago', days(700), 12, 'a page for contact', 65],
  ['no date: judged by the rest', null, 12, null, 50],
  ['nothing at all', null, 0, null, 0],
  ['links to everyone', days(30), 400, null, 68],
])('liveliness: %s', (_, newestAt, outboundSites, contact, value) => {
  expect(livelinessOf({ newestAt, newestWhere: 'its head', outboundSites, contact }, NOW).value).toBe(value)
})

const ALONE: Surroundings = {
  tactic: 'resource_page',
  ownerId: 1,
  suppressed: null,
  linksToUs: null,
  lastTouch: null,
  others: [],
  bad: [],
}
const touched = (count: number) => ({ at: days(count), who: 'Ben', project: 'Fernhill' })
const other = { ownerId: 2, owner: 'Ben', project: 'Fernhill' }

test.each<[string, Partial<Surroundings>, string[], number]>([
  ['nothing speaks against it', {}, [], 0],
  [
    'written to lately, by anybody',
    { lastTouch: touched(12) },
    ['in touch 12 days ago by Ben for Fernhill'],
    30,
  ],
  ['written to long ago', { lastTouch: touched(90) }, [], 0],
  [
    'a colleague has it',
    { others: [{ ...other, stage: 'negotiating' }] },
    ['Ben has it open for Fernhill'],
    20,
  ],
  ['a colleague has put it off', { others: [{ ...other, stage: 'declined' }] }, [], 0],
  ['we have it ourselves', { others: [{ ...other, ownerId: 1, stage: 'contacted' }] }, [], 0],
  ['they link to us', { linksToUs: 'links to us: client.test/a' }, ['links to us: client.test/a'], 100],
  ['they link to us, and we write for that', { linksToUs: 'x', tactic: 'link_reclaim' }, [], 0],
  [
    'on the list',
    { suppressed: 'asked not to be written to', lastTouch: touched(1) },
    ['asked not to be written to', 'in touch yesterday by Ben for Fernhill'],
    100,
  ],
  [
    'a bad neighbourhood',
    { bad: [{ code: 'casino', takes: 40, evidence: ['links to a.test as “slots”'] }] },
    ['Casino and betting: links to a.test as “slots”'],
    40,
  ],
])('guards: %s', (_, around, causes, takes) => {
  const guards = guardsFor({ ...ALONE, ...around }, { contactedDays: 90, now: NOW })
  expect(guards.map(({ because }) => because)).toEqual(causes)
  expect(penaltyOf(guards)).toBe(takes)
})
