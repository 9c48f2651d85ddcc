import { usableUrl } from '../cells/address.ts'
import type { CanonicalRecord } from '../fields.ts'
import { cells, type Format, type RawRow, type Seen } from './format.ts'
import { HOST } from './subject.ts'

const tool = 'gsc'

/** "https___www.example.com_-Latest links-2026-05-01.csv", or "example.com-Top linking text-…" for a domain property. */
function subject({ fileName }: Seen): string | null {
  return new RegExp(`^(?:https?___)?${HOST}(?:_[^-]*)?-(?=[^-])`).exec(fileName.toLowerCase())?.[1] ?? null
}

/** The lists hold pages of the property itself too: those on its very host. */
function isOwn(_: CanonicalRecord, { cell, subject: own }: RawRow): string | void {
  const host = usableUrl(cell('linking page') ?? cell('site') ?? '')?.hostname
  if (own && host === own) return 'own page'
}

export const GSC: Format[] = [
  {
    name: 'gsc_latest_links',
    tool,
    kind: 'link',
    subject,
    signature: cells({ all: ['linking page', 'last crawled'] }),
    columns: { 'linking page': 'source_url', 'last crawled': 'last_seen' },
    finish: isOwn,
  },
  {
    name: 'gsc_top_linking_sites',
    tool,
    kind: 'ref_domain',
    subject,
    signature: cells({ all: ['site', 'linking pages'] }),
    columns: { site: 'source_domain', 'linking pages': 'linking_pages', 'target pages': 'target_pages' },
    finish: isOwn,
  },
  {
    name: 'gsc_target_pages',
    tool,
    kind: 'target_page',
    subject,
    signature: cells({ all: ['target page', 'incoming links'] }),
    columns: {
      'target page': 'target_url',
      'incoming links': 'links_to_target',
      'linking sites': 'ref_domains',
    },
  },
  {
    name: 'gsc_internal_target_pages',
    tool,
    kind: null,
    subject,
    refused: 'these are links inside your own site: export “Latest links” of the external links instead',
    signature: cells({ all: ['target page', 'internal links'] }),
  },
  {
    name: 'gsc_linking_text',
    tool,
    kind: 'anchor',
    subject,
    signature: cells({ all: ['rank', 'link text'] }),
    columns: { rank: 'rank', 'link text': 'anchor' },
  },
  {
    name: 'gsc_sample_links',
    tool,
    kind: 'link',
    subject,
    signature: ({ cells: header }) => header.length === 1 && header[0] === 'linking page',
    columns: { 'linking page': 'source_url' },
    warning:
      'confirm that these are links from other sites: the list of links inside your own site has the same header',
    finish: isOwn,
  },
]
