/** Which sites the list shows. */
export const SITE_SHOWS = ['all', 'prospects', 'talking', 'linking', 'unwritten', 'off'] as const
export type SiteShow = (typeof SITE_SHOWS)[number]

export const SITE_SHOW_WORDS: Record<SiteShow, string> = {
  all: 'All',
  prospects: 'With prospects',
  talking: 'They wrote to us',
  linking: 'Link to us',
  unwritten: 'Never touched',
  off: 'Off limits',
}

export type SiteQuery = {
  show: SiteShow
  search: string
  sort: 'domain' | 'added'
  /** The last domain (or id) of the page before. */
  after: string | null
}

/** What the list's URL says; what it cannot mean is the default. */
export function readSiteQuery(params: URLSearchParams): SiteQuery {
  const show = SITE_SHOWS.find((one) => one === params.get('show')) ?? 'all'
  const sort = params.get('sort') === 'added' ? 'added' : 'domain'
  const after = params.get('after')
  const isUsable = after && (sort === 'domain' || /^\d{1,15}$/.test(after))
  return { show, sort, search: (params.get('q') ?? '').trim().slice(0, 100), after: isUsable ? after : null }
}

/** The URL of the list with one thing changed; whatever changes, it starts at its first page. */
export function siteSearch(query: SiteQuery, change: Partial<SiteQuery> = {}): string {
  const next = { ...query, after: null, ...change }
  const params = new URLSearchParams({
    ...(next.show !== 'all' && { show: next.show }),
    ...(next.search && { q: next.search }),
    ...(next.sort !== 'domain' && { sort: next.sort }),
    ...(next.after && { after: next.after }),
  })
  return params.size > 0 ? `?${params}` : ''
}
