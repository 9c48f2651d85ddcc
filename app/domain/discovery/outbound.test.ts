import { expect, test } from 'vitest'
import { readPage } from '../pages/reading.ts'
import { inwardOf, outboundOf } from './outbound.ts'

const page = (html: string) =>
  readPage({ html: `<article>${html}</article>`, url: 'https://www.a.test/post' })

test('links to other sites, each with the paragraph it stands in', () => {
  const found = outboundOf(
    page(
      '<h1>Tools</h1><p>We like <a href="https://x.test/a">this\n one</a> a  lot.</p><ul><li><a href="//y.test" rel=nofollow>Y</a> good</li><li>more</li></ul><a href="/own">own</a><a href="https://blog.a.test/">ours</a>',
    ),
  )
  expect(found).toEqual([
    {
      url: 'https://x.test/a',
      anchor: 'this one',
      context: 'We like this one a lot.',
      position: 'content',
      rel: [],
    },
    { url: 'https://y.test/', anchor: 'Y', context: 'Y good', position: 'content', rel: ['nofollow'] },
  ])
})

test('a long paragraph is cut around the link', () => {
  const words = 'many words before it '.repeat(60)
  const [link] = outboundOf(page(`<p>${words}<a href="https://x.test/">the link</a> ${words}</p>`))
  expect(link!.context).toContain('the link')
  expect(link!.context.length).toBeLessThan(410)
  expect(link!.context).toMatch(/^… .* …$/)
})

test('a crawl goes on with pages of the site, not with files', () => {
  const html =
    '<a href="/b">b</a><a href="/b#x">b</a><a href="/c.pdf">c</a><a href="https://blog.a.test/d">d</a><a href="https://x.test/">x</a>'
  expect(inwardOf(page(html), { sameHost: false })).toEqual(['https://www.a.test/b', 'https://blog.a.test/d'])
  expect(inwardOf(page(html), { sameHost: true })).toEqual(['https://www.a.test/b'])
})
