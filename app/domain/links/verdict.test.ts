import { describe, expect, it } from 'vitest'
import { readPage } from '#app/domain/pages/reading.ts'
import type { Visit } from '#app/domain/pages/fetch-page.server.ts'
import type { Found } from './match.ts'
import { judge, verdictOfStatus, type Grounds } from './verdict.ts'

const page = readPage({
  html: '<p>Some words to read.</p><a href="https://client.test/">t</a>',
  url: 'https://a.test/post',
})
const found: Found = {
  link: page.links[0]!,
  frame: null,
  resolved: 'https://client.test/',
  isThroughRedirect: false,
  isElsewhere: false,
  isRendered: false,
}
const way = {
  askedFor: 'https://a.test/post',
  url: 'https://a.test/post',
  redirects: [],
  askedAt: null,
  durationMs: 1,
}

type Answered = Extract<Visit, { kind: 'answered' }>
const answered = (more: Partial<Answered> = {}): Visit => ({
  ...way,
  kind: 'answered',
  status: 200,
  headers: [],
  page,
  end: 'whole',
  trouble: null,
  ...more,
})
const failed = (failure: Extract<Visit, { kind: 'no_answer' }>['failure']): Visit => ({
  ...way,
  kind: 'no_answer',
  failure,
  detail: '',
})

function verdict(visit: Visit, more: Partial<Grounds> = {}): string {
  const trouble = visit.kind === 'answered' ? visit.trouble : null
  return judge({ visit, found: null, trouble, unfollowed: 0, unreadFrames: 0, rendering: 'not_due', ...more })
    .verdict
}

describe('no answer', () => {
  it('is gone only when the name does not exist', () => {
    expect(verdict(failed('no_such_name'))).toBe('gone')
  })
  it.each([
    'timed_out',
    'refused',
    'reset',
    'no_route',
    'dns_failed',
    'tls_failed',
    'closed_address',
    'not_http',
    'no_location',
    'redirect_loop',
    'too_many_redirects',
  ] as const)('%s is unreachable', (failure) => expect(verdict(failed(failure))).toBe('unreachable'))
})

describe('the status', () => {
  it.each([
    [404, 'gone'],
    [410, 'gone'],
    ...[
      400, 401, 402, 403, 405, 406, 407, 409, 411, 412, 413, 414, 415, 416, 417, 418, 421, 422, 423, 424, 426,
      428, 431, 451, 499, 999,
    ].map((status) => [status, 'blocked']),
    ...[408, 425, 429, 500, 501, 502, 503, 504, 507, 511, 520, 599, 204, 205, 206, 304, 600].map((status) => [
      status,
      'unreachable',
    ]),
  ] as [number, string][])('%d is %s, with the link and without', (status, expected) => {
    expect(verdictOfStatus(status)).toBe(expected)
    expect(verdict(answered({ status }))).toBe(expected)
    expect(verdict(answered({ status }), { found })).toBe(expected)
  })
  it.each([403, 429, 503])('%d with a test for robots is blocked', (status) => {
    expect(verdict(answered({ status, trouble: { kind: 'challenge', by: 'x' } }))).toBe('blocked')
    expect(verdict(answered({ status, trouble: { kind: 'challenge', by: 'x' } }), { found })).toBe('blocked')
  })
})

describe('a page that was answered with 2xx', () => {
  it.each([200, 201, 202, 203])('is live with the link under %d, whatever else it seems to be', (status) => {
    for (const trouble of [
      { kind: 'challenge', by: 'x' },
      { kind: 'parked' },
      { kind: 'soft_404', phrase: 'x' },
      { kind: 'wall', wall: 'login' },
      { kind: 'app_shell' },
    ] as const)
      expect(
        verdict(answered({ status, trouble, end: 'cut_short' }), {
          found,
          unfollowed: 3,
          rendering: 'failed',
        }),
      ).toBe('live')
  })
  it.each<[string, Partial<Answered>, Partial<Grounds>]>([
    ['missing', {}, {}],
    ['missing', {}, { rendering: 'done' }],
    ['missing', {}, { rendering: 'impossible' }],
    ['gone', { url: 'https://a.test/' }, {}],
    ['missing', { url: 'http://www.a.test/post/' }, {}],
    ['blocked', { trouble: { kind: 'challenge', by: 'x' } }, {}],
    ['gone', { trouble: { kind: 'parked' } }, {}],
    ['gone', { trouble: { kind: 'soft_404', phrase: 'x' } }, {}],
    ['blocked', { trouble: { kind: 'wall', wall: 'consent' } }, {}],
    ['blocked', { trouble: { kind: 'wall', wall: 'pay' }, end: 'cut_short' }, {}],
    ['gone', { trouble: { kind: 'soft_404', phrase: 'x' } }, { unfollowed: 1 }],
    ['unreachable', { page: null }, {}],
    ['unreachable', { end: 'cut_short' }, {}],
    ['unreachable', { end: 'over_limit' }, {}],
    ['unreachable', { trouble: { kind: 'no_text' } }, {}],
    ['unreachable', { trouble: { kind: 'app_shell' } }, { rendering: 'impossible' }],
    ['unreachable', { trouble: { kind: 'out_of_order', phrase: 'x' } }, {}],
    ['unreachable', {}, { rendering: 'failed' }],
    ['unreachable', {}, { unfollowed: 1 }],
    ['unreachable', {}, { unreadFrames: 1 }],
    ['unreachable', { url: 'https://a.test/' }, { unfollowed: 1 }],
    ['unreachable', { url: 'https://a.test/', end: 'cut_short' }, {}],
    ['unreachable', { url: 'https://a.test/', trouble: { kind: 'app_shell' } }, {}],
    ['blocked', { url: 'https://a.test/', trouble: { kind: 'wall', wall: 'login' } }, {}],
  ])('without the link is %s: %j %j', (expected, visit, more) => {
    expect(verdict(answered(visit), more)).toBe(expected)
  })
})
