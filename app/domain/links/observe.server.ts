import { fetchPage, type Visit } from '#app/domain/pages/fetch-page.server.ts'
import { fetchRobotsTxt } from '#app/domain/pages/fetch-robots-txt.server.ts'
import { follow } from '#app/domain/pages/follow.server.ts'
import type { PageReading } from '#app/domain/pages/reading.ts'
import { withoutTracking } from '#app/domain/values/web-address.ts'
import { header, type HeaderLines } from '#app/gateways/web/headers.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { best, inOrder, linkIssues, positionOf, type Found } from './match.ts'
import type { Evidence, Observation, Promised } from './observation.ts'
import { aiCrawlers, pageIssues, standingOf, targetIssues, type PageStanding } from './page-issues.ts'
import { reasonFor } from './reason.ts'
import { search, type Search } from './search.server.ts'
import { isGood, judge } from './verdict.ts'

/** Looks at the page of a promise once and says what it found, with the evidence. Never throws for what the world does. */
export async function observe(
  promised: Promised,
  web: Web,
  { now = new Date() }: { now?: Date } = {},
): Promise<{ observation: Observation; evidence: Evidence }> {
  const visit = await fetchPage(web, promised.source)
  const page = readablePage(visit)
  const searched = page ? await search(web, promised, page, { isRendered: false }) : null
  const matches = searched ? matchesOf(searched, promised) : []
  const found = best(matches, promised)
  const { verdict, because } = judge({
    visit,
    found,
    trouble: visit.kind === 'answered' ? visit.trouble : null,
    unfollowed: searched?.unfollowed ?? 0,
    unreadFrames: searched?.frames.unread ?? 0,
    rendering: 'not_due',
  })
  const standing = page ? await lookAround(web, page, visit, now) : null
  const issues = found && standing ? await issuesOf(web, promised, found, standing) : []
  const told = {
    visit,
    because,
    issues,
    found,
    occurrences: matches.length,
    promised,
    canonical: standing?.canonical ?? null,
  }
  return {
    observation: {
      source: promised.source,
      target: promised.target,
      final_url: visit.url,
      checked_at: (visit.askedAt ?? new Date()).toISOString(),
      verdict: verdict === 'live' && issues.length > 0 ? 'live_with_issues' : verdict,
      issues: verdict === 'live' ? issues : [],
      reason: reasonFor(told),
      http: { status: visit.kind === 'answered' ? visit.status : null, redirects: visit.redirects },
      link: found && verdict === 'live' ? linkSaid(found, matches) : null,
      page: page && standing ? pageSaid(page, standing, visit) : null,
      ai_crawlers: standing ? aiCrawlers(standing) : null,
    },
    evidence: evidenceOf(visit, page, found),
  }
}

function readablePage(visit: Visit): PageReading | null {
  return visit.kind === 'answered' && isGood(visit.status) ? visit.page : null
}

/** Links elsewhere on the target's site count when nothing better was found. */
function matchesOf({ matches, elsewhere }: Search, promised: Promised): Found[] {
  if (matches.length > 0) return matches
  return promised.match === 'page' ? elsewhere : []
}

async function lookAround(web: Web, page: PageReading, visit: Visit, now: Date): Promise<PageStanding> {
  const headers = visit.kind === 'answered' ? visit.headers : []
  return standingOf(page, { headers, robotsTxt: await fetchRobotsTxt(web, page.url), now })
}

async function issuesOf(web: Web, promised: Promised, found: Found, standing: PageStanding) {
  const target = promised.match === 'site' ? found.resolved : promised.target
  const way = await follow(web, target)
  return inOrder([
    ...pageIssues(standing, promised),
    ...linkIssues(found, promised),
    ...targetIssues(target, way),
  ])
}

function linkSaid(found: Found, matches: Found[]): Observation['link'] {
  return {
    href: found.link.href,
    resolved: withoutTracking(found.resolved),
    anchor: found.link.anchor,
    first_anchor: matches[0]!.link.anchor,
    rel: found.link.rel,
    position: positionOf(found),
    occurrences: matches.length,
  }
}

function pageSaid(page: PageReading, standing: PageStanding, visit: Visit): Observation['page'] {
  const headers = visit.kind === 'answered' ? visit.headers : []
  return {
    title: page.title,
    canonical: standing.canonical,
    robots_meta: standing.robots.meta,
    language: page.language ?? header(headers, 'content-language'),
    word_count: page.wordCount,
    external_links: page.externalSites,
  }
}

/** Characters of text kept on each side of the link. */
const CONTEXT = 100

function evidenceOf(visit: Visit, page: PageReading | null, found: Found | null): Evidence {
  const isOnPage = found !== null && found.frame === null
  return {
    headers: visit.kind === 'answered' ? headersKept(visit.headers) : null,
    linkHtml: found?.link.markup() ?? null,
    context: page && isOnPage ? contextOf(page, found) : null,
    html: page?.html ?? null,
    durationMs: visit.durationMs,
  }
}

function headersKept(lines: HeaderLines): Record<string, string> {
  return Object.fromEntries(lines.map(([name]) => [name, header(lines, name) ?? '']))
}

function contextOf(page: PageReading, { link }: Found): string {
  const text = page.text.slice(Math.max(0, link.from - CONTEXT), link.to + CONTEXT)
  return text.replace(/\s+/g, ' ').trim()
}
