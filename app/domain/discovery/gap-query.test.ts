import { expect, test } from 'vitest'
import { EVERY_GAP, gapSearchText, readGapQuery } from './gap-query.ts'

const read = (text: string) => readGapQuery(new URLSearchParams(text))

test.each([
  ['', {}],
  ['min=3&links=lost&level=page', { min: 3, links: 'lost', level: 'page' }],
  ['metric=moz_da&value=20&most=60', { range: { metric: 'moz_da', from: 20, to: 60 } }],
  ['metric=moz_da&value=&most=60', { range: { metric: 'moz_da', from: null, to: 60 } }],
  ['metric=made_up&value=20', {}],
  ['metric=moz_da&value=-5', {}],
  ['dofollow=only', { dofollow: 'only' }],
  ['dofollow=yes', { dofollow: 'not_nofollow' }],
  ['language=EN&platform= WordPress ', { language: 'en', platform: 'wordpress' }],
  ['since=2026-05-01', { since: '2026-05-01' }],
  ['since=mark', { since: 'mark' }],
  ['since=2026-13-45', {}],
  ['min=0&from=-3&level=all', {}],
  ['target=https%3A%2F%2Fa.com%2Fx&from=200', { target: 'https://a.com/x', from: 200 }],
])('"%s" is read as it was meant', (text, wanted) => {
  expect(read(text)).toEqual({ ...EVERY_GAP, ...wanted })
  expect(read(gapSearchText(read(text)))).toEqual(read(text))
})
