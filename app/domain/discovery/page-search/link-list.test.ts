import { expect, test } from 'vitest'
import { readPage } from '../../pages/reading.ts'
import { judgeLinkList } from './link-list.ts'

type Made = { title?: string; h1?: string; path?: string; inside: string }
const judge = ({ title = 'Compost', h1 = title, path = '/a', inside }: Made) =>
  judgeLinkList(
    readPage({
      url: `https://garden.test${path}`,
      html: `<title>${title}</title><nav>${links(8, 'menu')}</nav><main><h1>${h1}</h1>${inside}</main><footer>${links(30, 'foot')}</footer>`,
    }),
  )
const link = (host: string, more = '') => `<a href="https://${host}.test/" ${more}>The ${host} people</a>`
const links = (count: number, name: string) =>
  Array.from({ length: count }, (_, at) => link(`${name}${at}`)).join(' ')
const entries = (count: number, { says = '', rel = '' } = {}) =>
  `<ul>${Array.from({ length: count }, (_, at) => `<li>${link(`site${at}`, rel && `rel="${rel}"`)} ${says}</li>`).join('')}</ul>`
const WORDS = 'a heap needs air and water and time and a fork that somebody moves '

const LISTS: [what: string, page: Made][] = [
  ['a resources page of five entries', { title: 'Resources', inside: entries(5) }],
  ['entries with a sentence each', { title: 'Useful links', inside: entries(12, { says: `– ${WORDS}` }) }],
  ['a name in the heading only', { h1: 'Further reading', inside: entries(6) }],
  ['a name in the address only', { path: '/resources.html', inside: entries(6) }],
  ['German', { title: 'Nützliche Links rund um den Garten', inside: entries(6) }],
  ['French', { title: 'Liens utiles', inside: entries(6) }],
  ['Spanish', { title: 'Enlaces de interés', inside: entries(6) }],
  ['Italian', { title: 'Risorse', inside: entries(6) }],
  ['Dutch', { title: 'Handige links', inside: entries(6) }],
  ['Polish', { title: 'Przydatne linki', inside: entries(6) }],
  ['Swedish', { title: 'Länkar', inside: entries(6) }],
  ['no name, but ten plain entries', { title: 'Gardens of the north', inside: entries(10) }],
  [
    'table rows',
    {
      title: 'Resources',
      inside: `<table>${Array.from({ length: 6 }, (_, at) => `<tr><td>${link(`t${at}`)}</td><td>${WORDS}</td></tr>`).join('')}</table>`,
    },
  ],
  [
    'a line break after each',
    {
      title: 'Links',
      inside: `<p>${Array.from({ length: 6 }, (_, at) => `${link(`b${at}`)}, ${WORDS}`).join('<br>')}</p>`,
    },
  ],
  [
    'headings that are links, with a paragraph each',
    {
      title: '25 best gardening blogs of this year',
      inside: Array.from(
        { length: 12 },
        (_, at) => `<h3>${at}. ${link(`h${at}`)}</h3><p>${WORDS.repeat(6)}</p>`,
      ).join(''),
    },
  ],
  [
    'cards, each a link as a whole',
    {
      title: 'Resources',
      inside: Array.from(
        { length: 8 },
        (_, at) =>
          `<div><a href="https://c${at}.test/"><img alt=""><h3>Card ${at}</h3><p>${WORDS}</p></a></div>`,
      ).join(''),
    },
  ],
  [
    'a name, words, and "visit website" below',
    {
      title: 'Helpful sites',
      inside: Array.from(
        { length: 8 },
        (_, at) =>
          `<h3>Name ${at}</h3><p>${WORDS}</p><p><a href="https://v${at}.test/">Visit website</a></p>`,
      ).join(''),
    },
  ],
  [
    'the address behind its description',
    {
      title: 'Useful links',
      inside: `<ul>${Array.from({ length: 8 }, (_, at) => `<li>A guide to soil tests by the council of town ${at}: ${link(`z${at}`)}</li>`).join('')}</ul>`,
    },
  ],
  [
    'a list of definitions',
    {
      title: 'Further reading',
      inside: `<dl>${Array.from({ length: 8 }, (_, at) => `<dt>${link(`d${at}`)}</dt><dd>${WORDS}</dd>`).join('')}</dl>`,
    },
  ],
  ['paragraphs between', { title: 'Resources', inside: `<p>${WORDS.repeat(40)}</p>${entries(8)}` }],
]
test.each(LISTS)('a list: %s', (_, page) => expect(judge(page)).toMatchObject({ isList: true }))

const OTHERS: [what: string, page: Made, because: RegExp][] = [
  ['no link', { title: 'Resources', inside: `<p>${WORDS}</p>` }, /links to no other site/],
  ['four sites', { title: 'Resources', inside: entries(4) }, /links to 4 other sites only/],
  [
    'many links to one site',
    { title: 'Resources', inside: `<ul>${'<li><a href="https://one.test/x">x</a></li>'.repeat(20)}</ul>` },
    /links to 1 other site only/,
  ],
  [
    'an article that links much',
    {
      title: 'How to compost',
      inside: Array.from({ length: 12 }, (_, at) => `<p>${WORDS} ${link(`a${at}`)} ${WORDS}</p>`).join(''),
    },
    /running text/,
  ],
  [
    'an article with sources at its end',
    { title: 'How to compost', inside: `<p>${WORDS.repeat(90)}</p>${entries(12)}` },
    /running text/,
  ],
  [
    'seven entries without a name',
    { title: 'Gardens of the north', inside: entries(7) },
    /does not call itself/,
  ],
  [
    'a blog with many pages of its own',
    { title: 'Links', inside: `${entries(6)}<ul>${'<li><a href="/post">post</a></li>'.repeat(60)}</ul>` },
    /pages of its own/,
  ],
  ['paid entries', { title: 'Resources', inside: entries(9, { rel: 'sponsored' }) }, /sponsored/],
  [
    'share buttons',
    {
      title: 'Resources',
      inside: ['facebook.com', 'x.com', 'linkedin.com', 'pinterest.com', 'reddit.com', 'youtube.com']
        .map((host) => `<li><a href="https://www.${host}/us">us</a></li>`)
        .join(''),
    },
    /links to no other site/,
  ],
  [
    'links of the menu and the footer',
    { title: 'Resources', inside: `<p>${WORDS}</p>` },
    /links to no other site/,
  ],
  [
    'hidden links',
    { title: 'Resources', inside: `<div hidden>${entries(9)}</div>` },
    /links to no other site/,
  ],
]
test.each(OTHERS)('no list: %s', (_, page, because) => {
  const judged = judge(page)
  expect(judged.isList).toBe(false)
  expect(judged.because).toMatch(because)
})

test('it says why: numbers, name, and that its links are nofollow', () => {
  expect(judge({ title: 'Our useful links', inside: entries(6, { rel: 'nofollow' }) }).because).toBe(
    'links to 6 other sites, 6 of them as entries of a list; it calls itself “useful links”; most of its links are nofollow',
  )
})
