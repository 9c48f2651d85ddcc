import type { Web } from '#app/gateways/web/open-web.ts'
import { ROBOTS_TXT_BYTES, robotsTxtFrom, type RobotsTxt } from './robots-txt.ts'

const REMEMBER_MS = 10 * 60_000
/** What RFC 9309 asks a crawler to follow at least; a file further away counts as none. */
const MOST_REDIRECTS = 5

/** The robots.txt that holds for a page, shared by all pages of its host; null when there is no answer. */
export function fetchRobotsTxt(web: Web, page: string): Promise<RobotsTxt | null> {
  const { origin } = new URL(page)
  return web.shared(`robots ${origin}`, REMEMBER_MS, async () => {
    let redirects = 0
    const fetched = await web.get(`${origin}/robots.txt`, {
      maxBytes: ROBOTS_TXT_BYTES,
      wantsBody: ({ status }) => status >= 200 && status < 300,
      goesOn: () => ++redirects <= MOST_REDIRECTS,
    })
    if (!fetched.ok)
      return fetched.failure === 'redirect_loop' ? robotsTxtFrom({ status: 404, text: '' }) : null
    const text = fetched.body?.bytes.toString('utf8') ?? ''
    return robotsTxtFrom({ status: fetched.status, text })
  })
}
