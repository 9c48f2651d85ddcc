import { httpUrl, siteOf } from '../values/web-address.ts'

/** What a sitemap names: pages, or further sitemaps. */
export type Sitemap = { pages: string[]; sitemaps: string[] }

/** A sitemap may name so many addresses at most (sitemaps.org); what stands beyond that is not read. */
const MOST_ADDRESSES = 50_000

/**
 * Reads a sitemap: XML with pages or with further sitemaps, or a plain list of addresses. Only addresses of
 * the given sites count. Null when it is none of these.
 */
export function readSitemap(text: string, url: string, sites: ReadonlySet<string>): Sitemap | null {
  const ofOwnSite = (found: string[]) => [
    ...new Set(
      found.slice(0, MOST_ADDRESSES).flatMap((one) => {
        const address = httpUrl(one.trim(), url)
        return address && sites.has(siteOf(address)!) ? [address.href] : []
      }),
    ),
  ]
  const root = /<(?:[\w-]+:)?(urlset|sitemapindex)[\s>]/i.exec(text.slice(0, 10_000))?.[1]?.toLowerCase()
  if (root === 'urlset') return { pages: ofOwnSite(locations(text)), sitemaps: [] }
  if (root === 'sitemapindex') return { pages: [], sitemaps: anywhere(locations(text), url) }
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const isList = lines.every((line) => line.trim() === '' || /^https?:\/\/\S+$/i.test(line.trim()))
  const pages = isList ? ofOwnSite(lines.filter((line) => line.trim() !== '')) : []
  return pages.length > 0 ? { pages, sitemaps: [] } : null
}

/** A part of a sitemap may lie with another host. */
function anywhere(found: string[], url: string): string[] {
  return [...new Set(found.flatMap((one) => httpUrl(one.trim(), url)?.href ?? []))]
}

/** The sitemaps that a robots.txt names, of whatever host: its owner says that they speak for the site. */
export function sitemapsIn(robotsTxt: string, url: string): string[] {
  const found = robotsTxt
    .replace(/^\uFEFF/, '')
    .split(/\r\n|\r|\n/)
    .flatMap((line) => /^\s*sitemap\s*:\s*(\S+)/i.exec(line)?.[1] ?? [])
    .flatMap((text) => httpUrl(text, url)?.href ?? [])
  return [...new Set(found)]
}

/** True for an address that is a sitemap by its look, and no page. */
export function looksLikeSitemap(url: string): boolean {
  return /\.xml(?:\.gz)?$|sitemap[^/]*\.(?:txt|gz)$/i.test(new URL(url).pathname)
}

/** `<loc>` of the sitemap itself, not that of a picture or a film in it. */
function locations(text: string): string[] {
  const prefix = /<([\w-]+:)?(?:urlset|sitemapindex)[\s>]/i.exec(text)?.[1] ?? ''
  const tag = new RegExp(
    `<${prefix}loc>\\s*(?:<!\\[CDATA\\[([^\\]]*)\\]\\]>|([^<]*))\\s*</${prefix}loc\\s*>`,
    'gi',
  )
  const found: string[] = []
  for (const [, raw, escaped] of text.replace(/<!--[^]*?-->/g, '').matchAll(tag)) {
    if (found.length === MOST_ADDRESSES) break
    found.push(raw ?? unescaped(escaped ?? ''))
  }
  return found
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" }

function unescaped(text: string): string {
  return text.replace(/&(?:#(\d{1,6})|#x([\da-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (_, ten, hex, name) =>
    name ? ENTITIES[String(name).toLowerCase()]! : String.fromCodePoint(Number(ten ?? `0x${hex}`) % 0x110000),
  )
}
