import { describe, expect, it } from 'vitest'
import type { Visit } from './fetch-page.server.ts'
import { targetState } from './target-state.ts'

type Answered = Extract<Visit, { kind: 'answered' }>
const way = { redirects: [], askedAt: null, durationMs: 0 }
const answered = (status: number, more: Partial<Answered> = {}): Visit => ({
  ...way,
  askedFor: 'http://a.test/deep/page',
  url: 'http://a.test/deep/page',
  kind: 'answered',
  status,
  headers: [],
  page: null,
  end: 'whole',
  trouble: null,
  ...more,
})
const failed = (failure: Extract<Visit, { kind: 'no_answer' }>['failure']): Visit => ({
  ...way,
  askedFor: 'http://a.test/',
  url: 'http://a.test/',
  kind: 'no_answer',
  failure,
  detail: '',
})
const said = (visit: Visit) => {
  const { state, cause } = targetState(visit)
  return cause === null ? state : `${state} ${cause}`
}

describe('an address is', () => {
  it.each<[string, Visit]>([
    ['dead 404', answered(404)],
    ['dead 410', answered(410)],
    ['dead no_such_name', failed('no_such_name')],
    ['dead parked', answered(200, { trouble: { kind: 'parked' } })],
    ['dead soft_404', answered(200, { trouble: { kind: 'soft_404', phrase: 'Not found' } })],
    ['alive', answered(200)],
    ['alive', answered(200, { url: 'http://a.test/moved' })],
    ['uncertain 403', answered(403)],
    ['uncertain 429', answered(429)],
    ['uncertain 451', answered(451)],
    ['uncertain 500', answered(500)],
    ['uncertain timed_out', failed('timed_out')],
    ['uncertain refused', failed('refused')],
    ['uncertain tls_failed', failed('tls_failed')],
    ['uncertain redirect_loop', failed('redirect_loop')],
    ['uncertain challenge', answered(403, { trouble: { kind: 'challenge', by: 'a test' } })],
    ['uncertain challenge', answered(404, { headers: [['cf-mitigated', 'challenge']] })],
    ['uncertain redirects_home', answered(200, { url: 'http://a.test/' })],
    ['uncertain redirects_home', answered(200, { url: 'https://other.test/en-gb/' })],
    ['uncertain redirects_home', answered(200, { url: 'http://a.test/index.html' })],
  ])('%s', (state, visit) => expect(said(visit)).toBe(state))
})

it.each([
  ['a shortener leads to home pages too', 'http://sho.rt/aB3', 'http://brand.test/'],
  ['a home page that moved is still a home page', 'http://a.test/', 'https://www.a.test/en/'],
  ['a page with a question is none', 'http://a.test/old', 'http://a.test/?p=3'],
])('%s', (_, askedFor, url) => expect(said(answered(200, { askedFor, url }))).toBe('alive'))
