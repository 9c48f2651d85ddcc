import { createHash } from 'node:crypto'
import { pageKey, readWebAddress } from '../values/web-address.ts'
import type { GapRow } from './gap.ts'

export type StoredRow = GapRow & {
  firstSeen: string | null
  lastSeen: string | null
  /** Of a site in a list of sites: how many links it is said to have. */
  linksSaid?: number | null
  language?: string | null
  platform?: string | null
}

/** What one row says of a link to a subject, or of a site that links to it (`sourceUrl` is null): as the store holds it. */
export type StoredLink = {
  /** Whom it leads to. */
  subject: string
  domain: string
  /** Of the link; '' of a site. */
  key: string
  sourceUrl: string | null
  targetUrl: string | null
  anchor: string | null
  linkType: string | null
  nofollow: number | null
  isLost: number | null
  firstSeen: string | null
  lastSeen: string | null
  linksSaid: number | null
  language: string | null
  platform: string | null
  /** metric -> value, as JSON. */
  metrics: string
}

/** Targets whose key is remembered: an export names few pages of its subject, each many times. */
const REMEMBERED = 5_000

/**
 * Makes links of rows. The key of a link is made of source, target, anchor and type: without the anchor, links that a
 * page has twice would be one.
 */
export function linkMaker(): (row: StoredRow, subject: string) => StoredLink {
  const targets = new Map<string, string>()
  const targetKey = (text: string) => {
    const known = targets.get(text)
    if (known !== undefined) return known
    if (targets.size >= REMEMBERED) targets.clear()
    const key = keyOfPage(text)
    targets.set(text, key)
    return key
  }
  return (row, subject) => {
    const { domain, sourceUrl, targetUrl, anchor, linkType, firstSeen, lastSeen } = row
    const parts = [sourceUrl && keyOfPage(sourceUrl), targetUrl && targetKey(targetUrl), anchor, linkType]
    return {
      subject,
      domain,
      key: sourceUrl === null ? '' : createHash('sha1').update(parts.join('\n')).digest('base64url'),
      sourceUrl,
      targetUrl,
      anchor,
      linkType,
      nofollow: bit(row.nofollow),
      isLost: bit(row.isLost),
      firstSeen,
      lastSeen,
      linksSaid: row.linksSaid ?? null,
      language: row.language ?? null,
      platform: row.platform ?? null,
      metrics: JSON.stringify(Object.fromEntries(row.authority.map(({ metric, value }) => [metric, value]))),
    }
  }
}

function keyOfPage(text: string): string {
  const url = readWebAddress(text)
  return url ? pageKey(url) : text
}

function bit(value: boolean | null): number | null {
  return value === null ? null : Number(value)
}
