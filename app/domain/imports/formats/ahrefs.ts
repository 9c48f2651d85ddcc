import type { CanonicalRecord } from '../fields.ts'
import { comparedSite } from './compared-sites.ts'
import { cells, type Format, type RawRow, type Role } from './format.ts'
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
  record.is_lost = filled(cell('lost'))
}

/** The chain's columns are lists of equal length; when they do not pair up, their text is kept. */
function readChain(record: CanonicalRecord, { cell }: RawRow): void {
  const urls = listed(cell('redirect chain urls'))
  const codes = listed(cell('redirect chain status codes'))
  if (urls.length === 0) return
  if (urls.length !== codes.length) {
    record.extra['Redirect Chain URLs'] = cell('redirect chain urls')
    record.extra['Redirect Chain status codes'] = cell('redirect chain status codes')
    return
  }
  record.redirect_chain = urls.map((url, at) => ({ url, status: Number(codes[at]) || null }))
  record.extra.href = urls[0]
}

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
      readChain(record, row)
    },
  },
  {
    name: 'ahrefs_link_intersect_pages',
    tool,
    kind: 'intersect',
    signature: cells({ all: ['referring page url', 'intersect'] }),
    columns: { ...PAGE, intersect: 'target_count' },
    roleOf: comparedSite,
  },
  {
    name: 'ahrefs_link_intersect_domains',
    tool,
    kind: 'intersect',
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
    version: ({ names }) => (names.has('redirect chain urls') ? '2024' : '2021'),
    columns: {
      ...LINK,
      ...LIFE,
      'lost status': { field: 'lost_status', reads: 'later' },
      'drop reason': { field: 'lost_status', reads: 'later' },
    },
    finish: (record, row) => {
      isLost(record, row)
      readChain(record, row)
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
      any: ['link anchor', 'textpre', 'day lost'],
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
    aliases: { 'referring domain': 'domain', 'domain rating': 'dr', 'domain traffic': 'traffic' },
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
      if (row.cell('lost') !== undefined) isLost(record, row)
      const { links_to_target: all, dofollow_links: followed } = record
      if (typeof all === 'number' && all > 0 && typeof followed === 'number') record.nofollow = followed === 0
    },
  },
  {
    name: 'ahrefs_anchors',
    tool,
    kind: 'anchor',
    subject,
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
]

function filled(cell: string | undefined): boolean {
  return cell !== undefined && cell.trim() !== ''
}

function listed(cell: string | undefined): string[] {
  return filled(cell) ? cell!.split(', ').map((one) => one.trim()) : []
}
