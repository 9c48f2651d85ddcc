import { describe, expect, it } from 'vitest'
import { readRobotsRules } from './robots-rules.ts'

const NOW = new Date('2026-11-22T12:00:00Z')
const page = (...metas: [string, string][]) =>
  readRobotsRules({ metas: metas.map(([name, content]) => ({ name, content })), headers: [] }, NOW)
const headers = (...lines: string[]) => readRobotsRules({ metas: [], headers: lines }, NOW)
const said = ({ isNoindex, isNofollow }: ReturnType<typeof page>) =>
  [isNoindex && 'noindex', isNofollow && 'nofollow'].filter(Boolean).join(' ')

describe('meta elements', () => {
  it.each([
    [[['robots', 'noindex, nofollow']], 'noindex nofollow'],
    [[['robots', 'noindex nofollow']], 'noindex nofollow'],
    [[['robots', 'NONE']], 'noindex nofollow'],
    [[['robots', 'index,follow']], ''],
    [[['robots', 'all']], ''],
    [
      [
        ['robots', 'noindex'],
        ['robots', 'index'],
      ],
      'noindex',
    ],
    [
      [
        ['robots', 'index'],
        ['googlebot', 'nofollow'],
      ],
      'nofollow',
    ],
    [
      [
        ['bingbot', 'none'],
        ['googlebot-news', 'none'],
      ],
      '',
    ],
    [[['robots', 'noarchive, max-snippet:-1, nosnippet']], ''],
    [[['robots', 'noindex;nofollow']], ''],
  ] as [[string, string][], string][])('%j says %j', (metas, expected) =>
    expect(said(page(...metas))).toBe(expected),
  )

  it('the words are told, each once', () => {
    expect(
      page(['robots', 'NoIndex, follow'], ['googlebot', 'noindex nosnippet'], ['bingbot', 'none']).meta,
    ).toEqual(['noindex', 'follow', 'nosnippet'])
  })
})

describe('headers', () => {
  it.each([
    [['noindex'], 'noindex'],
    [['noindex, nofollow'], 'noindex nofollow'],
    [['googlebot: noindex'], 'noindex'],
    [['GoogleBot: NoIndex, NoFollow'], 'noindex nofollow'],
    [['otherbot: noindex, nofollow'], ''],
    [['otherbot: noindex', 'nofollow'], 'nofollow'],
    [['nofollow, otherbot: noindex'], 'nofollow'],
    [['otherbot: noindex, googlebot: nofollow'], 'nofollow'],
    [['max-image-preview: large, noindex'], 'noindex'],
    [['none'], 'noindex nofollow'],
  ])('%j says %j', (lines, expected) => expect(said(headers(...lines))).toBe(expected))
})

describe('unavailable_after holds once the day has passed', () => {
  it.each([
    ['25 Jun 2010 15:00:00 PST', true],
    ['Friday, 25-Jun-10 15:00:00 GMT', true],
    ['Fri, 25 Jun 2010 15:00:00 GMT', true],
    ['2010-06-25', true],
    ['2010-06-25T15:00:00+00:00', true],
    ['2010-06-25T15:00:00', true],
    ['22 Nov 2026 11:59:59 GMT', true],
    ['22 Nov 2026 12:00:01 GMT', false],
    ['2026-11-22T13:30:00+02:00', true],
    ['2099-01-01', false],
    ['Friday, 01-Jan-2099 15:00:00 GMT', false],
    ['some day', false],
    ['', false],
  ])('%s: %s', (date, expected) => {
    expect(page(['robots', `unavailable_after: ${date}`]).isNoindex).toBe(expected)
    expect(headers(`unavailable_after: ${date}`).isNoindex).toBe(expected)
    expect(headers(`googlebot: unavailable_after: ${date}`).isNoindex).toBe(expected)
    expect(headers(`otherbot: unavailable_after: ${date}`).isNoindex).toBe(false)
  })
})

it('noai is told by bot', () => {
  expect(page(['robots', 'noai, noimageai']).noAi).toEqual(new Set(['*']))
  expect(page(['gptbot', 'noai']).noAi).toEqual(new Set(['gptbot']))
  expect(headers('CCBot: noai').noAi).toEqual(new Set(['ccbot']))
  expect(headers('noimageai').noAi).toEqual(new Set())
})
