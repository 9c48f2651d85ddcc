import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  CRAWL_STATUSES,
  FOUND_PAGE_STATES,
  PAGE_SEARCH_AIMS,
  type CrawlStatus,
  type FoundPageState,
  SEARCH_QUERY_STATES,
  type PageSearchAim,
  type SearchQueryState,
} from '../vocabulary.ts'
import { flag, id, instant, oneOf } from './columns.ts'
import { projects } from './projects.ts'
import { users, workspaces } from './workspaces.ts'

/** A search for pages that speak of us or list links: long work as rows. Its waiting pages are where it goes on. */
export const pageSearches = sqliteTable(
  'page_searches',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    userId: integer().references(() => users.id),
    name: text().notNull(),
    aim: text().$type<PageSearchAim>().notNull(),
    status: text().$type<CrawlStatus>().notNull(),
    claimedUntil: instant(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [
    index('page_searches_newest').on(t.projectId, t.id),
    index('page_searches_running')
      .on(t.workspaceId, t.id)
      .where(sql`${t.status} = 'running'`),
    oneOf('page_searches_aim', t.aim, PAGE_SEARCH_AIMS),
    oneOf('page_searches_status', t.status, CRAWL_STATUSES),
  ],
)

/** A question to a search engine, asked page by page of its answer; `nextPage` moves with the results that were stored. */
export const searchQueries = sqliteTable(
  'search_queries',
  {
    id: id(),
    searchId: integer()
      .notNull()
      .references(() => pageSearches.id, { onDelete: 'cascade' }),
    engine: text().notNull(),
    query: text().notNull(),
    mostResults: integer().notNull(),
    nextPage: integer().notNull().default(0),
    resultCount: integer().notNull().default(0),
    state: text().$type<SearchQueryState>().notNull().default('waiting'),
    /** Why it failed, or waits. */
    because: text(),
    attempts: integer().notNull().default(0),
    askAgainAt: instant(),
  },
  (t) => [
    uniqueIndex('search_queries_one').on(t.searchId, t.engine, t.query),
    index('search_queries_by_state').on(t.searchId, t.state, t.id),
    oneOf('search_queries_state', t.state, SEARCH_QUERY_STATES),
  ],
)

/** A page that a list or a search engine named, and what it was judged to be when it was read. */
export const foundPages = sqliteTable(
  'found_pages',
  {
    id: id(),
    searchId: integer()
      .notNull()
      .references(() => pageSearches.id, { onDelete: 'cascade' }),
    url: text().notNull(),
    urlKey: text().notNull(),
    /** Registrable domain: one page of a site is enough for one query. */
    domain: text().notNull(),
    title: text(),
    snippet: text(),
    /** What was asked, of whom, and at which place of the answer the page stood; "" and null for a list without a query. */
    query: text().notNull().default(''),
    engine: text(),
    position: integer(),
    state: text().$type<FoundPageState>().notNull().default('waiting'),
    /** Why it was kept, dropped or not read. */
    because: text(),
    /** The sentence that speaks of us. */
    mention: text(),
    readAt: instant(),
    rejectedAt: instant(),
    acceptedAt: instant(),
    prospectId: integer(),
    /** False: the prospect was there before, and stays when the acceptance is taken back. */
    madeProspect: flag(),
  },
  (t) => [
    uniqueIndex('found_pages_one').on(t.searchId, t.urlKey),
    index('found_pages_by_site').on(t.searchId, t.query, t.domain),
    index('found_pages_by_state').on(t.searchId, t.state, t.id),
    oneOf('found_pages_state', t.state, FOUND_PAGE_STATES),
  ],
)
