import { comparedSite, comparesSites } from './compared-sites.ts'
import { cells, type Format } from './format.ts'
import { linkType } from './link-type.ts'
import { siteOfName } from './subject.ts'

const tool = 'semrush'
const subject = siteOfName(/backlinks/)
const SEEN = { 'first seen': 'first_seen', 'last seen': 'last_seen' }

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
      // The score of the page, not of its domain; page score and trust score are other measures again.
      'page ascore': { field: 'authority.semrush_as', scope: 'page' },
      'page score': 'authority.semrush_ps',
      'page trust score': 'authority.semrush_ts',
      'source title': 'title',
      'source url': 'source_url',
      'target url': 'target_url',
      anchor: 'anchor',
      'external links': 'external_links',
      'internal links': 'internal_links',
      nofollow: 'nofollow',
      sponsored: 'sponsored',
      ugc: 'ugc',
      text: { field: 'link_type', reads: 'is:text' },
      frame: { field: 'link_type', reads: 'is:frame' },
      form: { field: 'link_type', reads: 'is:form' },
      image: { field: 'link_type', reads: 'is:image' },
      'lost link': 'is_lost',
      ...SEEN,
    },
  },
  {
    name: 'semrush_refdomains',
    tool,
    kind: 'ref_domain',
    subject,
    aliases: { 'authority score': 'domain ascore' },
    signature: cells({ all: ['domain ascore', 'domain', 'backlinks'], not: ['matches'] }),
    columns: {
      'domain ascore': { field: 'authority.semrush_as', scope: 'domain' },
      domain: 'source_domain',
      backlinks: 'links_to_target',
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
