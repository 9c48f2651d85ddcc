import type { ConditionTest, StepCondition } from '#db/tables/outreach.ts'
import type { KnownFact, ReplyClass } from '#db/vocabulary.ts'
import { expect, test } from 'vitest'
import { readConditions, testChoices, valueOf } from './condition-form.ts'
import { conditionWords, unmetCondition, type ConditionFacts } from './conditions.ts'

const facts: ConditionFacts = {
  tactic: 'broken_link',
  known: new Set<KnownFact>(['contact_name', 'dead_link']),
  linkStatus: null,
  wrote: new Set<ReplyClass>(['asks_payment']),
  ownerId: 3,
  tagIds: new Set([8]),
  daysSinceFirst: 20,
}
const anna = { kind: 'owner', userId: 3, name: 'Anna Reyes' } as const
const uk = { kind: 'tag', tagId: 8, name: 'UK' } as const

test.each<[ConditionTest, Partial<ConditionFacts>, boolean, string]>([
  [{ kind: 'tactic', tactic: 'broken_link' }, {}, true, 'the tactic is broken link'],
  [{ kind: 'tactic', tactic: 'link_gap' }, {}, false, 'the tactic is link gap'],
  [{ kind: 'known', fact: 'contact_name' }, {}, true, 'the contact’s first name is known'],
  [{ kind: 'known', fact: 'paragraph' }, {}, false, 'a sentence of their page is known'],
  [{ kind: 'link', status: 'none' }, {}, true, 'there is no link yet'],
  [{ kind: 'link', status: 'none' }, { linkStatus: 'lost' }, false, 'there is no link yet'],
  [{ kind: 'link', status: 'at_risk' }, { linkStatus: 'at_risk' }, true, 'the link is at risk'],
  [{ kind: 'link', status: 'live' }, {}, false, 'the link is live'],
  [{ kind: 'wrote', replyClass: 'asks_payment' }, {}, true, 'a mail of theirs was read as “asks payment”'],
  [{ kind: 'wrote', replyClass: 'out_of_office' }, {}, false, 'a mail of theirs was read as “out of office”'],
  [anna, {}, true, 'the owner is Anna Reyes'],
  [anna, { ownerId: null }, false, 'the owner is Anna Reyes'],
  [uk, {}, true, 'it is tagged “UK”'],
  [uk, { tagIds: new Set() }, false, 'it is tagged “UK”'],
  [{ kind: 'days', atMost: 21 }, {}, true, 'the first mail left at most 21 days ago'],
  [{ kind: 'days', atMost: 14 }, {}, false, 'the first mail left at most 14 days ago'],
  [{ kind: 'days', atMost: 14 }, { daysSinceFirst: null }, true, 'the first mail left at most 14 days ago'],
])('%j with %j is %s', (asked, change, isSo, words) => {
  const now = { ...facts, ...change }
  const only: StepCondition = { test: asked, must: true, otherwise: 'skip' }
  const not: StepCondition = { test: asked, must: false, otherwise: 'finish' }
  const passedOver = { otherwise: 'skip', because: `Passed over: the step goes only if ${words}` }
  const finished = { otherwise: 'finish', because: `Finished: the step does not go if ${words}` }
  expect(unmetCondition([only], now)).toEqual(isSo ? null : passedOver)
  expect(unmetCondition([not], now)).toEqual(isSo ? finished : null)
  expect(conditionWords(only)).toBe(`Only if ${words}, else it is passed over.`)
  expect(conditionWords(not)).toBe(`Not if ${words}, else nothing more is sent.`)
})

test('every condition must hold, and the first that does not decides', () => {
  const gap = { kind: 'tactic', tactic: 'link_gap' } as const
  const conditions: StepCondition[] = [
    { test: anna, must: true, otherwise: 'skip' },
    { test: uk, must: false, otherwise: 'finish' },
    { test: gap, must: true, otherwise: 'skip' },
  ]
  expect(unmetCondition(conditions, facts)?.otherwise).toBe('finish')
  expect(unmetCondition([], facts)).toBeNull()
})

test('every choice of the form is read back as the test it stands for, and nothing else is', () => {
  const names = { owners: [{ id: 3, name: 'Anna Reyes' }], tags: [{ id: 8, name: 'UK' }] }
  const values = testChoices(names).flatMap(({ choices }) => choices.map((one) => one.value))
  const rows = (test: string) => [{ test, must: 'only', otherwise: 'skip' }]
  for (const value of values) expect(valueOf(readConditions(rows(value), names)![0]!.test)).toBe(value)
  for (const value of ['opened:no', 'tactic:luck', 'days:8', 'owner:9', 'tag:x', 'known'])
    expect(readConditions(rows(value), names)).toBeNull()
  expect(readConditions([...rows(''), { test: 'tag:8', must: 'not', otherwise: 'finish' }], names)).toEqual([
    { test: uk, must: false, otherwise: 'finish' },
  ])
  expect(
    readConditions(
      Array.from({ length: 9 }, () => rows('tag:8')[0]!),
      names,
    ),
  ).toHaveLength(5)
})
