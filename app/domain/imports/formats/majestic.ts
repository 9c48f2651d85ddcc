import { readFlag } from '../cells/flag.ts'
import { isNothing } from '../cells/number.ts'
import type { CanonicalRecord } from '../fields.ts'
import { comparedSite, comparesSites } from './compared-sites.ts'
import { cells, type Format, type RawRow } from './format.ts'
import { linkType } from './link-type.ts'

const tool = 'majestic'

/** Flags are spelt with and without blanks: "Flag No Follow". */
const FLAG_ALIASES = Object.fromEntries(
  [
    'no follow',
    'image link',
    'images',
    'redirect',
    'frame',
    'old crawl',
    'alt text',
    'mention',
    'deleted',
  ].map((name) => [`flag ${name}`, `flag${name.replaceAll(' ', '')}`]),
)

/** The interface for programs writes its names in one word. */
const API_ALIASES = Object.fromEntries(
  [
    'source url',
    'target url',
    'anchor text',
    'source trust flow',
    'source citation flow',
    'first indexed date',
    'last seen date',
    'date lost',
    'reason lost',
    'link type',
  ].map((name) => [name.replaceAll(' ', ''), name === 'first indexed date' ? `link ${name}` : name]),
)

function finishLink(record: CanonicalRecord, { cell }: RawRow): string | void {
  if (flag(cell('flagmention')) === true) return 'a mention without a link'
  record.nofollow ??= flag(cell('flagnofollow'))
  record.link_type = linkType(record.link_type)
  const isDeleted = flag(cell('flagdeleted'))
  const lost = cell('date lost')?.trim()
  record.is_lost = lost === undefined ? isDeleted : !isNothing(lost) || isDeleted === true
}

/** In Majestic's files a dash is "no", not "unknown". */
function flag(cell = ''): boolean | null {
  return cell.trim() === '-' ? false : (readFlag(cell) ?? null)
}

export const MAJESTIC: Format[] = [
  {
    name: 'majestic_backlinks',
    tool,
    kind: 'link',
    aliases: { ...FLAG_ALIASES, ...API_ALIASES, 'first indexed date': 'link first indexed date' },
    signature: cells({
      all: ['source url', 'target url'],
      any: ['source trust flow', 'source citation flow', 'flagnofollow'],
    }),
    columns: {
      'source url': 'source_url',
      'target url': 'target_url',
      'anchor text': 'anchor',
      'link first indexed date': 'first_seen',
      'last seen date': 'last_seen',
      'date lost': 'lost_at',
      'reason lost': 'lost_status',
      'link type': 'link_type',
      flagnofollow: 'nofollow',
      flagimagelink: { field: 'link_type', reads: 'is:image' },
      flagimages: { field: 'link_type', reads: 'is:image' },
      flagredirect: { field: 'link_type', reads: 'is:redirect' },
      flagframe: { field: 'link_type', reads: 'is:frame' },
      'source trust flow': { field: 'authority.majestic_tf', scope: 'page' },
      'source citation flow': { field: 'authority.majestic_cf', scope: 'page' },
      'domain trust flow': { field: 'authority.majestic_tf', scope: 'domain' },
      'domain citation flow': { field: 'authority.majestic_cf', scope: 'domain' },
    },
    finish: finishLink,
  },
  {
    name: 'majestic_million',
    tool,
    kind: 'domain_rank',
    signature: cells({ all: ['globalrank', 'tldrank', 'domain'] }),
    columns: { domain: 'domain', globalrank: 'rank' },
  },
  {
    name: 'majestic_clique_hunter',
    tool,
    kind: 'intersect',
    signature: (seen) =>
      cells({ all: ['domain'], any: ['trust flow', 'citation flow'] })(seen) && comparesSites(seen),
    columns: {
      domain: 'source_domain',
      'trust flow': { field: 'authority.majestic_tf', scope: 'domain' },
      'citation flow': { field: 'authority.majestic_cf', scope: 'domain' },
      matches: 'target_count',
    },
    roleOf: comparedSite,
  },
  {
    name: 'majestic_refdomains',
    tool,
    kind: 'ref_domain',
    aliases: { 'matched links': 'backlinks' },
    signature: cells({ all: ['domain'], any: ['trust flow', 'citation flow'] }),
    columns: {
      domain: 'source_domain',
      backlinks: 'links_to_target',
      'ref domains': 'ref_domains',
      'trust flow': { field: 'authority.majestic_tf', scope: 'domain' },
      'citation flow': { field: 'authority.majestic_cf', scope: 'domain' },
      ip: 'ip',
      country: 'country',
      'first crawled': 'first_seen',
      'last successful crawl': 'last_seen',
    },
  },
]
