import { expect, test } from 'vitest'
import { BRAVE } from './brave.ts'
import type { SearchEngine } from './engine.ts'
import { SEARCH_ENGINES } from './engines.ts'
import { outcomeOf } from './outcome.ts'
import { SEARXNG } from './searxng.ts'
import { SERPAPI } from './serpapi.ts'

const ACCOUNT = { key: 'k-1', endpoint: null }
const OWN = { key: null, endpoint: 'https://search.test/sx' }

test.each([
  [BRAVE, ACCOUNT, 0, 'https://api.search.brave.com/res/v1/web/search?q=%22a+b%22+-site%3Ac.test&count=20'],
  [
    BRAVE,
    ACCOUNT,
    2,
    'https://api.search.brave.com/res/v1/web/search?q=%22a+b%22+-site%3Ac.test&count=20&offset=2',
  ],
  [
    SERPAPI,
    ACCOUNT,
    0,
    'https://serpapi.com/search.json?engine=google&q=%22a+b%22+-site%3Ac.test&api_key=k-1',
  ],
  [
    SERPAPI,
    ACCOUNT,
    2,
    'https://serpapi.com/search.json?engine=google&q=%22a+b%22+-site%3Ac.test&start=20&api_key=k-1',
  ],
  [SEARXNG, OWN, 0, 'https://search.test/sx/search?q=%22a+b%22+-site%3Ac.test&format=json&pageno=1'],
] as const)('%#: the question as an address', (engine, account, page, url) => {
  const asked = engine.request('"a b" -site:c.test', page, account)
  expect(asked.url).toBe(url)
  expect(asked.headers).toEqual(engine === BRAVE ? { 'x-subscription-token': 'k-1' } : {})
})

const A = { url: 'https://a.test/x', title: 'A & B', snippet: 'about bins' }
const CASES: [
  what: string,
  engine: SearchEngine,
  page: number,
  body: unknown,
  results: object[],
  hasMore: boolean,
][] = [
  [
    'Brave, with its emphasis',
    BRAVE,
    0,
    {
      query: { more_results_available: true },
      web: {
        results: [
          { url: A.url, title: 'A &amp; <strong>B</strong>', description: 'about <strong>bins</strong>' },
        ],
      },
    },
    [A],
    true,
  ],
  [
    'Brave, the last page that may be asked',
    BRAVE,
    9,
    { query: { more_results_available: true }, web: { results: [] } },
    [],
    false,
  ],
  ['Brave, nothing found', BRAVE, 0, { query: { original: 'x' } }, [], false],
  [
    'SerpApi',
    SERPAPI,
    0,
    {
      organic_results: [
        { position: 1, link: A.url, title: A.title, snippet: A.snippet },
        { title: 'no address' },
      ],
      serpapi_pagination: { next: 'https://serpapi.com/search.json?start=10' },
    },
    [A],
    true,
  ],
  [
    'SerpApi, nothing found',
    SERPAPI,
    0,
    { error: "Google hasn't returned any results for this query." },
    [],
    false,
  ],
  [
    'SearXNG',
    SEARXNG,
    0,
    {
      query: 'x',
      results: [
        { url: A.url, title: A.title, content: A.snippet },
        { url: 'magnet:?x', title: 'm' },
      ],
    },
    [A],
    true,
  ],
  ['SearXNG, past the end', SEARXNG, 4, { results: [] }, [], false],
]
test.each(CASES)('%s', (_, engine, page, body, results, hasMore) =>
  expect(outcomeOf(engine, { status: 200, body, page })).toEqual({ ok: true, results, hasMore }),
)

const FAILED: [engine: SearchEngine, status: number, body: unknown, failure: string, because: string][] = [
  [BRAVE, 401, null, 'refused', 'Brave Search refuses the key (401)'],
  [
    BRAVE,
    422,
    { error: { code: 'SUBSCRIPTION_TOKEN_INVALID', detail: 'The provided subscription token is invalid.' } },
    'refused',
    'Brave Search refuses the question (422: The provided subscription token is invalid.)',
  ],
  [BRAVE, 429, null, 'later', 'Brave Search wants fewer questions (429)'],
  [
    SERPAPI,
    401,
    { error: 'Invalid API key.' },
    'refused',
    'SerpApi (Google) refuses the key (401: Invalid API key.)',
  ],
  [
    SERPAPI,
    200,
    { error: 'Something went wrong.' },
    'refused',
    'SerpApi (Google) answers something that is no list of results: Something went wrong.',
  ],
  [
    SEARXNG,
    403,
    null,
    'refused',
    'SearXNG refuses (403): its settings must list “json” under search, formats',
  ],
  [SEARXNG, 200, null, 'refused', 'SearXNG answers something that is no list of results'],
  [SEARXNG, 502, null, 'later', 'SearXNG has a fault (502)'],
  [SEARXNG, 302, null, 'refused', 'SearXNG refuses the question (302)'],
]
test.each(FAILED)('%#: what went wrong is said', (engine, status, body, failure, because) =>
  expect(outcomeOf(engine, { status, body, page: 0 })).toEqual({ ok: false, failure, because }),
)

test('no engine is listed twice', () => {
  expect(new Set(SEARCH_ENGINES.map(({ name }) => name)).size).toBe(SEARCH_ENGINES.length)
})
