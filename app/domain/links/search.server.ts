import { follow, type Way } from '#app/domain/pages/follow.server.ts'
import type { PageReading } from '#app/domain/pages/reading.ts'
import { pageKey } from '#app/domain/values/web-address.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import type { RenderedFrame } from '#app/gateways/web/show-page.ts'
import { isClearRedirector, looksLikeRedirector, redirectCandidates } from './candidates.ts'
import { aimOf, direct, type Found, type Placed } from './match.ts'
import type { Promised } from './observation.ts'
import { NO_FRAMES, readFrames, type FramesRead } from './page-frames.server.ts'

/** What a search over a page and its frames found. */
export type Search = {
  /** All that matched at the step where the search ended, in document order. */
  matches: Found[]
  /** Links to other pages of the target's site: the last resort. */
  elsewhere: Found[]
  unfollowed: number
  frames: FramesRead
}

const AT_ONCE = 6
/** Answers that refuse the asker; a redirector that gives one may well lead somewhere for others. */
const REFUSALS = new Set([401, 403, 405, 406, 407, 418, 451, 999])

/** Looks for the promised link: on the page, in frames, through redirects; each step only if the one before found none. */
export async function search(
  web: Web,
  promised: Promised,
  page: PageReading,
  { isRendered, shownFrames }: { isRendered: boolean; shownFrames?: RenderedFrame[] },
): Promise<Search> {
  const aim = aimOf(promised)
  const onPage: Placed[] = page.links.map((link) => ({ link, frame: null }))
  const how = { isElsewhere: false, isRendered }

  const exact = direct(onPage, aim.isMet, how)
  if (exact.length > 0) return { matches: exact, elsewhere: [], unfollowed: 0, frames: NO_FRAMES }

  const frames = await readFrames(web, page, shownFrames)
  const framed = direct(frames.links, aim.isMet, how)
  if (framed.length > 0) return { matches: framed, elsewhere: [], unfollowed: 0, frames }

  const all = [...onPage, ...frames.links]
  const { met, elsewhere, unfollowed } = await throughRedirects(all)
  return { matches: met, elsewhere, unfollowed, frames }

  async function throughRedirects(placed: Placed[]) {
    const read = new Set([promised.source, page.url, ...frames.urls].map(pageKey))
    const { urls, leftOut } = redirectCandidates(placed, promised, read)
    const ends = new Map<string, { resolved: string; isElsewhere: boolean }>()
    let unfollowed = leftOut
    await inBatches(urls, AT_ONCE, async (url) => {
      const way = await follow(web, url)
      const met = way.stops.find(aim.isMet)
      if (met) ends.set(url, { resolved: aim.isMet(way.end) ? way.end : met, isElsewhere: false })
      else if (isUnfollowed(url, way) || mayLeadOn(url, way, promised.target)) unfollowed++
      else if (way.stops.length > 0 && aim.isOnSite(way.end))
        ends.set(url, { resolved: way.end, isElsewhere: true })
    })
    const found = placed.flatMap(({ link, frame }): Found[] => {
      const end = ends.get(link.url)
      if (end) return [{ link, frame, ...end, isThroughRedirect: true, isRendered }]
      return direct([{ link, frame }], aim.isOnSite, { isElsewhere: true, isRendered })
    })
    return {
      met: found.filter((one) => !one.isElsewhere),
      elsewhere: found.filter((one) => one.isElsewhere),
      unfollowed,
    }
  }
}

/** A redirector that works by script, and speaks of the target's host: it cannot be said not to lead there. */
function mayLeadOn(url: string, { script, end }: Way, target: string): boolean {
  const host = new URL(target).hostname.replace(/^www\./, '')
  const isThere = new URL(end).hostname.replace(/^www\./, '') === host
  if (script === null || isThere) return false
  if (script.includes(host)) return looksLikeRedirector(url)
  // It sends its reader somewhere, and says where in a form that only a browser can read.
  const isVeiled = /\blocation\b/.test(script) && !/\blocation\b[^;]{0,40}["']https?:\/\//.test(script)
  return isVeiled && isClearRedirector(url)
}

/** No answer, or one that may hide a redirect. A name that does not exist leads nowhere, and that is known. */
function isUnfollowed(url: string, way: { status: number | null; failure: string | null }): boolean {
  if (way.failure) return way.failure !== 'no_such_name'
  const status = way.status ?? 0
  if (status >= 500 || status === 408 || status === 425 || status === 429)
    return status !== 999 || looksLikeRedirector(url)
  return REFUSALS.has(status) && looksLikeRedirector(url)
}

async function inBatches<T>(items: T[], atOnce: number, work: (item: T) => Promise<void>): Promise<void> {
  const waiting = [...items]
  const worker = async () => {
    for (let item = waiting.shift(); item !== undefined; item = waiting.shift()) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(atOnce, items.length) }, worker))
}
