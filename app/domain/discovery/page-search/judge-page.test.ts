import { expect, test } from 'vitest'
import type { PageSearchAim } from '#db/vocabulary.ts'
import type { PageTrouble } from '../../pages/page-state.ts'
import { readPage } from '../../pages/reading.ts'
import { judgePage, judgeRead } from './judge-page.ts'

const SETTING = {
  ours: { names: ['Fernhill'], sites: ['fernhill.test', 'fernhill-shop.test'] },
  rivals: ['mulch.test'],
}
const SAYS = '<p>The people at Fernhill tested nine bins.</p>'
const LIST = `<ul>${Array.from({ length: 7 }, (_, at) => `<li><a href="https://s${at}.test/">Site ${at}</a></li>`).join('')}</ul>`

const CASES: [
  what: string,
  aim: PageSearchAim,
  url: string,
  inside: string,
  state: string,
  because: string,
][] = [
  ['a mention', 'mentions', 'a.test', SAYS, 'mention', 'names “Fernhill” and does not link to us'],
  [
    'a mention on a list',
    'either',
    'a.test',
    SAYS + LIST,
    'mention',
    'names “Fernhill” and does not link to us',
  ],
  ['a mention, but lists are wanted', 'resource_pages', 'a.test', SAYS, 'dropped', 'links to no other site'],
  [
    'a list',
    'resource_pages',
    'a.test',
    LIST,
    'resource_page',
    'links to 7 other sites, 7 of them as entries of a list; it calls itself “resources”',
  ],
  ['a list, but mentions are wanted', 'mentions', 'a.test', LIST, 'dropped', 'does not name us'],
  ['neither', 'either', 'a.test', '<p>Rain.</p>', 'dropped', 'does not name us, and links to no other site'],
  [
    'it links to us',
    'either',
    'a.test',
    `${SAYS}${LIST}<a href="https://www.fernhill.test/x">x</a>`,
    'dropped',
    'links to us already: https://www.fernhill.test/x',
  ],
  [
    'it links to another site of ours, nofollow',
    'mentions',
    'a.test',
    `${SAYS}<a rel="nofollow" href="https://fernhill-shop.test/">x</a>`,
    'dropped',
    'links to us already (nofollow): https://fernhill-shop.test/',
  ],
  ['our own page', 'either', 'blog.fernhill.test', SAYS, 'dropped', 'a page of our own'],
  ['the page of a rival', 'either', 'www.mulch.test', SAYS + LIST, 'dropped', 'a page of a rival'],
]
test.each(CASES)('%s', (_, aim, host, inside, state, because) => {
  const page = readPage({ url: `https://${host}/x`, html: `<title>Resources</title><main>${inside}</main>` })
  expect(judgePage(page, { aim, ...SETTING })).toMatchObject({ state, because })
})

const made = (inside: string) =>
  readPage({ url: 'https://a.test/x', html: `<title>Links</title><main>${inside}</main>` })
test.each([
  ['a parked domain, though it lists links', { kind: 'parked' }, LIST, 'unreadable', /parked/],
  ['a page that is gone', { kind: 'soft_404', phrase: 'page not found' }, LIST, 'unreadable', /gone/],
  ['a page made by scripts', { kind: 'app_shell' }, '', 'unreadable', /scripts/],
  ['a page made by scripts that names us all the same', { kind: 'app_shell' }, SAYS, 'mention', /names/],
  ['a page behind a consent box', { kind: 'wall', wall: 'consent' }, LIST, 'resource_page', /entries/],
] as const)('%s', (_, trouble, inside, state, because) => {
  const judged = judgeRead(
    { page: made(inside), trouble: trouble as PageTrouble },
    { aim: 'either', ...SETTING },
  )
  expect(judged.state).toBe(state)
  expect(judged.because).toMatch(because)
})
