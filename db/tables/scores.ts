import { sql } from 'drizzle-orm'
import { index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  LINK_BATCH_STATUSES,
  QUALIFY_STATES,
  type LinkBatchStatus,
  type QualifyState,
} from '../vocabulary.ts'
import { id, instant, json, oneOf } from './columns.ts'
import { projects } from './projects.ts'
import { prospects } from './prospects.ts'
import { users, workspaces } from './workspaces.ts'

/** How a project weighs its prospects; without a row, as the product does by itself. */
export const scoringSettings = sqliteTable(
  'scoring_settings',
  {
    projectId: integer()
      .primaryKey()
      .references(() => projects.id),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    relevance: integer().notNull(),
    authority: integer().notNull(),
    liveliness: integer().notNull(),
    contactedDays: integer().notNull(),
    /** The one source of authority that counts; null: the first that is known. */
    authorityFrom: text(),
    changedAt: instant().notNull(),
    /** Scores up to this prospect have the weights as they are; null: all have. */
    rescoredTo: integer(),
    /** Prospects up to this one are weighed by our pages and settings as they are; null: all are. */
    weighedTo: integer(),
  },
  (t) => [
    index('scoring_settings_to_do')
      .on(t.workspaceId)
      .where(sql`${t.rescoredTo} is not null or ${t.weighedTo} is not null`),
  ],
)

/** What one reading of a page said: read once for all prospects and projects that need it. */
export const pageReadings = sqliteTable(
  'page_readings',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    urlKey: text().notNull(),
    url: text().notNull(),
    fetchedAt: instant().notNull(),
    title: text(),
    language: text(),
    wordCount: integer().notNull(),
    newestAt: instant(),
    newestWhere: text(),
    outboundSites: integer().notNull(),
    /** Where one can turn to, in words. */
    contact: text(),
    /** Sites that it links to, the first few hundred. */
    linksTo: json<string[]>().notNull(),
    bad: json<unknown[]>().notNull(),
    /** Stem, word, count: the most frequent first. */
    terms: json<[string, string, number][]>().notNull(),
  },
  (t) => [
    uniqueIndex('page_readings_one').on(t.workspaceId, t.urlKey),
    index('page_readings_newest').on(t.workspaceId, t.language, t.id),
  ],
)

/** Prospects that one person had qualified in one step. */
export const qualifyBatches = sqliteTable(
  'qualify_batches',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    userId: integer().references(() => users.id),
    total: integer().notNull(),
    readCount: integer().notNull().default(0),
    unreadableCount: integer().notNull().default(0),
    cancelledAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [index('qualify_batches_project').on(t.projectId, t.id)],
)

/** The score of a prospect in its parts, and the row by which its page waits to be read. */
export const prospectScores = sqliteTable(
  'prospect_scores',
  {
    prospectId: integer()
      .primaryKey()
      .references(() => prospects.id, { onDelete: 'cascade' }),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    batchId: integer()
      .notNull()
      .references(() => qualifyBatches.id),
    url: text().notNull(),
    state: text().$type<QualifyState>().notNull(),
    claimedUntil: instant(),
    attempts: integer().notNull().default(0),
    /** Why it could not be read, in one sentence. */
    trouble: text(),
    readingId: integer().references(() => pageReadings.id),

    relevance: integer(),
    relevanceBecause: text(),
    matched: json<{ word: string; points: number }[]>(),
    /** The page of ours that it is closest to. */
    closestUrl: text(),
    authority: integer(),
    authoritySource: text(),
    authorityRaw: integer(),
    liveliness: integer(),
    livelinessPoints: json<{ label: string; points: number; of: number; because: string }[]>(),
    guards: json<{ guard: string; takes: number; because: string }[]>(),
    penalty: integer().notNull().default(0),
    weighedAt: instant(),
    /** Guards pass and others begin: weighed anew then, without reading the page. */
    weighAgainAt: instant(),
  },
  (t) => [
    index('prospect_scores_waiting')
      .on(t.workspaceId, t.prospectId)
      .where(sql`${t.state} = 'waiting'`),
    index('prospect_scores_to_weigh')
      .on(t.workspaceId, t.weighAgainAt)
      .where(sql`${t.weighAgainAt} is not null`),
    index('prospect_scores_project').on(t.projectId, t.prospectId),
    index('prospect_scores_batch')
      .on(t.batchId)
      .where(sql`${t.state} = 'waiting'`),
    index('prospect_scores_unreadable')
      .on(t.projectId, t.batchId, t.prospectId)
      .where(sql`${t.state} = 'unreadable'`),
    oneOf('prospect_scores_state', t.state, QUALIFY_STATES),
  ],
)

/**
 * A free list of the world's sites by rank, brought as a file. Long work as a row; `rowsDone` is where it goes on after
 * a crash. The newest that is done counts, of each list; the ranks of others are cleared away.
 */
export const rankFiles = sqliteTable(
  'rank_files',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    userId: integer().references(() => users.id),
    list: text().notNull(),
    fileName: text().notNull(),
    /** In the data folder, or absolute: then it is the user's own and stays. */
    path: text().notNull(),
    status: text().$type<LinkBatchStatus>().notNull(),
    rowsDone: integer().notNull().default(0),
    ranked: integer().notNull().default(0),
    error: text(),
    claimedUntil: instant(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [
    index('rank_files_newest').on(t.workspaceId, t.id),
    index('rank_files_running')
      .on(t.workspaceId, t.id)
      .where(sql`${t.status} = 'running'`),
    oneOf('rank_files_status', t.status, LINK_BATCH_STATUSES),
  ],
)

export const siteRanks = sqliteTable(
  'site_ranks',
  {
    fileId: integer().notNull(),
    domain: text().notNull(),
    rank: integer().notNull(),
  },
  (t) => [primaryKey({ columns: [t.fileId, t.domain] })],
)
