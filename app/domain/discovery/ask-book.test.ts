import { expect, test } from 'vitest'
import { askBook, EVERY_SITE, type BookQuestion, type Excluded } from './ask-book.ts'
import { bookBytes, BookMaker, readBook, type GapBook, type SiteRow } from './gap-book.ts'

const SUBJECTS = [
  { subject: 'us.com', isOurs: true },
  { subject: 'a.com', isOurs: false },
  { subject: 'b.com', isOurs: false },
]

function bookOf(rows: (Partial<SiteRow> & Pick<SiteRow, 'domain' | 'subject'>)[]): GapBook {
  const maker = new BookMaker(SUBJECTS, 2)
  rows.forEach((row, at) =>
    maker.add({
      id: at + 1,
      links: 1,
      dofollow: null,
      hasText: false,
      isLost: false,
      authority: {},
      language: null,
      platform: null,
      firstFileId: 1,
      ...row,
    }),
  )
  return maker.done()
}

const book = bookOf([
  { domain: 'both.test', subject: 'a.com', authority: { ahrefs_dr: 20.4 }, dofollow: true },
  { domain: 'both.test', subject: 'b.com', authority: { moz_da: 90 }, firstFileId: 5 },
  { domain: 'lost.test', subject: 'a.com', isLost: true, dofollow: true },
  { domain: 'lost.test', subject: 'b.com', dofollow: false, language: 'de' },
  { domain: 'ours.test', subject: 'a.com' },
  { domain: 'ours.test', subject: 'us.com' },
  {
    domain: 'strong.test',
    subject: 'b.com',
    authority: { ahrefs_dr: 90 },
    language: 'en',
    platform: 'ghost',
  },
  { domain: 'was.test', subject: 'a.com', links: 4, authority: { cc_hc: 7 } },
  { domain: 'was.test', subject: 'us.com', isLost: true },
])
const NAMES: Record<number, string> = { 1: 'both', 3: 'lost', 5: 'ours', 7: 'strong', 8: 'was' }

function ask(question: Partial<BookQuestion>, excluded: Excluded = new Map(), page = { from: 0, count: 10 }) {
  const { places, ...rest } = askBook(book, { ...EVERY_SITE, ...question }, excluded, page)
  return { sites: places.map((at) => NAMES[book.columns.ids[at]!]), ...rest }
}

test.each<[Partial<BookQuestion>, string[]]>([
  [{}, ['both', 'strong', 'was', 'lost']],
  [{ min: 2 }, ['both']],
  [{ min: 9 }, ['both']],
  [{ links: 'lost' }, ['lost']],
  [{ links: 'lost', dofollow: 'only' }, ['lost']],
  [{ dofollow: 'not_nofollow' }, ['both', 'strong', 'was']],
  [{ dofollow: 'only' }, ['both']],
  [{ ranges: [{ metric: 'ahrefs_dr', from: 50, to: null }] }, ['strong']],
  [{ ranges: [{ metric: 'ahrefs_dr', from: null, to: 50 }] }, ['both']],
  [{ ranges: [{ metric: 'moz_da', from: 90, to: 90 }] }, ['both']],
  [{ language: 'de' }, ['lost']],
  [{ language: 'fr' }, []],
  [{ platform: 'ghost' }, ['strong']],
  [{ sinceFileId: 1 }, ['both']],
])('%j', (question, sites) => {
  expect(ask(question).sites).toEqual(sites)
  expect(ask(question).total).toBe(sites.length)
})

test('what is left out is counted with its reason, and a compared site is none', () => {
  const excluded: Excluded = new Map([
    [1, 'prospects'],
    [3, 'rejected'],
    [7, 'compared'],
    [5, 'prospects'],
  ])
  expect(ask({}, excluded)).toEqual({
    sites: ['was'],
    total: 1,
    leftOut: { ours: 1, prospects: 1, rejected: 1 },
    sets: [{ rivals: ['a.com'], count: 1 }],
  })
})

test('pages of the answer follow each other without a gap', () => {
  const all = [0, 1, 2, 3].flatMap((from) => ask({}, new Map(), { from, count: 1 }).sites)
  expect(all).toEqual(ask({}).sites)
})

test('referring domains and backlinks of each compared site are two counts', () => {
  expect(book.head.subjects.map(({ subject, domains, links }) => [subject, domains, links])).toEqual([
    ['us.com', 2, 2],
    ['a.com', 4, 7],
    ['b.com', 3, 3],
  ])
})

test('a book that was kept is the same book', () => {
  expect(readBook(bookBytes(book))).toEqual(book)
})
