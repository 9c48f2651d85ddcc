import { expect, test } from 'vitest'
import { judgeTexts, type DayOfText, type Outcome } from './judge-texts.ts'

const now = new Date('2026-06-30T08:00:00Z')
const longAgo = new Date('2026-05-01T00:00:00Z')
const day = (letter: string, sent: number, hits: number, at = longAgo): DayOfText => ({
  letter,
  at,
  sent,
  replied: hits,
  won: hits,
})
const texts = (...letters: string[]) => letters.map((letter) => ({ letter, since: longAgo, until: null }))

test.each<[string, Outcome, DayOfText[], string]>([
  [
    'nothing was sent',
    'reply',
    [],
    'Not enough sends to tell A and B apart yet: 0 and 0 count since both are given out',
  ],
  [
    'a clear look of few is no finding',
    'reply',
    [day('A', 12, 0), day('B', 12, 12)],
    'Not enough sends to tell B and A apart yet: 12 and 12 count since both are given out, each needs 30 at least.',
  ],
  [
    'a middling difference of a few hundred',
    'reply',
    [day('A', 100, 9), day('B', 100, 14)],
    'Not enough sends to tell B and A apart yet: B may be worse by 4.1 points or better by 14.',
  ],
  [
    'a clear one',
    'reply',
    [day('A', 200, 10), day('B', 200, 40)],
    'B brings more replies than A: by 8.7 to 21 points, 95% sure.',
  ],
  [
    'links are told as links',
    'link',
    [day('A', 400, 40), day('B', 400, 4)],
    'A brings more links than B: by 6 to 12 points, 95% sure.',
  ],
  [
    'very many and no difference',
    'reply',
    [day('A', 4_000, 400), day('B', 4_000, 400)],
    'A and B do equally well: if they differ, then by less than 1.3 points.',
  ],
])('%s', (_, outcome, days, sentence) => {
  expect(judgeTexts(outcome, { days, texts: texts('A', 'B'), now }).sentences.join(' ')).toContain(sentence)
})

test('what had no time to be answered does not count yet: a week for replies, four for links', () => {
  const days = [day('A', 50, 5), day('B', 40, 0, new Date('2026-06-26T00:00:00Z'))]
  const judged = judgeTexts('reply', { days, texts: texts('A', 'B'), now })
  expect(judged).toMatchObject({
    tooYoung: 40,
    shares: [
      { hits: 5, of: 50 },
      { hits: 0, of: 0 },
    ],
  })
  const older = [day('A', 50, 5), day('B', 40, 0, new Date('2026-06-15T00:00:00Z'))]
  expect(judgeTexts('reply', { days: older, texts: texts('A', 'B'), now }).tooYoung).toBe(0)
  expect(judgeTexts('link', { days: older, texts: texts('A', 'B'), now }).tooYoung).toBe(40)
})

test('a text is compared only over the days on which both were given out', () => {
  const june = new Date('2026-06-01T00:00:00Z')
  const days = [day('A', 500, 100), day('A', 60, 6, june), day('B', 60, 6, june)]
  const spans = [
    { letter: 'A', since: longAgo, until: null },
    { letter: 'B', since: june, until: null },
  ]
  const { shares, sentences } = judgeTexts('reply', { days, texts: spans, now })
  expect(shares[0]).toMatchObject({ hits: 106, of: 560 })
  expect(sentences).toEqual([
    'Not enough sends to tell A and B apart yet: A may be worse by 11 points or better by 11.',
  ])
})

test('with more texts each pair must be surer, and a lone text is not judged', () => {
  const days = [day('A', 200, 16), day('B', 200, 30), day('C', 200, 16)]
  expect(judgeTexts('reply', { days, texts: texts('A', 'B'), now }).sentences).toEqual([
    'B brings more replies than A: by 0.7 to 13 points, 95% sure.',
  ])
  expect(judgeTexts('reply', { days, texts: texts('A', 'B', 'C'), now }).sentences).toEqual([
    'Not enough sends to tell B and A apart yet: B may be worse by 0.7 points or better by 15.',
    'Not enough sends to tell B and C apart yet: B may be worse by 0.7 points or better by 15.',
  ])
  expect(judgeTexts('reply', { days, texts: texts('A'), now }).sentences).toEqual([])
})
