import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { GRAPH_STEPS, LINK_BATCH_STATUSES, type GraphStep, type LinkBatchStatus } from '../vocabulary.ts'
import { id, instant, json, oneOf } from './columns.ts'
import { projects } from './projects.ts'
import { users, workspaces } from './workspaces.ts'

/** A site that a run asks about: ours, or a rival's. */
export type GraphSubject = {
  domain: string
  isOurs: boolean
  /** In the graph; null: not found there (yet). */
  number: number | null
  /** Sites that link to it. */
  links: number
}

/** A file of a release as it was when the run began; null: it is not part of the run. */
export type GraphRunFiles = Record<'vertices' | 'edges' | 'ranks', { path: string; bytes: number } | null>

/** A reading of Common Crawl's web graph for a project: long work as a row. A kill repeats the step it was in. */
export const graphRuns = sqliteTable(
  'graph_runs',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    userId: integer().references(() => users.id),
    /** As Common Crawl names it: `cc-main-2026-jan-feb-mar`. */
    release: text().notNull(),
    files: json<GraphRunFiles>().notNull(),
    subjects: json<GraphSubject[]>().notNull(),
    /** The file that the sites it brings belong to; null until it brings some, and when they are all taken back. */
    fileId: integer(),
    status: text().$type<LinkBatchStatus>().notNull(),
    step: text().$type<GraphStep>().notNull(),
    /** Compressed bytes read, over all steps. */
    bytesDone: integer().notNull().default(0),
    edges: integer().notNull().default(0),
    unusable: integer().notNull().default(0),
    /** Referring domains brought, and those of them that no other source had named. */
    sites: integer().notNull().default(0),
    newSites: integer().notNull().default(0),
    /** Names under which many sites live, such as `github.io`: left out. */
    platforms: integer().notNull().default(0),
    ranked: integer().notNull().default(0),
    error: text(),
    claimedUntil: instant(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [
    index('graph_runs_newest').on(t.projectId, t.id),
    index('graph_runs_running')
      .on(t.workspaceId, t.id)
      .where(sql`${t.status} = 'running'`),
    oneOf('graph_runs_status', t.status, LINK_BATCH_STATUSES),
    oneOf('graph_runs_step', t.step, GRAPH_STEPS),
  ],
)

/** Links that a run has found and whose sources still have no names. */
export const graphLinks = sqliteTable(
  'graph_links',
  {
    id: id(),
    runId: integer()
      .notNull()
      .references(() => graphRuns.id),
    /** Number of the site that links. */
    source: integer().notNull(),
    /** The place of whom it links to, among the subjects of the run. */
    subject: integer().notNull(),
  },
  (t) => [uniqueIndex('graph_links_one').on(t.runId, t.source, t.subject)],
)
