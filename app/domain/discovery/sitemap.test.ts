import { describe, expect, it } from 'vitest'
import { looksLikeSitemap, readSitemap, sitemapsIn } from './sitemap.ts'

const AT = 'https://www.blog.test/sitemap.xml'
const SITES = new Set(['blog.test'])
const pages = (...urls: string[]) => ({ pages: urls, sitemaps: [] })

describe('a sitemap', () => {
  it.each([
    [
      'names pages',
      '<?xml version="1.0"?><urlset xmlns="x"><url><loc> https://blog.test/a </loc></url><url><loc>https://www.blog.test/b</loc></url></urlset>',
      pages('https://blog.test/a', 'https://www.blog.test/b'),
    ],
    [
      'names further sitemaps',
      '<sitemapindex><sitemap><loc>/posts.xml.gz</loc></sitemap></sitemapindex>',
      { pages: [], sitemaps: ['https://www.blog.test/posts.xml.gz'] },
    ],
    [
      'escapes as XML does',
      '<urlset><loc>https://blog.test/?a=1&amp;b=&#50;&#x33;</loc><loc><![CDATA[https://blog.test/?c&d]]></loc></urlset>',
      pages('https://blog.test/?a=1&b=23', 'https://blog.test/?c&d'),
    ],
    [
      'may have a prefix, and pictures that are no pages',
      '<s:urlset><s:loc>https://blog.test/a</s:loc><image:loc>https://blog.test/i.png</image:loc></s:urlset>',
      pages('https://blog.test/a'),
    ],
    [
      'speaks for its own site only, and once for each page',
      '<urlset><loc>https://other.test/</loc><loc>https://blog.test/a</loc><loc>https://blog.test/a</loc><!-- <loc>https://blog.test/old</loc> --></urlset>',
      pages('https://blog.test/a'),
    ],
    [
      'may be cut off',
      '<urlset><url><loc>https://blog.test/a</loc></url><url><loc>https://blog.te',
      pages('https://blog.test/a'),
    ],
    [
      'may be a list of addresses',
      '\uFEFFhttps://blog.test/a\r\n\r\nhttps://blog.test/b\n',
      pages('https://blog.test/a', 'https://blog.test/b'),
    ],
    ['may be empty', '<urlset></urlset>', pages()],
    ['is no page', '<html><body><a href="https://blog.test/a">a</a></body></html>', null],
    ['is no empty answer', '', null],
  ])('%s', (_, text, read) => expect(readSitemap(text, AT, SITES)).toEqual(read))
})

it('robots.txt names sitemaps, relative ones and those of other hosts too', () => {
  const text =
    'User-agent: *\nDisallow: /x\nSITEMAP : https://cdn.test/s.xml # ours\nSitemap: /posts.xml\nSitemap: ftp://x\nSitemap: /posts.xml\n# Sitemap: /no.xml'
  expect(sitemapsIn(text, 'https://blog.test/robots.txt')).toEqual([
    'https://cdn.test/s.xml',
    'https://blog.test/posts.xml',
  ])
})

it.each([
  ['https://a.test/sitemap.xml', true],
  ['https://a.test/Sitemap_index.xml.gz?x=1', true],
  ['https://a.test/sitemap-posts.txt', true],
  ['https://a.test/sitemap', false],
  ['https://a.test/sitemap.html', false],
])('%s is a sitemap by its look: %s', (url, is) => expect(looksLikeSitemap(url)).toBe(is))
