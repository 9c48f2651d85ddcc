import { expect, it } from 'vitest'
import { toldTargets } from './told-links.ts'

const link = (sourceUrl: string, targetUrl: string) => ({ sourceUrl, targetUrl, anchor: '', context: '' })

it('what most sites link to comes first, each page of theirs once', () => {
  const told = toldTargets([
    link('https://a.test/1', 'https://rival.test/old'),
    link('https://a.test/2', 'https://rival.test/old'),
    link('https://a.test/1', 'https://rival.test/guide'),
    link('https://www.a.test/1/', 'http://rival.test/guide#part'),
    link('https://b.test/', 'https://rival.test/guide/'),
  ])
  expect(told.map(({ url, sites, links }) => [url, sites, links.map((one) => one.sourceUrl)])).toEqual([
    ['https://rival.test/guide', 2, ['https://a.test/1', 'https://b.test/']],
    ['https://rival.test/old', 1, ['https://a.test/1', 'https://a.test/2']],
  ])
})

it.each([
  ['a site’s link to itself', 'https://www.rival.test/', 'https://rival.test/old'],
  ['a page that is no address', 'not a page', 'https://rival.test/old'],
  ['a target that is no address', 'https://a.test/', 'mailto:x@rival.test'],
])('%s is left out', (_, source, target) => expect(toldTargets([link(source, target)])).toEqual([]))
