import type { Web } from '#app/gateways/web/open-web.ts'
import { fetchPage } from '../pages/fetch-page.server.ts'
import { fetchRobotsTxt } from '../pages/fetch-robots-txt.server.ts'
import type { PageTrouble } from '../pages/page-state.ts'
import type { PageReading } from '../pages/reading.ts'
import { isAllowed } from '../pages/robots-txt.ts'

/** The name that sites speak to us by in robots.txt. */
const OUR_BOT = 'Linkwright'

export type CrawledPage =
  | { ok: true; page: PageReading; /** Why it may not show what it is about. */ trouble: PageTrouble | null }
  | { ok: false; reason: string }

/** Reads a page for its links, if the site's robots.txt lets us. Never throws for what the world does. */
export async function crawlPage(web: Web, url: string): Promise<CrawledPage> {
  const robots = await fetchRobotsTxt(web, url)
  if (robots && !isAllowed(robots, OUR_BOT, url))
    return { ok: false, reason: 'robots.txt asks us not to read this page' }
  const visit = await fetchPage(web, url)
  if (visit.kind === 'no_answer') return { ok: false, reason: `no answer: ${visit.detail || visit.failure}` }
  if (visit.status < 200 || visit.status >= 300)
    return { ok: false, reason: `the page answers ${visit.status}` }
  if (!visit.page) return { ok: false, reason: 'this is no HTML page' }
  if (visit.trouble?.kind === 'challenge')
    return { ok: false, reason: 'a test for robots stands before the page' }
  return { ok: true, page: visit.page, trouble: visit.trouble }
}
