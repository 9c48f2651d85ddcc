import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { CRAWL_STATUSES, OWN_PAGE_STATES, type CrawlStatus, type OwnPageState } from '../vocabulary.ts'
import { id, instant, json, oneOf } from './columns.ts'
import { projects } from './projects.ts'
import { users, workspaces } from './workspaces.ts'

/** A look at all pages of ours that others link to: long work as a row. What waits in `own_pages` is where it goes on. */
export const ownPageChecks = sqliteTable(
  'own_page_checks',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    userId: integer().references(() => users.id),
    status: text().$type<CrawlStatus>().notNull(),
    /** When the pages were gathered from the exports; null until then. */
    gatheredAt: instant(),
    /** Pages with the fewest links that were too many to ask. */
    leftOutCount: integer().notNull().default(0),
    claimedUntil: instant(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [
    index('own_page_checks_newest').on(t.projectId, t.id),
    index('own_page_checks_running')
      .on(t.workspaceId, t.id)
      .where(sql`${t.status} = 'running'`),
    oneOf('own_page_checks_status', t.status, CRAWL_STATUSES),
  ],
)

/** A page of ours that exports say is linked to, as it is linked to, and what was found there. */
export const ownPages = sqliteTable(
  'own_pages',
  {
    id: id(),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    /** The check that gathered it last. */
    checkId: integer()
      .notNull()
      .references(() => ownPageChecks.id),
    url: text().notNull(),
    links: integer().notNull(),
    domains: integer().notNull(),
    /** The best of the sites that link to it: metric -> value. */
    authority: json<Record<string, number>>().notNull(),
    /** One of them, for the order. */
    strength: integer().notNull(),
    anchors: json<string[]>().notNull(),
    /** Null: waits to be asked. */
    checkedAt: instant(),
    state: text().$type<OwnPageState>(),
    because: text(),
    hops: json<{ url: string; status: number }[]>(),
    finalUrl: text(),
    title: text(),
    /** Where a redirect should lead: ours, and what a person said instead. */
    proposedUrl: text(),
    chosenUrl: text(),
    asideAt: instant(),
  },
  (t) => [
    uniqueIndex('own_pages_one').on(t.projectId, t.url),
    index('own_pages_ranked').on(t.projectId, t.state, t.domains, t.strength, t.id),
    index('own_pages_waiting')
      .on(t.projectId, t.id)
      .where(sql`${t.checkedAt} is null`),
    oneOf('own_pages_state', t.state, OWN_PAGE_STATES),
  ],
)
