import { describe, expect, test } from 'vitest'
import { linkOf, noLinksIn } from './link-row.ts'

const SITE = 'https://client.test/'

test.each([
  [{ source_url: 'https://a.test/x' }, { targetUrl: SITE, match: 'site' }],
  [
    { source_url: 'a.test/x', target_url: 'http://www.client.test/guide' },
    { targetUrl: 'http://www.client.test/guide', match: 'page' },
  ],
  [{ source_url: 'a.test/x', target_url: '/guide' }, { targetUrl: 'https://client.test/guide' }],
  [
    { source_url: 'a.test/x', target_url: null, extra: { 'Target URL': '/guide' } },
    { targetUrl: 'https://client.test/guide' },
  ],
  [
    { source_url: 'a.test/x', target_url: 'https://rival.test/' },
    { reason: 'Points to rival.test, not to your site' },
  ],
  [{ source_url: '' }, { reason: 'No usable page in this row' }],
] as const)('%j', (record, expected) => {
  expect(linkOf({ extra: {}, ...record } as never, SITE)).toMatchObject(expected)
})

describe('files without links say what to bring', () => {
  test.each([
    ['ref_domain', null, /backlinks export/],
    ['anchor', null, /source, target and anchor/],
    [null, null, /head it "source"/],
    ['link', 'these are links inside your own site', /inside your own site/],
  ] as const)('%s %s', (kind, refused, expected) => expect(noLinksIn(kind, refused)).toMatch(expected))
  test.each(['link', 'prospect', 'contact'] as const)('%s is taken', (kind) =>
    expect(noLinksIn(kind, null)).toBeNull(),
  )
})
