import { cells, type Format } from './format.ts'

/** Results of searches, each a page that might be written to. */
export const SEARCH_RESULTS: Format[] = [
  {
    name: 'searxng',
    tool: 'searxng',
    kind: 'prospect',
    signature: cells({ all: ['url', 'title', 'content', 'engine', 'score'] }),
    columns: { url: 'source_url', title: 'title' },
  },
]
