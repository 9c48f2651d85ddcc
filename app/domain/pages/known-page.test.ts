import { describe, expect, it } from 'vitest'
import type { HeaderLines } from '#app/gateways/web/headers.ts'
import { conditionOf, headersNow } from './known-page.ts'

const known = (headers: HeaderLines) => ({ url: 'http://a.test/', headers, html: '<p>x' })
const MONDAY = 'Mon, 16 Nov 2026 10:00:00 GMT'

describe('a page is asked for under a condition', () => {
  it.each<[string, HeaderLines, Record<string, string> | null]>([
    ['by its tag', [['etag', '"a1"']], { 'if-none-match': '"a1"' }],
    ['by a weak tag', [['etag', 'W/"a1"']], { 'if-none-match': 'W/"a1"' }],
    [
      'by its tag alone when it has a date, too',
      [
        ['etag', '"a1"'],
        ['last-modified', MONDAY],
        ['date', MONDAY],
      ],
      { 'if-none-match': '"a1"' },
    ],
    [
      'by a date long before it was sent',
      [
        ['last-modified', MONDAY],
        ['date', 'Mon, 16 Nov 2026 10:01:00 GMT'],
      ],
      { 'if-modified-since': MONDAY },
    ],
    [
      'not by a date just before it was sent',
      [
        ['last-modified', MONDAY],
        ['date', 'Mon, 16 Nov 2026 10:00:59 GMT'],
      ],
      null,
    ],
    ['not by a date without a word on when it was sent', [['last-modified', MONDAY]], null],
    ['not without either', [['content-type', 'text/html']], null],
    ['not by a tag that is none', [['etag', 'a1']], null],
    [
      'not against the word of the server',
      [
        ['etag', '"a1"'],
        ['cache-control', 'private, no-store'],
      ],
      null,
    ],
    [
      'not when its robots header was more than we keep',
      [
        ['etag', '"a1"'],
        ['x-robots-tag', 'bingbot: noindex, nofollow'],
      ],
      null,
    ],
  ])('%s', (_, headers, condition) => expect(conditionOf(known(headers))).toEqual(condition))
})

describe('"not modified"', () => {
  const page = known([
    ['etag', 'W/"a1"'],
    ['content-type', 'text/html'],
    ['link', '</x>; rel=canonical'],
  ])
  it('brings headers that replace the old ones', () =>
    expect(
      headersNow(page, [
        ['etag', '"a1"'],
        ['link', '</y>; rel=canonical'],
        ['x-robots-tag', 'noindex'],
      ]),
    ).toEqual([
      ['content-type', 'text/html'],
      ['etag', '"a1"'],
      ['link', '</y>; rel=canonical'],
      ['x-robots-tag', 'noindex'],
    ]))
  it('about another tag than ours says nothing', () =>
    expect(headersNow(page, [['etag', '"b2"']])).toBeNull())
})
