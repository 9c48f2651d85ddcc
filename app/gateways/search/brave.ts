import { fieldsOf, resultsOf, type SearchEngine } from './engine.ts'

const AT_ONCE = 20
/** `offset` counts pages, and ends there. */
const MOST_PAGES = 10

export const BRAVE: SearchEngine = {
  name: 'brave',
  label: 'Brave Search',
  needs: 'key',
  help: 'A key of the Web Search API, from api-dashboard.search.brave.com.',
  mostPages: MOST_PAGES,
  knowsInurl: false,
  request(query, page, { key, endpoint }) {
    const url = new URL(endpoint ?? 'https://api.search.brave.com/res/v1/web/search')
    url.searchParams.set('q', query)
    url.searchParams.set('count', String(AT_ONCE))
    if (page > 0) url.searchParams.set('offset', String(page))
    return { url: url.href, headers: { 'x-subscription-token': key ?? '' } }
  },
  read(answer, page) {
    const fields = fieldsOf(answer)
    if (!fields || (!fields.query && !fields.web)) return null
    const web = fieldsOf(fields.web)
    const results = resultsOf(web?.results, { url: 'url', title: 'title', snippet: 'description' })
    const isMore = fieldsOf(fields.query)?.more_results_available === true
    return { results, hasMore: isMore && page + 1 < MOST_PAGES }
  },
}
