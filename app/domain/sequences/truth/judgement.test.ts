import { describe, expect, it } from 'vitest'
import type { Claims } from './claims.ts'
import { judgeTruth, says, type Seen } from './judgement.ts'

const CLAIMS: Claims = {
  pageUrl: 'https://tilth.test/links',
  deadUrl: 'https://old.test/guide',
  quotes: [{ text: 'We still send people to a guide.', url: 'https://tilth.test/links' }],
  ours: { url: 'https://client.test/guide', match: 'site' },
}
const UP = { state: 'alive', because: 'the page answers 200', isWhole: true } as const
const DEAD = { state: 'dead', because: 'the page answers 404', isOnPage: true } as const
const blocked = {
  state: 'uncertain',
  because: 'the page answers 403, which decides nothing',
  isWhole: false,
} as const
const quote = (isThere: boolean, page: Seen['quotes'][number]['page'] = UP) => [
  { text: CLAIMS.quotes[0]!.text, isThere, page },
]
const link = { url: 'https://client.test/guide', isWell: true }
const ALL_WELL: Seen = { page: UP, deadLink: DEAD, quotes: quote(true), link: null }

describe('whether the reason for writing holds', () => {
  it.each<[string, Partial<Seen>, string, string, RegExp]>([
    ['everything is as it was', {}, 'true', 'holds', /page is up.*dead link is dead.*quoted words/],
    ['they link to us', { link }, 'links', 'links', /links to us already: https:\/\/client/],
    [
      'they link to us, and the rest is gone',
      { link, deadLink: { ...DEAD, state: 'alive' } },
      'links',
      'links',
      /./,
    ],
    [
      'their page is gone',
      { page: { state: 'dead', because: 'the page answers 410', isWhole: false } },
      'false',
      'page_gone',
      /answers 410/,
    ],
    [
      'the dead link works',
      { deadLink: { state: 'alive', because: 'the page answers 200', isOnPage: true } },
      'false',
      'dead_link_works',
      /works again/,
    ],
    [
      'the dead link was taken off',
      { deadLink: { ...DEAD, isOnPage: false } },
      'false',
      'dead_link_removed',
      /no longer has/,
    ],
    [
      'it is not seen on a page whose scripts were not run',
      { page: { ...UP, isWhole: false }, deadLink: { ...DEAD, isOnPage: false } },
      'unclear',
      'page_unreadable',
      /scripts were not run/,
    ],
    [
      'the quoted words are gone',
      { quotes: quote(false) },
      'false',
      'quote_gone',
      /no longer says “We still/,
    ],
    [
      'the words are not seen on a page that was not read whole',
      { page: { ...UP, isWhole: false }, quotes: quote(false, { ...UP, isWhole: false }) },
      'unclear',
      'quote_unreadable',
      /not be read whole/,
    ],
    [
      'the page refuses us',
      { page: blocked, quotes: quote(false, blocked) },
      'unclear',
      'page_unreadable',
      /403/,
    ],
    [
      'the dead link throttles us',
      { deadLink: { state: 'uncertain', because: 'no answer: timed out', isOnPage: true } },
      'unclear',
      'dead_link_unreadable',
      /timed out/,
    ],
    [
      'what is gone for certain weighs more than what nobody could read',
      { page: blocked, deadLink: { state: 'alive', because: 'the page answers 200', isOnPage: null } },
      'false',
      'dead_link_works',
      /works again/,
    ],
  ])('%s', (_name, change, finding, cause, words) => {
    const truth = judgeTruth(CLAIMS, { ...ALL_WELL, ...change })
    expect(truth).toMatchObject({ finding, cause })
    expect(truth.because).toMatch(words)
  })

  it('a reclaim is needless only when the link is well again', () => {
    const claims: Claims = { ...CLAIMS, deadUrl: null, quotes: [], ours: { url: link.url, match: 'page' } }
    const seen = { ...ALL_WELL, deadLink: null, quotes: [] }
    expect(judgeTruth(claims, { ...seen, link: { ...link, isWell: false } }).finding).toBe('true')
    expect(judgeTruth(claims, { ...seen, link }).finding).toBe('links')
  })
})

it.each([
  ['Hello  world', 'hello world', true],
  ['It’s “here” – really', 'it\'s "here" - really', true],
  ['one two three four five', 'one two … four five', true],
  ['one two three', 'one … four', false],
  ['one two three', '', false],
])('the page %j says %j: %s', (page, words, expected) => {
  expect(says(page, words)).toBe(expected)
})
