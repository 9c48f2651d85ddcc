import { canonicalInHeader } from '#app/domain/pages/canonical.ts'
import type { PageReading } from '#app/domain/pages/reading.ts'
import { readRobotsRules, type RobotsRules } from '#app/domain/pages/robots-rules.ts'
import { allowedBots, isAllowed, type RobotsTxt } from '#app/domain/pages/robots-txt.ts'
import type { Way } from '#app/domain/pages/follow.server.ts'
import { isSamePage } from '#app/domain/values/web-address.ts'
import type { Issue } from '#db/vocabulary.ts'
import type { Promised } from './observation.ts'

type Headers = [name: string, value: string][]

/** What the page, its headers and its host say to search engines. */
export type PageStanding = {
  robots: RobotsRules
  canonical: string | null
  robotsTxt: RobotsTxt | null
  url: string
}

/** @param pages the page as served and, where it was rendered, as shown; what either says counts */
export function standingOf(
  pages: PageReading[],
  { headers, robotsTxt, now }: { headers: Headers; robotsTxt: RobotsTxt | null; now: Date },
): PageStanding {
  const lines = (name: string) => headers.filter(([one]) => one === name).map(([, value]) => value)
  const { url } = pages[0]!
  const canonicals = pages.flatMap((page) => page.canonical ?? [])
  const metas = pages.flatMap((page) => page.robotsMetas)
  return {
    robots: readRobotsRules({ metas, headers: lines('x-robots-tag') }, now),
    canonical:
      canonicals.find((canonical) => !isSamePage(canonical, url)) ??
      canonicals[0] ??
      canonicalInHeader(lines('link'), url),
    robotsTxt,
    url,
  }
}

/** Why a link on this page is worth less than it seems. */
export function pageIssues(standing: PageStanding, promised: Promised): Issue[] {
  const { robots, canonical, robotsTxt, url } = standing
  const issues: Issue[] = []
  if (robots.isNofollow && promised.rel === 'follow') issues.push('page_nofollow')
  if (robots.isNoindex) issues.push('noindex')
  if (robotsTxt && !isAllowed(robotsTxt, 'Googlebot', url)) issues.push('robots_blocked')
  if (canonical && !isSamePage(canonical, url)) issues.push('canonical_elsewhere')
  if (!isSamePage(promised.source, url)) issues.push('source_redirected')
  return issues
}

/** What is wrong with the page that the link leads to. Anything but a clear answer says nothing. */
export function targetIssues(target: string, way: Way): Issue[] {
  const issues: Issue[] = []
  // It answered with a redirect, whatever became of that.
  if (!isSamePage(target, way.end)) issues.push('target_redirects')
  if (way.status === 404 || way.status === 410 || way.failure === 'no_such_name') issues.push('target_broken')
  return issues
}

const AI_CRAWLERS = [
  'GPTBot',
  'OAI-SearchBot',
  'ChatGPT-User',
  'ClaudeBot',
  'Claude-SearchBot',
  'PerplexityBot',
  'Google-Extended',
  'Applebot-Extended',
  'CCBot',
  'Bytespider',
  'Meta-ExternalAgent',
  'Amazonbot',
]

/** Which crawlers of answer engines may read the page. */
export function aiCrawlers({ robots, robotsTxt, url }: PageStanding): Record<string, 'allowed' | 'blocked'> {
  const allowed = robotsTxt && allowedBots(robotsTxt, AI_CRAWLERS, url)
  const isBlocked = (bot: string) =>
    robots.noAi.has('*') || robots.noAi.has(bot.toLowerCase()) || allowed?.has(bot) === false
  return Object.fromEntries(AI_CRAWLERS.map((bot) => [bot, isBlocked(bot) ? 'blocked' : 'allowed']))
}
