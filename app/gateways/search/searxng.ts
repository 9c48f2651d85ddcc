import { fieldsOf, resultsOf, type SearchEngine } from './engine.ts'

export const SEARXNG: SearchEngine = {
  name: 'searxng',
  label: 'SearXNG',
  needs: 'endpoint',
  help: 'The address of your own instance. Its settings must list “json” under search, formats; one inside of a private network must be allowed by LINKWRIGHT_ALLOW_NETWORKS.',
  mostPages: 10,
  knowsInurl: false,
  request(query, page, { endpoint }) {
    const base = endpoint ?? ''
    const url = new URL('search', base.endsWith('/') ? base : `${base}/`)
    url.searchParams.set('q', query)
    url.searchParams.set('format', 'json')
    url.searchParams.set('pageno', String(page + 1))
    return { url: url.href, headers: {} }
  },
  read(answer) {
    const fields = fieldsOf(answer)
    if (!fields || !Array.isArray(fields.results)) return null
    const results = resultsOf(fields.results, { url: 'url', title: 'title', snippet: 'content' })
    // It does not say whether there is more: an empty page is the end.
    return { results, hasMore: fields.results.length > 0 }
  },
}
