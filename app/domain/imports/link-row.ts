import { readWebAddress, siteOf } from '../values/web-address.ts'
import type { CanonicalRecord, Kind } from './fields.ts'

export type WantedLink = {
  sourceUrl: string
  targetUrl: string
  match: 'page' | 'site'
  anchor: string
}

/** Kinds of rows that name pages, and so can be links to watch. */
const USABLE: Partial<Record<Kind, true>> = { link: true, prospect: true, contact: true }

/** Why a file holds no links to watch, in a sentence that says what to bring instead; null when it does. */
export function noLinksIn(kind: Kind | null, refused: string | null): string | null {
  if (refused) return refused
  if (kind === null)
    return 'no column is known to hold the page that carries the link; head it "source" and try again'
  if (USABLE[kind]) return null
  return kind === 'ref_domain' || kind === 'intersect'
    ? 'this lists sites and not the pages that link: bring the backlinks export instead'
    : 'this lists no pages that link: bring a backlinks export, or a table of source, target and anchor'
}

/**
 * The link that a row asks to watch: its page, and the target, which must lie on the client's site. Without a target
 * any page of the site counts. A target may be a path of the site.
 * @returns the link, or why the row is left out
 */
export function linkOf(record: CanonicalRecord, siteUrl: string): WantedLink | { reason: string } {
  const source = text(record.source_url)
  if (!source || !readWebAddress(source)) return { reason: 'No usable page in this row' }
  const target = text(record.target_url) ?? pathIn(record)
  const base = { sourceUrl: source, anchor: text(record.anchor) ?? '' }
  if (!target) return { ...base, targetUrl: siteUrl, match: 'site' }
  const address = readWebAddress(target, siteUrl)
  if (!address) return { reason: `“${target}” is no usable target` }
  if (siteOf(address) !== siteOf(siteUrl))
    return { reason: `Points to ${address.hostname}, not to your site` }
  return { ...base, targetUrl: address.href, match: 'page' }
}

/** A target that is a path of the site is no URL to the reader, and stands among the columns left as they are. */
function pathIn({ extra }: CanonicalRecord): string | null {
  const found = Object.entries(extra ?? {}).find(
    ([name, value]) =>
      /target|link ?url|destination/i.test(name) && typeof value === 'string' && value.startsWith('/'),
  )
  return found ? String(found[1]) : null
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
