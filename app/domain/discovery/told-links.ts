import { pageKey, readWebAddress, siteOf } from '../values/web-address.ts'

/** A link that a file or the backlink store tells of; what it leads to may be dead. */
export type ToldLink = { sourceUrl: string; targetUrl: string; anchor: string; context: string }

/** An address to ask, and the pages that are told to link to it. */
export type ToldTarget = { url: string; sites: number; links: ToldLink[] }

/** Pages that are told for one address; a pitch to more of them begins with these. */
const MOST_LINKS = 300

/**
 * Groups links by what they lead to, each page once, those first that most sites link to. A site's links to itself
 * and what is no web address are left out.
 */
export function toldTargets(links: Iterable<ToldLink>): ToldTarget[] {
  const targets = new Map<string, { url: string; sites: Set<string>; links: Map<string, ToldLink> }>()
  for (const link of links) {
    const [source, target] = [readWebAddress(link.sourceUrl), readWebAddress(link.targetUrl)]
    const site = source && siteOf(source)
    if (!source || !target || !site || site === siteOf(target)) continue
    target.hash = ''
    const key = pageKey(target)
    const known = targets.get(key) ?? { url: target.href, sites: new Set(), links: new Map() }
    targets.set(key, known)
    const page = pageKey(source)
    if (known.links.has(page)) continue
    known.sites.add(site)
    if (known.links.size < MOST_LINKS)
      known.links.set(page, { ...link, sourceUrl: source.href, targetUrl: target.href })
  }
  return [...targets.values()]
    .map(({ url, sites, links: found }) => ({ url, sites: sites.size, links: [...found.values()] }))
    .sort((one, other) => other.sites - one.sites)
}
