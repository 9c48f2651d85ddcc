import { describe, expect, it } from 'vitest'
import { deadLinkIn, noDeadLinksIn } from './dead-link-row.ts'

const LINK = { source_url: 'https://a.test/page', target_url: 'https://rival.test/old', anchor: 'old guide' }

describe('a row of a file', () => {
  it.each([
    [
      'a broken link with its words',
      { ...LINK, target_http_status: 404, context_left: 'See the', context_right: 'for  more' },
      {
        link: {
          sourceUrl: LINK.source_url,
          targetUrl: LINK.target_url,
          anchor: 'old guide',
          context: 'See the old guide for more',
        },
      },
    ],
    [
      'one whose status nobody knows',
      LINK,
      { link: { sourceUrl: LINK.source_url, targetUrl: LINK.target_url, anchor: 'old guide', context: '' } },
    ],
    [
      'one that gave no answer',
      { ...LINK, target_http_status: null, target_fetch_error: 'DNS lookup failed' },
      { link: { sourceUrl: LINK.source_url, targetUrl: LINK.target_url, anchor: 'old guide', context: '' } },
    ],
    ['one that the tool found alive', { ...LINK, target_http_status: 200 }, { leftOut: 'alive' }],
    ['one that moved', { ...LINK, target_http_status: 301 }, { leftOut: 'alive' }],
    [
      'the status of the page is not that of the target',
      { ...LINK, http_status: 200 },
      { link: { sourceUrl: LINK.source_url, targetUrl: LINK.target_url, anchor: 'old guide', context: '' } },
    ],
    [
      'an address alone',
      { url: 'https://rival.test/old', http_status: 404 },
      { url: 'https://rival.test/old' },
    ],
    ['an address that is alive', { url: 'https://rival.test/', http_status: 200 }, { leftOut: 'alive' }],
    [
      'a page of a site, with its status',
      { target_url: 'https://rival.test/old', target_http_status: 410 },
      { url: 'https://rival.test/old' },
    ],
    ['nothing', { source_url: 'https://a.test/page', target_url: ' ' }, { leftOut: 'nothing' }],
  ])('%s', (_, record, said) => expect(deadLinkIn({ extra: {}, ...record })).toEqual(said))
})

it('a file that names nothing of the kind is refused with what to bring', () => {
  expect(noDeadLinksIn('link', null)).toBeNull()
  expect(noDeadLinksIn('url_check', null)).toBeNull()
  expect(noDeadLinksIn('link', 'these are links inside your own site')).toBe(
    'these are links inside your own site',
  )
  expect(noDeadLinksIn('contact', null)).toMatch(/^this lists neither links/)
  expect(noDeadLinksIn(null, null)).toMatch(/^this lists neither links/)
})
