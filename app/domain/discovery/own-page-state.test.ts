import { expect, test } from 'vitest'
import type { Visit } from '../pages/fetch-page.server.ts'
import { ownPageState } from './own-page-state.ts'

type Step = [status: number, location: string]

/** A visit to the first address over its redirects to an answer. */
function visit(askedFor: string, steps: Step[], answer: number | 'no_such_name' | 'timed_out' = 200): Visit {
  const places = [askedFor, ...steps.map(([, location]) => location)]
  const way = {
    askedFor,
    url: places.at(-1)!,
    redirects: steps.map(([status, location], at) => ({ url: places[at]!, status, location })),
    askedAt: null,
    durationMs: 1,
  }
  return typeof answer === 'number'
    ? { ...way, kind: 'answered', status: answer, headers: [], page: null, end: null, trouble: null }
    : { ...way, kind: 'no_answer', failure: answer, detail: '' }
}

test.each<[string, Visit, string, string | null]>([
  ['a page that is there', visit('https://a.test/x', []), 'fine', null],
  ['gone', visit('https://a.test/x', [], 410), 'dead', null],
  ['a name that is gone', visit('https://old.a.test/x', [], 'no_such_name'), 'dead', null],
  ['a redirect to what is gone', visit('https://a.test/x', [[301, 'https://a.test/y']], 404), 'dead', null],
  ['refused: nothing is known', visit('https://a.test/x', [], 403), 'uncertain', null],
  ['no answer: nothing is known', visit('https://a.test/x', [], 'timed_out'), 'uncertain', null],
  ['to the home page', visit('https://a.test/x', [[301, 'https://a.test/']]), 'home', null],
  ['to another site', visit('https://a.test/x', [[301, 'https://b.test/x']]), 'elsewhere', null],
  [
    'to the home page of another site',
    visit('https://a.test/x/y', [[301, 'https://b.test/']]),
    'elsewhere',
    null,
  ],
  ['to a host of ours', visit('https://a.test/x', [[301, 'https://blog.a.test/x']]), 'moved', null],
  ['http to https at once', visit('http://a.test/x', [[301, 'https://a.test/x']]), 'moved', null],
  [
    'http to https to www',
    visit('http://a.test/x', [
      [301, 'https://a.test/x'],
      [301, 'https://www.a.test/x/'],
    ]),
    'hops',
    null,
  ],
  [
    'a chain',
    visit('http://a.test/x', [
      [301, 'https://a.test/x'],
      [308, 'https://a.test/new'],
    ]),
    'chain',
    'https://a.test/new',
  ],
  [
    'for a while only',
    visit('https://a.test/x', [[302, 'https://a.test/y']]),
    'temporary',
    'https://a.test/y',
  ],
  [
    'a refresh in the page',
    visit('https://a.test/x', [[200, 'https://a.test/y']]),
    'temporary',
    'https://a.test/y',
  ],
  [
    'from https to http',
    visit('https://a.test/x', [[301, 'http://a.test/y']]),
    'insecure',
    'http://a.test/y',
  ],
])('%s', (_, seen, state, straightTo) => {
  expect(ownPageState(seen, 'a.test')).toMatchObject({ state, straightTo })
})

test('the reason says the way', () => {
  const seen = visit('http://a.test/x', [
    [301, 'https://a.test/x'],
    [301, 'https://a.test/new'],
  ])
  expect(ownPageState(seen, 'a.test').because).toBe(
    'takes 2 redirects where one would do: 301 to https://a.test/x, 301 to https://a.test/new',
  )
})
