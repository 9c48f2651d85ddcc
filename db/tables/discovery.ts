import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  CRAWL_STATUSES,
  TARGET_STATES,
  type CrawlPageKind,
  type CrawlStart,
  type CrawlStatus,
  type PlaceState,
  type Position,
  type TargetStateWord,
} from '../vocabulary.ts'
import { flag, id, instant, json, oneOf } from './columns.ts'
import { projects } from './projects.ts'
import { users, workspaces } from './workspaces.ts'

/** A search for broken links: long work as rows. What waits in its pages and targets is where it goes on. */
export const crawls = sqliteTable(
  'crawls',
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
    depth: integer().notNull(),
    sameHost: flag().notNull(),
    maxPages: integer().notNull(),
    startsFrom: text().$type<CrawlStart>().notNull().default('pages'),
    /** Links of the backlink store that are still to be written down as what to ask. */
    toPrepare: json<{ subject: string; mostPages: number }>(),
    /** How long it may work, and how long it has since it was last started. */
    maxMinutes: integer(),
    workedMs: integer().notNull().default(0),
    status: text().$type<CrawlStatus>().notNull(),
    /** Why it stands still although nobody stopped it. */
    stoppedBecause: text(),
    claimedUntil: instant(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [
    index('crawls_newest').on(t.projectId, t.id),
    index('crawls_running')
      .on(t.workspaceId, t.id)
      .where(sql`${t.status} = 'running'`),
    oneOf('crawls_status', t.status, CRAWL_STATUSES),
  ],
)

export const crawlPages = sqliteTable(
  'crawl_pages',
  {
    id: id(),
    crawlId: integer()
      .notNull()
      .references(() => crawls.id, { onDelete: 'cascade' }),
    url: text().notNull(),
    urlKey: text().notNull(),
    kind: text().$type<CrawlPageKind>().notNull().default('page'),
    title: text(),
    depth: integer().notNull(),
    /** Null: waits to be read. */
    readAt: instant(),
    /** Why it could not be read. */
    trouble: text(),
  },
  (t) => [
    uniqueIndex('crawl_pages_one').on(t.crawlId, t.urlKey),
    index('crawl_pages_waiting')
      .on(t.crawlId, t.depth, t.id)
      .where(sql`${t.readAt} is null`),
  ],
)

/** An address that pages of a crawl link to: asked once. */
export const crawlTargets = sqliteTable(
  'crawl_targets',
  {
    id: id(),
    crawlId: integer()
      .notNull()
      .references(() => crawls.id, { onDelete: 'cascade' }),
    url: text().notNull(),
    state: text().$type<TargetStateWord>().notNull().default('waiting'),
    cause: text(),
    because: text(),
    checked: json<string[]>(),
    finalUrl: text(),
    archiveUrl: text(),
    askedAt: instant(),
    /** An uncertain one is looked at again then, a few times. */
    lookAgainAt: instant(),
    lookCount: integer().notNull().default(0),
    rejectedAt: instant(),
    rejectedBecause: text(),
  },
  (t) => [
    uniqueIndex('crawl_targets_one').on(t.crawlId, t.url),
    index('crawl_targets_by_state').on(t.crawlId, t.state, t.id),
    index('crawl_targets_again')
      .on(t.lookAgainAt)
      .where(sql`${t.lookAgainAt} is not null`),
    oneOf('crawl_targets_state', t.state, TARGET_STATES),
  ],
)

/** A place on a page that links to a target. */
export const crawlPlaces = sqliteTable(
  'crawl_places',
  {
    id: id(),
    crawlId: integer()
      .notNull()
      .references(() => crawls.id, { onDelete: 'cascade' }),
    pageId: integer()
      .notNull()
      .references(() => crawlPages.id, { onDelete: 'cascade' }),
    targetId: integer()
      .notNull()
      .references(() => crawlTargets.id, { onDelete: 'cascade' }),
    anchor: text().notNull(),
    context: text().notNull(),
    position: text().$type<Position>().notNull(),
    state: text().$type<PlaceState>().notNull().default('seen'),
    /** The reason to write that it became. */
    prospectId: integer(),
  },
  (t) => [index('crawl_places_target').on(t.targetId, t.id), index('crawl_places_page').on(t.pageId)],
)
