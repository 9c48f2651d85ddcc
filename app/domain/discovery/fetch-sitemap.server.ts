import { gunzipSync } from 'node:zlib'
import type { Web } from '#app/gateways/web/open-web.ts'
import { readSitemap, sitemapsIn, type Sitemap } from './sitemap.ts'

/** A sitemap may be so large (sitemaps.org), packed or not. */
const MOST_BYTES = 50 * 1024 * 1024

export type FetchedSitemap = ({ ok: true } & Sitemap) | { ok: false; reason: string }

/**
 * Reads a sitemap, packed or not, or the sitemaps that a robots.txt names; one that names none is taken to have
 * /sitemap.xml. Never throws for what the world does.
 * @param sites whose pages count
 */
export async function fetchSitemap(
  web: Web,
  url: string,
  sites: ReadonlySet<string>,
): Promise<FetchedSitemap> {
  const isRobotsTxt = new URL(url).pathname === '/robots.txt'
  const answer = await web.get(url, {
    maxBytes: MOST_BYTES,
    wantsBody: ({ status }) => status >= 200 && status < 300,
  })
  if (isRobotsTxt) {
    const named = answer.ok && answer.body ? sitemapsIn(answer.body.bytes.toString('utf8'), answer.url) : []
    return { ok: true, pages: [], sitemaps: named.length > 0 ? named : [new URL('/sitemap.xml', url).href] }
  }
  if (!answer.ok) return { ok: false, reason: `no answer: ${answer.detail || answer.failure}` }
  if (!answer.body) return { ok: false, reason: `the sitemap answers ${answer.status}` }
  const text = unpacked(answer.body.bytes)
  const read = text === null ? null : readSitemap(text, answer.url, sites)
  return read ? { ok: true, ...read } : { ok: false, reason: 'this is no sitemap' }
}

/** A .gz file is packed for itself, whatever the wire does. Null when it cannot be unpacked, or is too large. */
function unpacked(bytes: Buffer): string | null {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes.toString('utf8')
  try {
    return gunzipSync(bytes, { maxOutputLength: MOST_BYTES }).toString('utf8')
  } catch {
    return null
  }
}
