import type { CanonicalRecord } from '../fields.ts'
import { isNothing } from '../cells/number.ts'
import { comparedSite } from './compared-sites.ts'
import { cells, type Format, type RawRow, type Role } from './format.ts'
import { readChain } from './redirect-chain.ts'
import { siteOfName } from './subject.ts'

type Columns = Record<string, string | Role>

const tool = 'ahrefs'
const subject = siteOfName(/backlinks|refdomains|anchors|refips|link-intersect|best-by-links|internal|pages/)

const PAGE: Columns = {
  'referring page title': 'title',
  'referring page url': 'source_url',
  language: 'languages',
  platform: 'platforms',
  'referring page http code': 'http_status',
  'domain rating': 'authority.ahrefs_dr',
  ur: 'authority.ahrefs_ur',
  'domain traffic': 'traffic_domain',
  'external links': 'external_links',
  'page traffic': 'traffic_page',
  type: 'link_type',
  author: 'author',
  'page type': 'page_type',
  'page category': 'page_category',
}
const LINK: Columns = {
  ...PAGE,
  'target url': 'target_url',
  'left context': 'context_left',
  anchor: 'anchor',
  'right context': 'context_right',
  'redirect chain urls': { field: 'redirect_chain', reads: 'later' },
  'redirect chain status codes': { field: 'redirect_chain', reads: 'later' },
  'is spam': 'spam.ahrefs_is_spam',
  nofollow: 'nofollow',
  ugc: 'ugc',
  sponsored: 'sponsored',
  'links in group': 'extra.group_count',
}
const LIFE: Columns = { 'first seen': 'first_seen', 'last seen': 'last_seen', lost: 'lost_at' }
const COUNTS: Columns = {
  'links to target': 'links_to_target',
  'new links': 'new_links',
  'lost links': 'lost_links',
  'dofollow links': 'dofollow_links',
}

/** `Lost` is a date, not a flag, and a third of the lost rows have only a drop reason. */
function isLost(record: CanonicalRecord, { cell }: RawRow): void {
  const lost = cell('lost')
  if (lost !== undefined) record.is_lost = !isNothing(lost.trim())
}

const CHAIN_URLS = { key: 'redirect chain urls', header: 'Redirect Chain URLs' }
const CHAIN_CODES = { key: 'redirect chain status codes', header: 'Redirect Chain status codes' }

/** The same columns as the interface for programs calls them; its `last_seen` is when the last link was lost. */
const API_NAMES = {
  'traffic domain': 'traffic',
  'dofollow refdomains': 'dofollow ref. domains',
  'last seen': 'lost',
}

/** Names that only the layout since 2024 has. */
const NEW_NAMES = [
  'redirect chain urls',
  'redirect chain status codes',
  'is spam',
  'drop reason',
  'discovered status',
  'author',
  'page type',
  'page category',
  'links in group',
]

export const AHREFS: Format[] = [
  {
    name: 'ahrefs_broken_backlinks',
    tool,
    kind: 'link',
    subject,
    signature: cells({ all: ['referring page url', 'target url', 'target page http code'] }),
    columns: { ...LINK, 'target page http code': 'target_http_status', 'ref. page checked': 'last_seen' },
    // Alive on the page that links, dead where it leads.
    finish: (record, row) => {
      record.is_lost = false
      readChain(record, row, CHAIN_URLS, CHAIN_CODES)
    },
  },
  {
    name: 'ahrefs_link_intersect_pages',
    tool,
    kind: 'intersect',
    subject,
    signature: cells({ all: ['referring page url', 'intersect'] }),
    columns: { ...PAGE, intersect: 'target_count' },
    roleOf: comparedSite,
  },
  {
    name: 'ahrefs_link_intersect_domains',
    tool,
    kind: 'intersect',
    subject,
    signature: cells({ all: ['domain', 'intersect', 'domain rating'] }),
    columns: {
      domain: 'source_domain',
      'domain rating': 'authority.ahrefs_dr',
      'domain traffic': 'traffic_domain',
      intersect: 'target_count',
    },
    roleOf: comparedSite,
  },
  {
    name: 'ahrefs_backlinks',
    tool,
    kind: 'link',
    subject,
    signature: cells({
      all: ['referring page url', 'target url', 'anchor'],
      any: ['lost status', 'domain rating', 'ur'],
    }),
    version: ({ names }) => (NEW_NAMES.some((name) => names.has(name)) ? '2024' : '2021'),
    columns: {
      ...LINK,
      ...LIFE,
      'lost status': { field: 'lost_status', reads: 'later' },
      'drop reason': { field: 'lost_status', reads: 'later' },
    },
    finish: (record, row) => {
      isLost(record, row)
      readChain(record, row, CHAIN_URLS, CHAIN_CODES)
      const dropped = row.cell('drop reason')?.trim()
      record.lost_status = row.cell('lost status')?.trim() || (dropped ? `drop:${dropped}` : null)
    },
  },
  {
    name: 'ahrefs_backlinks_old',
    tool,
    kind: 'link',
    subject,
    signature: cells({
      all: ['referring page url', 'link url'],
      any: ['link anchor', 'textpre', 'lost'],
    }),
    version: ({ names }) =>
      ['nofollow', 'site-wide', 'previous visited', 'original'].some((name) => names.has(name))
        ? '2017'
        : '2018',
    aliases: { 'day lost': 'lost' },
    columns: {
      'domain rating': 'authority.ahrefs_dr',
      'url rating': 'authority.ahrefs_ur',
      'referring page url': 'source_url',
      'referring page title': 'title',
      'internal links count': 'internal_links',
      'external links count': 'external_links',
      'link url': 'target_url',
      textpre: 'context_left',
      'link anchor': 'anchor',
      textpost: 'context_right',
      type: { field: 'nofollow', reads: 'nofollow' },
      nofollow: 'nofollow',
      alt: 'image_alt',
      'first seen': 'first_seen',
      'last check': 'last_seen',
      lost: 'lost_at',
      language: 'languages',
      traffic: 'traffic_page',
    },
    finish: isLost,
  },
  {
    name: 'ahrefs_refdomains',
    tool,
    kind: 'ref_domain',
    subject,
    aliases: {
      'referring domain': 'domain',
      'domain rating': 'dr',
      'domain traffic': 'traffic',
      ...API_NAMES,
    },
    signature: cells({
      all: ['domain', 'links to target'],
      any: ['dofollow ref. domains', 'dofollow linked domains', 'dr'],
    }),
    columns: {
      domain: 'source_domain',
      'is spam': 'spam.ahrefs_is_spam',
      dr: 'authority.ahrefs_dr',
      traffic: 'traffic_domain',
      ...COUNTS,
      ...LIFE,
    },
    finish: (record, row) => {
      isLost(record, row)
      const { links_to_target: all, dofollow_links: followed } = record
      if (typeof all === 'number' && all > 0 && typeof followed === 'number') record.nofollow = followed === 0
    },
  },
  {
    name: 'ahrefs_anchors',
    tool,
    kind: 'anchor',
    subject,
    aliases: { anchor: 'anchor text', refdomains: 'ref. domains', refpages: 'ref. pages', ...API_NAMES },
    signature: cells({ all: ['anchor text', 'ref. domains', 'links to target'] }),
    columns: {
      'anchor text': 'anchor',
      'ref. domains': 'ref_domains',
      'ref. pages': 'ref_pages',
      ...COUNTS,
      ...LIFE,
    },
    finish: isLost,
  },
  {
    name: 'ahrefs_refips',
    tool,
    kind: null,
    subject,
    refused:
      'these are addresses of servers, not of sites: export the backlinks or the referring domains instead',
    signature: cells({ all: ['subnet', 'ips in subnet'] }),
  },
  {
    name: 'ahrefs_best_by_links',
    tool,
    kind: 'target_page',
    subject,
    aliases: { 'page http code': 'http code' },
    signature: cells({ all: ['page url', 'top dr'] }),
    columns: {
      'page url': 'target_url',
      'page title': 'title',
      'http code': 'target_http_status',
      ur: 'authority.ahrefs_ur',
      'referring domains': 'ref_domains',
      dofollow: 'dofollow_links',
      ...COUNTS,
      ...LIFE,
    },
  },
  {
    name: 'ahrefs_internal',
    tool,
    kind: null,
    subject,
    refused: 'these are links inside your own site: export the backlinks or the referring domains instead',
    signature: cells({ all: ['page url', 'canonical', 'links to target'], not: ['top dr'] }),
  },
  {
    name: 'ahrefs_outgoing_broken_links',
    tool,
    kind: 'link',
    subject,
    aliases: { 'referring page url': 'page url', 'target url': 'link url', 'page http code': 'http code' },
    signature: cells({ all: ['page url', 'link url', 'http code'] }),
    columns: {
      'page url': 'source_url',
      'page title': 'title',
      'link url': 'target_url',
      // The status of what the page links to.
      'http code': 'target_http_status',
      anchor: 'anchor',
      'first seen': 'first_seen',
      'last check': 'last_seen',
    },
  },
]
