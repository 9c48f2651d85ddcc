import { pageReadings } from '#db/tables/scores.ts'
import { and, eq } from 'drizzle-orm'
import type { Web } from '#app/gateways/web/open-web.ts'
import { kindOfLink } from '../contacts/finding/which-pages.ts'
import { crawlPage } from '../discovery/crawl-page.server.ts'
import { languageOf } from '../pages/language.ts'
import { readFacts } from '../pages/page-facts.ts'
import type { PageReading } from '../pages/reading.ts'
import { termsOf } from '../pages/terms.ts'
import type { Scope } from '../values/scope.server.ts'
import { pageKey, siteOf } from '../values/web-address.ts'
import { badNeighbourhood, type OutLink } from './neighbourhood.ts'
import type { StoredTerm } from './relevance.ts'

type NewReading = Omit<typeof pageReadings.$inferInsert, 'id' | 'workspaceId' | 'urlKey'>
export type ReadNow = { ok: true; reading: NewReading } | { ok: false; reason: string }

/** A page that was read within this time is not asked for again. */
export const FRESH_MS = 7 * 86_400_000
const TERMS_KEPT = 150
const SITES_KEPT = 300
const LONGEST_TITLE = 300

/** Asks for a page, politely, and reads what a score needs of it. Never throws for what the world does. */
export async function readNow(web: Web, url: string, now: Date): Promise<ReadNow> {
  const crawled = await crawlPage(web, url)
  return crawled.ok ? { ok: true, reading: readingOf(crawled.page, url, now) } : crawled
}

/** What a score needs of a page. @param askedFor where it was asked for, before redirects */
export function readingOf(page: PageReading, askedFor: string, now: Date): NewReading {
  const { mainText, newest } = readFacts(page, now)
  const language = languageOf(mainText, page.language)
  const links = outLinks(page)
  const contact = contactOf(page)
  const sites = [...new Set(links.map(({ site }) => site))]
  return {
    url: askedFor,
    fetchedAt: now,
    title: page.title?.slice(0, LONGEST_TITLE) ?? null,
    language,
    wordCount: mainText.match(/\S+/g)?.length ?? 0,
    newestAt: newest?.at ?? null,
    newestWhere: newest?.where ?? null,
    outboundSites: sites.length,
    contact,
    linksTo: sites.slice(0, SITES_KEPT),
    bad: badNeighbourhood({
      mainText,
      wordCount: page.wordCount,
      links,
      hasContact: contact !== null,
      hasDate: newest !== null,
    }),
    terms: mostUsed(page, mainText, language),
  }
}

/** The title and the headings say what a page is about, so they count thrice. */
function mostUsed(page: PageReading, mainText: string, language: string | null): StoredTerm[] {
  const named = `${page.title ?? ''} ${page.headings.join(' ')}`
  return [...termsOf(`${mainText} ${named} ${named}`, language)]
    .map(([stem, { word, count }]): StoredTerm => [stem, word, count])
    .toSorted((one, other) => other[2] - one[2])
    .slice(0, TERMS_KEPT)
}

function outLinks(page: PageReading): OutLink[] {
  const own = siteOf(page.url)
  return page.links.flatMap(({ url, anchor, position, rel }) => {
    const site = siteOf(url)
    if (!site || site === own) return []
    return [{ site, anchor, isContent: position === 'content', isFollowed: !rel.includes('nofollow') }]
  })
}

function contactOf(page: PageReading): string | null {
  if (/href\s*=\s*["']?mailto:[^"'>\s?]+@/i.test(page.html)) return 'an address stands on the page'
  const own = siteOf(page.url)
  const way = page.links.find(
    ({ url, anchor }) => siteOf(url) === own && kindOfLink(anchor, new URL(url)) === 'contact',
  )
  return way ? `it links to a page for contact, ${new URL(way.url).pathname}` : null
}

/** The stored reading of a page when it is fresh, else null. */
export function freshReading(scope: Scope, url: string): number | null {
  const known = scope.db
    .select({ id: pageReadings.id, fetchedAt: pageReadings.fetchedAt })
    .from(pageReadings)
    .where(and(eq(pageReadings.workspaceId, scope.workspaceId), eq(pageReadings.urlKey, pageKey(url))))
    .get()
  return known && known.fetchedAt.getTime() > scope.now.getTime() - FRESH_MS ? known.id : null
}

/** Keeps a reading in place of an older one of the same page. @returns its id */
export function keepReading(scope: Scope, reading: NewReading): number {
  return scope.db
    .insert(pageReadings)
    .values({ ...reading, workspaceId: scope.workspaceId, urlKey: pageKey(reading.url) })
    .onConflictDoUpdate({ target: [pageReadings.workspaceId, pageReadings.urlKey], set: reading })
    .returning({ id: pageReadings.id })
    .get().id
}
