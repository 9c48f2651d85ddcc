import type { Format } from './format.ts'

const NUMBERS = [
  'volume',
  'search volume',
  'min monthly volume',
  'keyword difficulty',
  'cpc',
  'impressions',
  'position',
]

/** Keyword research looks like a table of prospects and holds none. */
export const KEYWORDS: Format = {
  name: 'keywords',
  tool: null,
  kind: null,
  refused:
    'this is a list of keywords, not of pages or sites: export the backlinks or the referring domains instead',
  signature: ({ names }) =>
    (names.has('keyword') || names.has('top queries')) && NUMBERS.some((name) => names.has(name)),
}
