import { expect, test } from 'vitest'
import { badForUs, badNeighbourhood, type OutLink, type PageToJudge } from './neighbourhood.ts'

const link = (site: string, anchor: string): OutLink => ({ site, anchor, isContent: true, isFollowed: true })
const CLEAN: PageToJudge = {
  mainText: 'An assessment by a specialist of what grows in Essex, with the pros and cons of each.',
  wordCount: 400,
  links: [link('a.test', 'Soil maps'), link('b.test', 'The worm society')],
  hasContact: true,
  hasDate: true,
}
const anchors = [
  'cheap car insurance',
  'best roof repair',
  'lawyer in dallas',
  'vpn deals',
  'seo agency',
  'forex broker',
]
const sites = (count: number) => Array.from({ length: count }, (_, at) => link(`s${at}.test`, `Site ${at}`))

test.each<[string, Partial<PageToJudge>, string[]]>([
  ['a clean page', {}, []],
  ['one stray link to a casino', { links: [link('best-casino.test', 'play')] }, []],
  ['two casinos', { links: [link('best-casino.test', 'play'), link('x.test', 'slot gacor')] }, ['casino']],
  ['a page about betting', { mainText: 'sports betting '.repeat(6) }, ['casino']],
  ['pills', { links: [link('a.test', 'buy viagra'), link('b.test', 'Cialis 20mg')] }, ['pharma']],
  ['adult', { links: [link('a.test', 'escorts in town'), link('b.test', 'xxx')] }, ['adult']],
  ['loans', { links: [link('a.test', 'payday loans'), link('b.test', 'no credit check loan')] }, ['loans']],
  [
    'a price list for links',
    { mainText: 'Write for us. Sponsored posts cost $80 per post.' },
    ['sells_links'],
  ],
  ['links for sale', { mainText: 'You can buy dofollow links here.' }, ['sells_links']],
  ['writing about links', { mainText: 'Why you should never pay for anything but good work.' }, []],
  ['a link farm', { links: sites(200), wordCount: 600 }, ['link_farm']],
  ['a long list with words to each', { links: sites(200), wordCount: 6_000 }, []],
  [
    'a blog for links alone',
    {
      links: anchors.map((anchor, at) => link(`s${at}.test`, anchor)),
      wordCount: 900,
      hasContact: false,
      hasDate: false,
    },
    ['pbn'],
  ],
  [
    'a list of resources without a date',
    {
      links: anchors.map((anchor, at) => link(`s${at}.test`, anchor)),
      wordCount: 210,
      hasContact: false,
      hasDate: false,
    },
    [],
  ],
])('%s', (_, page, codes) => {
  expect(badNeighbourhood({ ...CLEAN, ...page }).map(({ code }) => code)).toEqual(codes)
})

test('the evidence names the sites and the anchors', () => {
  const links = [link('best-casino.test', 'play'), link('x.test', 'slot gacor')]
  expect(badNeighbourhood({ ...CLEAN, links })[0]!.evidence).toEqual([
    'links to best-casino.test as “play”',
    'links to x.test as “slot gacor”',
  ])
})

test('what is our own trade is no bad neighbourhood', () => {
  const page = { ...CLEAN, mainText: 'sports betting '.repeat(9) }
  const found = badNeighbourhood(page)
  expect(badForUs(found, new Set(['soil']))).toEqual(found)
  expect(badForUs(found, new Set(['betting']))).toEqual([])
})
