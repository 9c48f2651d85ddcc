import { comparedSite, comparesSites } from './compared-sites.ts'
import { cells, type Format, type Role, type Seen } from './format.ts'
import { linkType } from './link-type.ts'
import { siteOfName } from './subject.ts'

const tool = 'semrush'
const byTarget = siteOfName(/backlinks/)
/** "shop.example-backlinks.csv", or "backlink_audit_domains_shop.example_2026-05-01.csv". */
const subject = (seen: Seen) =>
  byTarget({ ...seen, fileName: seen.fileName.replace(/^backlink_audit_domains_(.+?)_/, '$1-backlinks_') })
const SEEN = { 'first seen': 'first_seen', 'last seen': 'last_seen' }

const LINK: Record<string, string | Role> = {
  // The score of the page, not of its domain; page score and trust score are other measures again.
  'page ascore': { field: 'authority.semrush_as', scope: 'page' },
  'source title': 'title',
  'source url': 'source_url',
  'target url': 'target_url',
  anchor: 'anchor',
  nofollow: 'nofollow',
  sponsored: 'sponsored',
  ugc: 'ugc',
  text: { field: 'link_type', reads: 'is:text' },
  frame: { field: 'link_type', reads: 'is:frame' },
  form: { field: 'link_type', reads: 'is:form' },
  image: { field: 'link_type', reads: 'is:image' },
  ...SEEN,
}

export const SEMRUSH: Format[] = [
  {
    name: 'semrush_backlink_audit',
    tool,
    kind: 'link',
    subject,
    signature: cells({ all: ['source url', 'target url', 'toxic score'] }),
    columns: {
      'domain authority score': { field: 'authority.semrush_as', scope: 'domain' },
      'page authority score': { field: 'authority.semrush_as', scope: 'page' },
      'source url': 'source_url',
      'source page title': 'title',
      'target url': 'target_url',
      anchor: 'anchor',
      'link type': 'link_type',
      'no follow': 'nofollow',
      'toxic score': 'spam.semrush_toxic',
      ...SEEN,
    },
    finish: (record) => void (record.link_type = linkType(record.link_type)),
  },
  {
    // The interface for programs: parted by semicolons, dates as Unix seconds.
    name: 'semrush_api_backlinks',
    tool,
    kind: 'link',
    subject,
    signature: cells({
      all: ['source url', 'target url'],
      any: ['external num', 'internal num', 'newlink', 'lostlink', 'response code'],
    }),
    columns: {
      ...LINK,
      'external num': 'external_links',
      'internal num': 'internal_links',
      lostlink: 'is_lost',
    },
  },
  {
    name: 'semrush_backlinks',
    tool,
    kind: 'link',
    subject,
    signature: cells({
      all: ['source url', 'target url', 'anchor'],
      any: ['page ascore', 'page score', 'sitewide', 'new link'],
    }),
    version: ({ names }) =>
      names.has('page score')
        ? 'old'
        : names.has('sponsored') || names.has('text')
          ? 'current'
          : 'intermediate',
    columns: {
      ...LINK,
      'page score': 'authority.semrush_ps',
      'page trust score': 'authority.semrush_ts',
      'external links': 'external_links',
      'internal links': 'internal_links',
      'lost link': 'is_lost',
    },
  },
  {
    name: 'semrush_refdomains',
    tool,
    kind: 'ref_domain',
    subject,
    aliases: { 'authority score': 'domain ascore', 'backlinks num': 'backlinks', ip: 'ip address' },
    signature: cells({
      all: ['domain ascore', 'domain', 'backlinks'],
      not: ['matches', 'matches num', 'trust flow'],
    }),
    columns: {
      'domain ascore': { field: 'authority.semrush_as', scope: 'domain' },
      domain: 'source_domain',
      backlinks: 'links_to_target',
      'ref.domains': 'ref_domains',
      'ip address': 'ip',
      country: 'country',
      ...SEEN,
    },
  },
  {
    name: 'semrush_backlink_gap',
    tool,
    kind: 'intersect',
    aliases: { 'authority score': 'domain ascore' },
    signature: (seen) => cells({ all: ['domain', 'matches'] })(seen) && comparesSites(seen),
    columns: {
      domain: 'source_domain',
      'domain ascore': { field: 'authority.semrush_as', scope: 'domain' },
      matches: 'target_count',
    },
    roleOf: comparedSite,
  },
  {
    name: 'semrush_anchors',
    tool,
    kind: 'anchor',
    subject,
    signature: cells({ all: ['anchor', 'domains', 'backlinks'], not: ['source url'] }),
    columns: { anchor: 'anchor', domains: 'ref_domains', backlinks: 'links_to_target', ...SEEN },
  },
]
