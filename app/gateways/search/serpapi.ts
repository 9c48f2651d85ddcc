import { fieldsOf, resultsOf, type SearchEngine } from './engine.ts'

/** Google gives ten; `start` counts results. */
const AT_ONCE = 10

export const SERPAPI: SearchEngine = {
  name: 'serpapi',
  label: 'SerpApi (Google)',
  needs: 'key',
  help: 'The private API key of a SerpApi account, from serpapi.com. Each ten results are one search of its plan.',
  mostPages: 30,
  knowsInurl: true,
  request(query, page, { key, endpoint }) {
    const url = new URL(endpoint ?? 'https://serpapi.com/search.json')
    url.searchParams.set('engine', 'google')
    url.searchParams.set('q', query)
    if (page > 0) url.searchParams.set('start', String(page * AT_ONCE))
    url.searchParams.set('api_key', key ?? '')
    return { url: url.href, headers: {} }
  },
  read(answer) {
    const fields = fieldsOf(answer)
    if (!fields) return null
    const isEmpty = typeof fields.error === 'string' && /hasn.t returned any results/i.test(fields.error)
    if (!isEmpty && !Array.isArray(fields.organic_results) && !fields.search_information) return null
    return {
      results: resultsOf(fields.organic_results, { url: 'link', title: 'title', snippet: 'snippet' }),
      hasMore: typeof fieldsOf(fields.serpapi_pagination)?.next === 'string',
    }
  },
}
