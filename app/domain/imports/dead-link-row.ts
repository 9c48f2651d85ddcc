import type { ToldLink } from '../discovery/told-links.ts'
import type { CanonicalRecord, Kind } from './fields.ts'

/** What a row says of a link that may be dead: the link, or only its address; or why it is of no use. */
export type DeadLinkRow = { link: ToldLink } | { url: string } | { leftOut: 'alive' | 'nothing' }

/** Kinds of rows that name what may be dead: links with their pages, or addresses alone. */
const USABLE: Partial<Record<Kind, true>> = { link: true, url_check: true, target_page: true }

/** Why a file names nothing that may be dead, with what to bring instead; null when it does. */
export function noDeadLinksIn(kind: Kind | null, refused: string | null): string | null {
  // Links inside of one's own site are refused as backlinks, and are no links to other sites either.
  if (refused) return refused
  if (kind !== null && USABLE[kind]) return null
  return 'this lists neither links nor addresses with their status: bring “Client error (4xx) inlinks” or “External” of Screaming Frog, or “Broken backlinks” of Ahrefs'
}

/** What a row says. What the tool itself found alive, or moved, is left out; everything else is asked by us. */
export function deadLinkIn(record: CanonicalRecord): DeadLinkRow {
  const target = text(record.target_url) ?? text(record.url)
  if (!target) return { leftOut: 'nothing' }
  const status = record.target_http_status ?? record.http_status
  const source = text(record.source_url)
  const targetStatus = source ? record.target_http_status : status
  if (typeof targetStatus === 'number' && targetStatus >= 200 && targetStatus < 400)
    return { leftOut: 'alive' }
  if (!source) return { url: target }
  const anchor = text(record.anchor) ?? ''
  const around = [text(record.context_left), anchor, text(record.context_right)]
  const hasContext = around[0] !== null || around[2] !== null
  return {
    link: {
      sourceUrl: source,
      targetUrl: target,
      anchor,
      context: hasContext ? around.filter(Boolean).join(' ').replace(/\s+/g, ' ') : '',
    },
  }
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : null
}
