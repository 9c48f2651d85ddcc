import { and, asc, eq, isNull, lte, or } from 'drizzle-orm'
import { pageSearches, searchQueries } from '#db/tables/page-searches.ts'
import type { PageSearchAim } from '#db/vocabulary.ts'
import { askEngine } from '#app/gateways/search/ask.ts'
import { engineNamed } from '#app/gateways/search/engines.ts'
import type { SearchOutcome } from '#app/gateways/search/outcome.ts'
import type { Web } from '#app/gateways/web/open-web.ts'
import { inTransaction, soon, tellTime, type Scope } from '../../values/scope.server.ts'
import { providerAccount } from '../provider-accounts.server.ts'
import { queryWords } from './query-words.ts'
import { addPages, getPageSearch, openPageSearch } from './start-page-search.server.ts'

/** Questions of one search at most: each costs the team something. */
export const MOST_QUERIES = 50
const RETRY_MS = [5_000, 30_000, 120_000, 600_000]

export type Query = typeof searchQueries.$inferSelect

/** Starts a search that asks an engine first, and then reads what it names. @returns its id */
export function askAndRead(
  scope: Scope,
  wanted: { projectId: number; aim: PageSearchAim; engine: string; queries: string[]; mostResults: number },
): number {
  const { projectId, aim, engine, mostResults } = wanted
  const queries = [...new Set(wanted.queries)].slice(0, MOST_QUERIES)
  return inTransaction(scope, (tx) => {
    const more = queries.length > 1 ? ` and ${queries.length - 1} more` : ''
    const searchId = openPageSearch(tx, { projectId, aim, name: `${queryWords(queries[0] ?? '')}${more}` })
    for (const query of queries)
      tx.db.insert(searchQueries).values({ searchId, engine, query, mostResults }).run()
    return searchId
  })
}

/** The questions of a search, with what came of each. */
export function queriesOf(scope: Scope, { searchId }: { searchId: number }): Query[] {
  getPageSearch(scope, { searchId })
  return scope.db
    .select()
    .from(searchQueries)
    .where(eq(searchQueries.searchId, searchId))
    .orderBy(asc(searchQueries.id))
    .all()
}

/** Asks anew what failed, now that somebody has mended the cause. @returns how many */
export function askAgain(scope: Scope, { searchId }: { searchId: number }): number {
  return inTransaction(scope, (tx) => {
    getPageSearch(tx, { searchId })
    const { changes } = tx.db
      .update(searchQueries)
      .set({ state: 'waiting', because: null, attempts: 0, askAgainAt: null })
      .where(and(eq(searchQueries.searchId, searchId), eq(searchQueries.state, 'failed')))
      .run()
    if (changes > 0)
      tx.db
        .update(pageSearches)
        .set({ status: 'running', finishedAt: null })
        .where(eq(pageSearches.id, searchId))
        .run()
    return changes
  })
}

/** Whether questions are left: one to ask now, or only such as wait for their time. */
export function nextQuery(scope: Scope, searchId: number): { now: Query | null; isWaiting: boolean } {
  const { now } = tellTime(scope.db)
  const waiting = and(eq(searchQueries.searchId, searchId), eq(searchQueries.state, 'waiting'))
  const due = scope.db
    .select()
    .from(searchQueries)
    .where(and(waiting, or(isNull(searchQueries.askAgainAt), lte(searchQueries.askAgainAt, now))))
    .orderBy(asc(searchQueries.id))
    .get()
  if (due) return { now: due, isWaiting: true }
  return { now: null, isWaiting: scope.db.select().from(searchQueries).where(waiting).get() !== undefined }
}

/**
 * Asks for the next page of an answer and puts what it names in line. Results and the place to go on are written
 * together: a kill repeats one request, and loses no result.
 */
export async function askNext(
  scope: Scope,
  query: Query,
  { web, signal }: { web: Web; signal?: AbortSignal },
): Promise<void> {
  const asked = await ask(scope, query, web)
  if (signal?.aborted) return
  inTransaction({ ...scope, ...tellTime(scope.db) }, (tx) => {
    if (asked.ok) keepAnswer(tx, query, asked)
    else keepFailure(tx, query, asked)
  })
}

async function ask(scope: Scope, { engine: name, query, nextPage }: Query, web: Web): Promise<SearchOutcome> {
  const engine = engineNamed(name)
  const account = engine ? providerAccount(scope, { provider: name }) : null
  if (!engine || !account)
    return {
      ok: false,
      failure: 'refused',
      because: `there is no usable account for ${engine?.label ?? name}: set it under Settings, Data sources`,
    }
  return askEngine(web, engine, { query, page: nextPage, account })
}

function keepAnswer(tx: Scope, query: Query, { results, hasMore }: SearchOutcome & { ok: true }): void {
  const { id, searchId, engine, nextPage, resultCount, mostResults } = query
  const wanted = results.slice(0, mostResults - resultCount)
  addPages(tx, {
    searchId,
    pages: wanted.map((result, at) => ({
      ...result,
      query: query.query,
      engine: engineNamed(engine)?.label ?? engine,
      position: resultCount + at + 1,
    })),
  })
  const count = resultCount + wanted.length
  const isLast = !hasMore || count >= mostResults || nextPage + 1 >= (engineNamed(engine)?.mostPages ?? 0)
  tx.db
    .update(searchQueries)
    .set({
      nextPage: nextPage + 1,
      resultCount: count,
      state: isLast ? 'done' : 'waiting',
      because: null,
      attempts: 0,
      askAgainAt: null,
    })
    .where(eq(searchQueries.id, id))
    .run()
}

function keepFailure(
  tx: Scope,
  { id, attempts }: Query,
  { failure, because }: SearchOutcome & { ok: false },
): void {
  const wait = failure === 'later' ? RETRY_MS[attempts] : undefined
  tx.db
    .update(searchQueries)
    .set({
      because,
      attempts: attempts + 1,
      ...(wait === undefined
        ? { state: 'failed' as const, askAgainAt: null }
        : { askAgainAt: soon(tx, { ms: wait }) }),
    })
    .where(eq(searchQueries.id, id))
    .run()
}
