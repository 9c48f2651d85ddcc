import type { Visit } from '#app/domain/pages/fetch-page.server.ts'
import { fetchRobotsTxt } from '#app/domain/pages/fetch-robots-txt.server.ts'
import { follow } from '#app/domain/pages/follow.server.ts'
import type { KnownPage } from '#app/domain/pages/known-page.ts'
import type { PageReading } from '#app/domain/pages/reading.ts'
import { withoutTracking } from '#app/domain/values/web-address.ts'
import { header, type HeaderLines } from '#app/gateways/web/headers.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { lookAt, lookAtShown, type Look, type Render } from './look.server.ts'
import { best, inOrder, linkIssues, positionOf, type Found } from './match.ts'
import type { Evidence, Observation, Promised } from './observation.ts'
import { aiCrawlers, pageIssues, standingOf, targetIssues, type PageStanding } from './page-issues.ts'
import { reasonFor } from './reason.ts'
import { judge } from './verdict.ts'

type Options = {
  render?: Render
  /** The time of the check, for rules that hold until a day. */
  now?: Date
  /** The page as it was the last time; fetched only if it has changed. */
  known?: KnownPage | null
}

/**
 * Looks at the page of a promise once and says what it found, with the evidence. Never throws for what the world does.
 * @param web made once by `openWeb` and shared; carries the guard, the pace and the caches
 */
export async function observe(
  promised: Promised,
  web: Web,
  { render = 'auto', now = new Date(), known }: Options = {},
): Promise<Seen> {
  return tellLook(promised, web, await lookAt(promised, web, { render, known }), now)
}

/** Judges a page that a person has shown us from their own browser by the same rules. Its HTTP status is not known. */
export async function observeShown(
  promised: Promised,
  web: Web,
  { url, html, now = new Date() }: { url: string; html: string; now?: Date },
): Promise<Seen> {
  const look = await lookAtShown(promised, web, { url, html })
  const { observation, evidence, page } = await tellLook(promised, web, look, now)
  return {
    page,
    observation: { ...observation, http: { status: null, redirects: [] } },
    evidence: { ...evidence, headers: null },
  }
}

type Seen = {
  observation: Observation
  evidence: Evidence
  /** The page itself, for those who want to know more of it than the link. */
  page: SeenPage
}

export type SeenPage = {
  visit: Visit
  /** As served, and as shown when its scripts have run. */
  readings: PageReading[]
  /** Its scripts were to be run, and could not, or not to their end. */
  isUnrendered: boolean
}

async function tellLook(promised: Promised, web: Web, look: Look, now: Date): Promise<Seen> {
  const { visit } = look
  const matches = matchesIn(look)
  const found = best(matches, promised)
  const { verdict, because } = judge({
    visit,
    found,
    trouble: look.trouble,
    unfollowed: Math.max(0, ...look.searches.map((one) => one.unfollowed)),
    unreadFrames: Math.max(0, ...look.searches.map((one) => one.frames.unread)),
    rendering: look.rendering,
  })
  const standing = await standingIn(web, look, now)
  const reported = verdict === 'live' ? found : null
  const issues = reported && standing ? await issuesOf(web, promised, reported, standing) : []
  return {
    observation: {
      source: promised.source,
      target: promised.target,
      final_url: visit.url,
      checked_at: (visit.askedAt ?? new Date()).toISOString(),
      verdict: issues.length > 0 ? 'live_with_issues' : verdict,
      issues,
      reason: reasonFor({
        visit,
        because,
        issues,
        found: reported,
        occurrences: matches.length,
        promised,
        canonical: standing?.canonical ?? null,
      }),
      http: { status: visit.kind === 'answered' ? visit.status : null, redirects: visit.redirects },
      link: reported && linkSaid(reported, matches),
      page: standing && pageSaid(look, standing),
      ai_crawlers: standing && aiCrawlers(standing),
    },
    // Worked out for those who keep it: the markup of a link is written out from the page.
    get evidence() {
      return evidenceOf(look, found)
    },
    page: {
      visit,
      readings: [look.served, look.shown].filter((one) => one !== null),
      isUnrendered: look.rendering === 'failed' || look.rendering === 'impossible',
    },
  }
}

/** What matched at the first step that found something; links elsewhere on the target's site when no step did. */
function matchesIn({ searches }: Look): Found[] {
  const exact = searches.map((one) => one.matches)
  const elsewhere = searches.map((one) => one.elsewhere)
  return [...exact, ...elsewhere].find((matches) => matches.length > 0) ?? []
}

/** What the page as served and as shown say to search engines, put together. */
async function standingIn(web: Web, { served, shown, visit }: Look, now: Date): Promise<PageStanding | null> {
  if (!served) return null
  const robotsTxt = await fetchRobotsTxt(web, served.url)
  return standingOf(shown ? [served, shown] : [served], { headers: headersOf(visit), robotsTxt, now })
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

/** A link that was never closed holds the rest of its page. */
const LONGEST_ANCHOR = 1_000
const LONGEST_MARKUP = 4_000

function linkSaid(found: Found, matches: Found[]): Observation['link'] {
  return {
    href: found.link.href,
    resolved: withoutTracking(found.resolved),
    anchor: found.link.anchor.slice(0, LONGEST_ANCHOR),
    first_anchor: matches[0]!.link.anchor.slice(0, LONGEST_ANCHOR),
    rel: found.link.rel,
    position: positionOf(found),
    occurrences: matches.length,
  }
}

function pageSaid({ served, shown, visit }: Look, standing: PageStanding): Observation['page'] {
  const page = shown ?? served
  if (!page) return null
  return {
    title: page.title,
    canonical: standing.canonical,
    robots_meta: standing.robots.meta,
    language: page.language ?? header(headersOf(visit), 'content-language'),
    word_count: page.wordCount,
    external_links: page.externalSites,
  }
}

/** Characters of text kept on each side of the link. */
const CONTEXT = 100

function evidenceOf({ served, shown, visit }: Look, found: Found | null): Evidence {
  const page = found?.isRendered ? shown : served
  const isOnPage = found !== null && found.frame === null
  return {
    headers: visit.kind === 'answered' ? headersKept(visit.headers) : null,
    linkHtml: found?.link.markup().slice(0, LONGEST_MARKUP) ?? null,
    context: page && isOnPage ? contextOf(page, found) : null,
    html: served?.html ?? null,
    durationMs: visit.durationMs,
    obtained: visit.kind === 'answered' ? visit.obtained : undefined,
  }
}

function headersOf(visit: Visit): HeaderLines {
  return visit.kind === 'answered' ? visit.headers : []
}

function headersKept(lines: HeaderLines): Record<string, string> {
  return Object.fromEntries(lines.map(([name]) => [name, header(lines, name) ?? '']))
}

function contextOf(page: PageReading, { link }: Found): string {
  const end = Math.min(link.to, link.from + LONGEST_ANCHOR)
  const text = page.text.slice(Math.max(0, link.from - CONTEXT), end + CONTEXT)
  return text.replace(/\s+/g, ' ').trim()
}
