import { targetPages } from '#db/tables/projects.ts'
import { pageReadings } from '#db/tables/scores.ts'
import { and, desc, eq, inArray } from 'drizzle-orm'
import type { Web } from '#app/gateways/web/open-web.ts'
import { addressWords, termsOf } from '../pages/terms.ts'
import { getProject } from '../projects/projects.server.ts'
import { inTransaction, tellTime, type Scope } from '../values/scope.server.ts'
import { pageKey } from '../values/web-address.ts'
import { freshReading, keepReading, readNow } from './read-page.server.ts'
import { topicOf, type StoredTerm, type Topic } from './relevance.ts'

/** A page of ours that cannot be read is not asked for at every prospect. */
const ASK_AGAIN_MS = 3_600_000
/** What is usual is taken from so many pages that were read last. */
const SAMPLE = 500

type OurPage = { targetPageId: number | null; url: string; title: string | null }

/** The pages that a project wants links for; its home page when it names none. */
function ourPages(scope: Scope, projectId: number): OurPage[] {
  const pages = scope.db
    .select({ targetPageId: targetPages.id, url: targetPages.url, title: targetPages.title })
    .from(targetPages)
    .where(eq(targetPages.projectId, projectId))
    .all()
  const { siteUrl, name } = getProject(scope, projectId)
  return pages.length > 0 ? pages : [{ targetPageId: null, url: siteUrl, title: name }]
}

/** Reads those of our own pages that were not read lately. */
export async function readOurPages(scope: Scope, web: Web, projectId: number): Promise<void> {
  const now = { ...scope, ...tellTime(scope.db) }
  await Promise.all(
    ourPages(scope, projectId)
      .filter(({ url }) => freshReading(now, url) === null)
      .map(({ url }) =>
        web.shared(`our page ${scope.workspaceId} ${url}`, ASK_AGAIN_MS, async () => {
          const read = await readNow(web, url, now.now)
          if (read.ok) inTransaction(now, (tx) => keepReading(tx, read.reading))
        }),
      ),
  )
}

/** What each of our pages is about, kept while none of them changes. */
export class Topics {
  #known = new Map<number, { stamp: string; topics: Topic[]; words: Set<string> }>()

  of(scope: Scope, projectId: number): { topics: Topic[]; words: Set<string> } {
    const pages = ourPages(scope, projectId)
    const read = scope.db
      .select({ id: pageReadings.id, urlKey: pageReadings.urlKey, fetchedAt: pageReadings.fetchedAt })
      .from(pageReadings)
      .where(
        and(
          eq(pageReadings.workspaceId, scope.workspaceId),
          inArray(
            pageReadings.urlKey,
            pages.map(({ url }) => pageKey(url)),
          ),
        ),
      )
      .all()
    const stamp = JSON.stringify([pages, read])
    const known = this.#known.get(projectId)
    if (known?.stamp === stamp) return known
    const topics = topicsOf(scope, pages, new Map(read.map(({ id, urlKey }) => [urlKey, id])))
    const words = new Set(topics.flatMap(({ weights }) => [...weights.values()].map(({ word }) => word)))
    const made = { stamp, topics, words }
    this.#known.set(projectId, made)
    return made
  }
}

function topicsOf(scope: Scope, pages: OurPage[], readings: Map<string, number>): Topic[] {
  const spreads = new Map<string | null, ReturnType<typeof spreadOf>>()
  return pages.flatMap((page) => {
    const id = readings.get(pageKey(page.url))
    const reading =
      id === undefined ? null : scope.db.select().from(pageReadings).where(eq(pageReadings.id, id)).get()
    const text = reading ?? fromAddress(page)
    if (text.terms.length === 0) return []
    if (!spreads.has(text.language)) spreads.set(text.language, spreadOf(scope, text.language))
    const { language, wordCount, terms } = text
    return [topicOf({ ...page, language, wordCount, terms }, spreads.get(text.language))]
  })
}

/** A page of ours that could not be read is still known by its address and title. */
function fromAddress({ url, title }: OurPage) {
  const terms = [...termsOf(`${addressWords(url)} ${title ?? ''}`, 'en')]
  return {
    language: 'en',
    wordCount: terms.length,
    terms: terms.map(([stem, { word, count }]): StoredTerm => [stem, word, count]),
  }
}

/** On how many pages of a language each stem stands, by those that were read last. */
function spreadOf(scope: Scope, language: string | null) {
  const rows = scope.db
    .select({ terms: pageReadings.terms })
    .from(pageReadings)
    .where(and(eq(pageReadings.workspaceId, scope.workspaceId), eq(pageReadings.language, language ?? '')))
    .orderBy(desc(pageReadings.id))
    .limit(SAMPLE)
    .all()
  const counts = new Map<string, number>()
  for (const { terms } of rows) for (const [stem] of terms) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return { of: rows.length, pages: (stem: string) => counts.get(stem) ?? 0 }
}
