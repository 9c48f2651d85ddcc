import type { GapRow, Metric } from '../discovery/gap.ts'
import { siteOf } from '../values/web-address.ts'
import type { CanonicalRecord, Kind } from './fields.ts'

/** Kinds of rows that say who links to a site. */
const USABLE: Partial<Record<Kind, true>> = { link: true, ref_domain: true, intersect: true, prospect: true }

/** The fields of a record that say who links: what `gapRowOf`, `targetsOf` and the last rules of formats read. */
export const GAP_FIELDS: ReadonlySet<string> = new Set([
  'source_url',
  'source_domain',
  'target_url',
  'anchor',
  'image_alt',
  'nofollow',
  'ugc',
  'sponsored',
  'link_type',
  'is_lost',
  'lost_at',
  'first_seen',
  'last_seen',
  'authority',
  'languages',
  'platforms',
  'targets',
  'links_to_target',
  'dofollow_links',
])

/** Why a file says nothing of who links to a site, with what to bring instead; null when it does. */
export function noBacklinksIn(kind: Kind | null, refused: string | null): string | null {
  if (refused) return refused
  if (kind === null)
    return 'no column is known to hold the linking page or site; head it "source" and try again'
  if (USABLE[kind]) return null
  return 'this does not list who links to a site: bring the backlinks, the referring domains or a link intersect'
}

/** What a record says of one link, or of one linking site; null when it names none. */
export function gapRowOf(record: CanonicalRecord, level: 'domain' | 'page'): GapRow | null {
  const domain = text(record.source_domain) ?? siteIn(text(record.source_url))
  if (!domain) return null
  return {
    sourceUrl: text(record.source_url),
    domain,
    targetUrl: text(record.target_url),
    anchor: text(record.anchor),
    nofollow: followOf(record),
    isLost: flag(record.is_lost),
    linkType: text(record.link_type),
    authority: metricsOf(record, level),
  }
}

/** The compared sites that a row of an intersect links to. */
export function targetsOf(record: CanonicalRecord): string[] {
  const targets = record.targets as { target: string; links: number | null }[] | undefined
  return (targets ?? []).flatMap(({ target, links }) => ((links ?? 0) > 0 ? [target] : []))
}

/** A referring domain with dofollow links gives one; with links and none of them dofollow it gives none. */
function followOf(record: CanonicalRecord): boolean | null {
  const nofollow = flag(record.nofollow)
  if (nofollow !== null) return nofollow
  const { dofollow_links: dofollow, links_to_target: all } = record
  if (typeof dofollow !== 'number') return null
  if (dofollow > 0) return false
  return typeof all === 'number' && all > 0 ? true : null
}

function metricsOf(record: CanonicalRecord, level: 'domain' | 'page'): Metric[] {
  const metrics = (record.authority ?? []) as { metric: string; scope: string; value: number }[]
  return metrics
    .filter(({ scope }) => level === 'page' || scope === 'domain')
    .map(({ metric, value }) => ({ metric, value }))
}

function siteIn(url: string | null): string | null {
  return url === null ? null : siteOf(url)
}

function flag(value: unknown): boolean | null {
  return typeof value === 'boolean' ? value : null
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
