import { fetchPage } from '#app/domain/pages/fetch-page.server.ts'
import type { PageFrame } from '#app/domain/pages/page-frame.ts'
import { readPage, type PageReading } from '#app/domain/pages/reading.ts'
import { siteOf } from '#app/domain/values/web-address.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import type { RenderedFrame } from '#app/gateways/web/show-page.ts'
import type { Placed } from './match.ts'
import { isGood } from './verdict.ts'

const DEEPEST = 3
/** A page of more frames is no page that anybody reads. */
const MOST = 30

/** What the frames of a page hold that belong to its own site. */
export type FramesRead = { links: Placed[]; unread: number; isActive: boolean; urls: string[] }

export const NO_FRAMES: FramesRead = { links: [], unread: 0, isActive: false, urls: [] }

/**
 * Reads the frames of a page, and theirs, down to three levels. Frames of other sites do not count.
 * @param rendered the frames as a browser shows them, which then need not be fetched
 */
export async function readFrames(
  web: Web,
  page: PageReading,
  rendered: RenderedFrame[] = [],
): Promise<FramesRead> {
  const result: FramesRead = { links: [], unread: 0, isActive: false, urls: [] }
  const site = siteOf(new URL(page.url))
  const isOurs = (url: string | URL) => siteOf(new URL(url)) === site
  const seen = new Set([page.url])

  async function read(parent: PageReading, depth: number, outermost: PageFrame | null): Promise<void> {
    const open = parent.frames.filter(isNew)
    for (const frame of open) if (frame.url) seen.add(frame.url)
    if (seen.size > MOST) {
      result.unread += open.length
      return
    }
    const insides = await Promise.all(open.map((frame) => inside(frame, parent)))
    for (const [at, frame] of open.entries()) {
      const content = insides[at]
      if (!content) continue
      const place: PageFrame = outermost
        ? { ...outermost, isHidden: outermost.isHidden || frame.isHidden }
        : frame
      result.links.push(...content.links.map((link) => ({ link, frame: place })))
      result.isActive ||= content.isActive
      if (depth < DEEPEST) await read(content, depth + 1, place)
    }
  }

  function isNew(frame: PageFrame): boolean {
    return frame.srcdoc !== null || frame.mark !== null || (frame.url !== null && !seen.has(frame.url))
  }

  /** The page in a frame; null when it is no page of this site, or none that could be read, which is counted. */
  async function inside(frame: PageFrame, parent: PageReading): Promise<PageReading | null> {
    const shown = rendered.find((one) => one.mark === frame.mark)
    if (shown) return isOurs(shown.url) ? readPage({ html: shown.html, url: shown.url }) : null
    if (frame.srcdoc !== null) return readPage({ html: frame.srcdoc, url: parent.url, base: parent.base })
    return frame.url === null ? null : fetched(frame.url)
  }

  async function fetched(url: string): Promise<PageReading | null> {
    const visit = await fetchPage(web, url, { wants: isOurs })
    if (!isOurs(visit.url)) return null
    result.urls.push(visit.url)
    if (visit.kind === 'no_answer') {
      if (visit.failure !== 'no_such_name') result.unread++
      return null
    }
    if (!isGood(visit.status)) {
      if (visit.status !== 404 && visit.status !== 410) result.unread++
      return null
    }
    const isUnclear = visit.end === 'cut_short' || visit.end === 'over_limit'
    if (isUnclear || ['challenge', 'wall', 'app_shell'].includes(visit.trouble?.kind ?? '')) result.unread++
    return visit.page
  }

  await read(page, 1, null)
  return result
}
