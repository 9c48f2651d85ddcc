import type { Position } from '#db/vocabulary.ts'
import type { PageReading } from '../pages/reading.ts'
import { siteOf } from '../values/web-address.ts'

/** One place where a page links out: the anchor, and the words around it as a pitch would quote them. */
export type Outbound = { url: string; anchor: string; context: string; position: Position; rel: string[] }

const LONGEST_CONTEXT = 400
const LONGEST_ANCHOR = 300

/** The links of a page that lead to other sites, in document order; the same address may stand more than once. */
export function outboundOf(page: PageReading): Outbound[] {
  const own = siteOf(page.url)
  return page.links
    .filter((link) => siteOf(link.url) !== own)
    .map((link) => ({
      url: link.url,
      anchor: link.anchor.slice(0, LONGEST_ANCHOR),
      context: paragraphAround(page.text, link.from, link.to),
      position: link.position,
      rel: link.rel,
    }))
}

/** Addresses of the same site that a crawl may go on with. @param sameHost only those of this very host */
export function inwardOf(page: PageReading, { sameHost }: { sameHost: boolean }): string[] {
  const here = new URL(page.url)
  const own = siteOf(here)
  const found = page.links
    .map((link) => link.url)
    .filter((url) => (sameHost ? new URL(url).host === here.host : siteOf(url) === own))
    .filter((url) => !FILE.test(new URL(url).pathname))
  return [...new Set(found)]
}

/** Never a page with links in it. */
const FILE =
  /\.(?:jpe?g|png|gif|webp|avif|svg|ico|pdf|zip|gz|tar|rar|7z|mp[34]|m4a|avi|mov|webm|css|js|mjs|json|xml|rss|woff2?|ttf|eot|docx?|xlsx?|pptx?|exe|dmg|apk)$/i

/** The line of the page that the link stands in, cut around it where it is long. */
export function paragraphAround(text: string, from: number, to: number): string {
  const start = Math.max(text.lastIndexOf('\n', from - 1) + 1, from - LONGEST_CONTEXT)
  const end = text.indexOf('\n', to)
  const line = text.slice(start, Math.min(end === -1 ? text.length : end, to + LONGEST_CONTEXT))
  const words = line.replace(/\s+/g, ' ').trim()
  if (words.length <= LONGEST_CONTEXT) return words
  const at = line.slice(0, from - start).replace(/\s+/g, ' ').length
  const cut = Math.max(0, Math.min(at - LONGEST_CONTEXT / 2, words.length - LONGEST_CONTEXT))
  return `${cut > 0 ? '… ' : ''}${words.slice(cut, cut + LONGEST_CONTEXT).trim()}${cut + LONGEST_CONTEXT < words.length ? ' …' : ''}`
}
