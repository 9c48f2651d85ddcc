import { usableUrl } from '../cells/address.ts'
import { comparedSite } from './compared-sites.ts'
import { cells, type Format, type Seen } from './format.ts'
import { linkType } from './link-type.ts'

const tool = 'moz'
const HEAD = /^"?(Top Pages|Inbound Links|Linking Domains|Link Intersect) for"?[,;\t|]"?([^",;\t|]*)/i

/** Moz writes which report it is, and of which site, into the first lines of the file. */
const reports = (name: string) => (seen: Seen) =>
  seen.preamble.some((line) => HEAD.exec(line)?.[1]?.toLowerCase() === name) &&
  ['url', 'domain', 'root domain', 'linking domain'].some((column) => seen.names.has(column))

function subject({ preamble }: Seen): string | null {
  const site = preamble.map((line) => HEAD.exec(line)?.[2]).find(Boolean)
  return site ? (usableUrl(site)?.hostname ?? null) : null
}

const CRAWLED = { 'first crawled': 'first_seen', 'last crawled': 'last_seen' }
const topPages = cells({ all: ['url', 'pa', 'linking domains to page'] })

export const MOZ: Format[] = [
  {
    name: 'moz_top_pages',
    tool,
    kind: 'target_page',
    subject,
    signature: (seen) => reports('top pages')(seen) || topPages(seen),
    columns: {
      url: 'target_url',
      title: 'title',
      'total links': 'links_to_target',
      pa: 'authority.moz_pa',
      'linking domains to page': 'ref_domains',
      'http status code': 'target_http_status',
      'outbound links from page': 'external_links',
    },
  },
  {
    name: 'moz_inbound_links',
    tool,
    kind: 'link',
    subject,
    signature: reports('inbound links'),
    columns: {
      url: 'source_url',
      title: 'title',
      'anchor text': 'anchor',
      'spam score': 'spam.moz_spam',
      pa: 'authority.moz_pa',
      da: 'authority.moz_da',
      'target url': 'target_url',
      'link type': 'link_type',
      'followed/nofollow': { field: 'nofollow', reads: 'follow' },
      ...CRAWLED,
    },
    finish: (record) => void (record.link_type = linkType(record.link_type)),
  },
  {
    name: 'moz_linking_domains',
    tool,
    kind: 'ref_domain',
    subject,
    aliases: { domain: 'root domain', 'linking domain': 'root domain' },
    signature: reports('linking domains'),
    columns: {
      'root domain': 'source_domain',
      da: 'authority.moz_da',
      'spam score': 'spam.moz_spam',
      'linking domains': 'ref_domains',
      'links to target': 'links_to_target',
      ...CRAWLED,
    },
  },
  {
    name: 'moz_link_intersect',
    tool,
    kind: 'intersect',
    subject,
    signature: reports('link intersect'),
    columns: {
      url: 'source_url',
      domain: 'source_domain',
      'root domain': 'source_domain',
      pa: 'authority.moz_pa',
      da: 'authority.moz_da',
      'spam score': 'spam.moz_spam',
      'sites intersecting': 'target_count',
    },
    roleOf: comparedSite,
  },
  {
    name: 'open_site_explorer',
    tool: 'open',
    kind: 'link',
    signature: cells({ all: ['url', 'anchor text', 'page authority', 'domain authority', 'target url'] }),
    columns: {
      url: 'source_url',
      title: 'title',
      'anchor text': 'anchor',
      // Before 2018 the score counted flags, 0 to 17.
      'spam score': 'spam.moz_spam_flags',
      'page authority': 'authority.moz_pa',
      'domain authority': 'authority.moz_da',
      'target url': 'target_url',
    },
  },
]
