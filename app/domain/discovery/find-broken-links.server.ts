import type { Position } from '#db/vocabulary.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { pageKey } from '../values/web-address.ts'
import { byHost } from './by-host.ts'
import { checkTarget, type CheckedTarget } from '../pages/check-target.server.ts'
import { crawlPage } from './crawl-page.server.ts'
import { inwardOf, outboundOf } from './outbound.ts'

export type DeadLink = {
  dead_url: string
  cause: string
  found_on: { page: string; anchor: string; context: string; position: Position }[]
  checked: string[]
  archive_url: string | null
}
export type CrawlSummary = { pages: number; links: number; dead: number; uncertain: number; seconds: number }

type Options = {
  /** How many links away from the given pages. */
  depth: number
  sameHost: boolean
  maxPages: number
  /** Told about each page that could not be read. */
  onTrouble?: (url: string, reason: string) => void
}

/** Places of one dead link that are told. */
const MOST_PLACES = 200

/**
 * Reads pages, asks each outbound link once, and yields the dead ones with every place that links to them, those on
 * most pages first. The gateway holds every host to its pace.
 * @returns what was looked at
 */
export async function* findBrokenLinks(
  web: Web,
  urls: string[],
  options: Options,
): AsyncGenerator<DeadLink, CrawlSummary> {
  const startedAt = Date.now()
  const places = new Map<string, DeadLink['found_on']>()
  const pages = await readPages(web, urls, options, places)
  const states = new Map<string, CheckedTarget>()
  await byHost([...places.keys()], { urlOf: (url) => url }, async (url) => {
    states.set(url, await checkTarget(web, url))
  })
  const dead = [...places].filter(([url]) => states.get(url)?.state === 'dead')
  for (const [url, found] of dead.sort(([, one], [, other]) => other.length - one.length)) {
    const { cause, checked } = states.get(url)!
    yield {
      dead_url: url,
      cause: cause ?? 'dead',
      found_on: found.slice(0, MOST_PLACES),
      checked,
      archive_url: null,
    }
  }
  return {
    pages,
    links: places.size,
    dead: dead.length,
    uncertain: [...states.values()].filter(({ state }) => state === 'uncertain').length,
    seconds: Math.round((Date.now() - startedAt) / 100) / 10,
  }
}

/** Breadth first, a depth at a time. @returns how many pages were read */
async function readPages(
  web: Web,
  urls: string[],
  { depth, sameHost, maxPages, onTrouble }: Options,
  places: Map<string, DeadLink['found_on']>,
): Promise<number> {
  const met = new Set<string>()
  const fresh = (url: string) => !met.has(pageKey(url)) && met.add(pageKey(url)) !== undefined
  let asked = 0
  let read = 0
  let level = urls.filter(fresh)
  for (let at = 0; at <= depth && level.length > 0; at++) {
    const next: string[] = []
    const now = level.slice(0, Math.max(0, maxPages - asked))
    asked += now.length
    await byHost(now, { urlOf: (url) => url }, async (url) => {
      const crawled = await crawlPage(web, url)
      if (!crawled.ok) return onTrouble?.(url, crawled.reason)
      read++
      const { page } = crawled
      met.add(pageKey(page.url))
      for (const link of outboundOf(page)) {
        const found = places.get(link.url) ?? []
        found.push({ page: page.url, anchor: link.anchor, context: link.context, position: link.position })
        places.set(link.url, found)
      }
      if (at < depth) next.push(...inwardOf(page, { sameHost }).filter(fresh))
    })
    level = next
  }
  return read
}
