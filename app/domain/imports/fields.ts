/** What one row of a file means. */
export type Kind =
  | 'link'
  | 'ref_domain'
  | 'target_page'
  | 'anchor'
  | 'intersect'
  | 'contact'
  | 'prospect'
  | 'url_check'
  | 'disavow_entry'
  | 'domain_rank'

/**
 * How a field's cell is read. `words`: kept as it is, "" when the column is there and empty; `status`: an HTTP status,
 * 0 means no response; `list`: parted by commas or semicolons; `derived`: made from other fields.
 */
export type FieldType =
  | 'text'
  | 'words'
  | 'url'
  | 'number'
  | 'flag'
  | 'date'
  | 'list'
  | 'status'
  | 'emails'
  | 'derived'
  | 'values'
  | 'extra'

type Fields = Record<string, FieldType>

const COUNTS = {
  links_to_target: 'number',
  dofollow_links: 'number',
  new_links: 'number',
  lost_links: 'number',
} as const
const SEEN = { first_seen: 'date', last_seen: 'date', lost_at: 'date' } as const
const PAGE = { languages: 'list', platforms: 'list', author: 'text' } as const

/** The canonical records: all fields of a kind are always printed, in this order. */
export const FIELDS: Record<Kind, Fields> = {
  link: {
    source_url: 'url',
    source_domain: 'derived',
    target_url: 'url',
    target_domain: 'derived',
    anchor: 'words',
    context_left: 'words',
    context_right: 'words',
    image_alt: 'words',
    nofollow: 'flag',
    ugc: 'flag',
    sponsored: 'flag',
    link_type: 'text',
    ...SEEN,
    is_lost: 'flag',
    lost_status: 'text',
    authority: 'values',
    spam: 'values',
    traffic_page: 'number',
    traffic_domain: 'number',
    title: 'text',
    http_status: 'status',
    fetch_error: 'text',
    target_http_status: 'status',
    target_fetch_error: 'text',
    ...PAGE,
    page_type: 'text',
    page_category: 'text',
    external_links: 'number',
    internal_links: 'number',
    redirect_chain: 'list',
    extra: 'extra',
  },
  ref_domain: {
    source_domain: 'text',
    ...COUNTS,
    linking_pages: 'number',
    target_pages: 'number',
    ref_domains: 'number',
    nofollow: 'flag',
    ...SEEN,
    is_lost: 'flag',
    authority: 'values',
    spam: 'values',
    traffic_domain: 'number',
    ip: 'text',
    country: 'text',
    extra: 'extra',
  },
  target_page: {
    target_url: 'url',
    target_domain: 'derived',
    title: 'text',
    target_http_status: 'status',
    fetch_error: 'text',
    ...COUNTS,
    ref_domains: 'number',
    external_links: 'number',
    authority: 'values',
    ...SEEN,
    extra: 'extra',
  },
  anchor: {
    anchor: 'words',
    rank: 'number',
    ref_domains: 'number',
    ref_pages: 'number',
    ...COUNTS,
    ...SEEN,
    is_lost: 'flag',
    extra: 'extra',
  },
  intersect: {
    source_url: 'url',
    source_domain: 'derived',
    title: 'text',
    target_count: 'number',
    targets: 'values',
    authority: 'values',
    spam: 'values',
    traffic_page: 'number',
    traffic_domain: 'number',
    ...PAGE,
    link_type: 'text',
    extra: 'extra',
  },
  contact: {
    email: 'emails',
    emails: 'derived',
    email_status: 'text',
    contact_name: 'text',
    first_name: 'text',
    last_name: 'text',
    role: 'text',
    company: 'text',
    phone: 'text',
    linkedin_url: 'text',
    source_url: 'url',
    source_domain: 'derived',
    target_url: 'url',
    anchor: 'words',
    authority: 'values',
    niche: 'text',
    price: 'text',
    notes: 'text',
    tags: 'text',
    status: 'text',
    language: 'text',
    city: 'text',
    state: 'text',
    country: 'text',
    traffic: 'number',
    extra: 'extra',
  },
  prospect: {
    source_url: 'url',
    source_domain: 'derived',
    title: 'text',
    authority: 'values',
    traffic: 'number',
    language: 'text',
    country: 'text',
    notes: 'text',
    tags: 'text',
    extra: 'extra',
  },
  url_check: {
    url: 'url',
    http_status: 'status',
    fetch_error: 'text',
    inlinks: 'number',
    extra: 'extra',
  },
  disavow_entry: {
    type: 'derived',
    value: 'derived',
    comment: 'derived',
    repairs: 'derived',
    extra: 'extra',
  },
  domain_rank: { domain: 'text', rank: 'number', authority: 'values', extra: 'extra' },
}

/** The page or the domain a metric speaks of, when its column does not say otherwise. */
export const METRIC_SCOPE: Record<string, 'page' | 'domain'> = {
  ahrefs_ur: 'page',
  moz_pa: 'page',
  semrush_ps: 'page',
  semrush_ts: 'page',
}

export type Value = { metric: string; scope: 'page' | 'domain'; value: number }

/** A canonical record: the fields of its kind. */
export type CanonicalRecord = Record<string, unknown> & { extra: Record<string, unknown> }
