import type { CanonicalRecord } from '../fields.ts'
import { jsonList } from '../cells/pieces.ts'
import { cells, type Format, type RawRow } from './format.ts'
import { linkType } from './link-type.ts'
import { readChain } from './redirect-chain.ts'

/** What the answers of Ahrefs' and DataForSEO's programs have in common. */
const LINK = {
  'url from': 'source_url',
  'url to': 'target_url',
  anchor: 'anchor',
  alt: 'image_alt',
}
const isLink = (any: string[]) => cells({ all: ['url from', 'url to'], any })

/** Links as the interfaces for programs answer them, in JSON or as a table with the same names. */
export const API_LINKS: Format[] = [
  {
    name: 'ahrefs_v3_json',
    tool: 'ahrefs',
    kind: 'link',
    signature: isLink([
      'domain rating source',
      'is dofollow',
      'is nofollow',
      'first seen link',
      'snippet left',
    ]),
    columns: {
      ...LINK,
      title: 'title',
      languages: 'languages',
      'powered by': 'platforms',
      'http code': 'http_status',
      'http code target': 'target_http_status',
      'domain rating source': 'authority.ahrefs_dr',
      'url rating source': 'authority.ahrefs_ur',
      'traffic domain': 'traffic_domain',
      traffic: 'traffic_page',
      'links external': 'external_links',
      'links internal': 'internal_links',
      'snippet left': 'context_left',
      'snippet right': 'context_right',
      'url redirect': { field: 'redirect_chain', reads: 'later' },
      'redirect kind': { field: 'redirect_chain', reads: 'later' },
      'link type': 'link_type',
      'is spam': 'spam.ahrefs_is_spam',
      'is nofollow': 'nofollow',
      'is ugc': 'ugc',
      'is sponsored': 'sponsored',
      'is dofollow': { field: 'nofollow', reads: 'follow' },
      'lost reason': { field: 'lost_status', reads: 'later' },
      'drop reason': { field: 'lost_status', reads: 'later' },
      // Not `first_seen`, which is when the page was found.
      'first seen link': 'first_seen',
      'last visited': 'last_seen',
      // When the link was found to be lost: the CSV's `Lost`.
      'last seen': 'lost_at',
      'is lost': 'is_lost',
      'source page author': 'author',
      'page type source': { field: 'page_type', reads: 'later' },
      'page category source': { field: 'page_category', reads: 'later' },
      'link group count': 'extra.group_count',
    },
    finish: finishAhrefs,
  },
  {
    name: 'dataforseo_json',
    tool: 'dataforseo',
    kind: 'link',
    signature: isLink(['domain from rank', 'dofollow']),
    columns: {
      ...LINK,
      'page from title': 'title',
      'page from status code': 'http_status',
      'page from language': 'languages',
      'page from external links': 'external_links',
      'page from internal links': 'internal_links',
      'text pre': 'context_left',
      'text post': 'context_right',
      'item type': 'link_type',
      dofollow: { field: 'nofollow', reads: 'follow' },
      attributes: { field: 'nofollow', reads: 'rel' },
      'first seen': 'first_seen',
      'last seen': 'last_seen',
      'is lost': 'is_lost',
      'url to status code': 'target_http_status',
      'domain from rank': { field: 'authority.dfs_rank', scope: 'domain' },
      'page from rank': { field: 'authority.dfs_rank', scope: 'page' },
      'backlink spam score': 'spam.dfs_spam',
    },
    finish: (record) => void (record.link_type = linkType(record.link_type)),
  },
  {
    name: 'ahrefs_v2_json',
    tool: 'ahrefs',
    kind: 'link',
    signature: isLink(['ahrefs rank']),
    columns: {
      ...LINK,
      title: 'title',
      language: 'languages',
      'http code': 'http_status',
      'ahrefs rank': 'authority.ahrefs_ur',
      'domain rating': 'authority.ahrefs_dr',
      'links internal': 'internal_links',
      'links external': 'external_links',
      'text pre': 'context_left',
      'text post': 'context_right',
      'link type': 'link_type',
      nofollow: 'nofollow',
      'first seen': 'first_seen',
      'last visited': 'last_seen',
    },
    finish: (record) => void (record.link_type = linkType(record.link_type)),
  },
]

function finishAhrefs(record: CanonicalRecord, row: RawRow): void {
  const { cell } = row
  readChain(
    record,
    row,
    { key: 'url redirect', header: 'url_redirect' },
    { key: 'redirect kind', header: 'redirect_kind' },
  )
  if (record.is_lost === null && cell('last seen') !== undefined) record.is_lost = record.lost_at !== null
  const dropped = cell('drop reason')?.trim()
  record.lost_status = cell('lost reason')?.trim() || (dropped ? `drop:${dropped}` : null)
  record.page_type = listText(cell('page type source'))
  record.page_category = listText(cell('page category source'))
}

/** A list becomes the text that the CSV has. */
function listText(cell = ''): string | null {
  return jsonList(cell.trim())?.join('; ') ?? (cell.trim() || null)
}
