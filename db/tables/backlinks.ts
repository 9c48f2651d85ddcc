import { sql } from 'drizzle-orm'
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { LINK_BATCH_STATUSES, type LinkBatchStatus } from '../vocabulary.ts'
import { flag, id, instant, json, oneOf } from './columns.ts'
import { projects } from './projects.ts'
import { users, workspaces } from './workspaces.ts'

/**
 * An export that says who links to a site: ours or a competitor's. Long work as a row; `linksDone` is
 * where it goes on after a crash.
 */
export const backlinkFiles = sqliteTable(
  'backlink_files',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    userId: integer().references(() => users.id),
    /** Registrable domain of the site that it is about. */
    subject: text().notNull(),
    isOurs: flag().notNull(),
    fileName: text().notNull(),
    path: text().notNull(),
    format: text().notNull(),
    tool: text(),
    kind: text().notNull(),
    status: text().$type<LinkBatchStatus>().notNull(),
    /** Rows that are read. Only then what they name is written. */
    rowsDone: integer().notNull().default(0),
    /** Of the links that all its rows name so many are in the store; how many there are is known when all are read. */
    linksDone: integer().notNull().default(0),
    linksTotal: integer(),
    newLinks: integer().notNull().default(0),
    newDomains: integer().notNull().default(0),
    rejectedCount: integer().notNull().default(0),
    /** The file that the same tool gave us of this site before: what this one is compared with. */
    previousId: integer(),
    /** Links and sites that it names, each once, and those of them that the previous one named too. */
    namedLinks: integer().notNull().default(0),
    stillLinks: integer().notNull().default(0),
    namedDomains: integer().notNull().default(0),
    stillDomains: integer().notNull().default(0),
    /** Links that were alive to us until it called them lost. */
    lostLinks: integer().notNull().default(0),
    error: text(),
    claimedUntil: instant(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [
    index('backlink_files_newest').on(t.projectId, t.id),
    index('backlink_files_running')
      .on(t.workspaceId, t.id)
      .where(sql`${t.status} = 'running'`),
    oneOf('backlink_files_status', t.status, LINK_BATCH_STATUSES),
  ],
)

/** A link to a subject, merged over vendors and files by its source, target, anchor and type. Values stay per vendor. */
export const backlinks = sqliteTable(
  'backlinks',
  {
    id: id(),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    subject: text().notNull(),
    domain: text().notNull(),
    key: text().notNull(),
    sourceUrl: text().notNull(),
    targetUrl: text(),
    anchor: text(),
    linkType: text(),
    nofollow: flag(),
    isLost: flag(),
    firstSeen: text(),
    lastSeen: text(),
    /** What each vendor says, side by side: tool -> metric -> value. */
    values: json<Record<string, Record<string, number>>>().notNull(),
    /** format -> the last file of it that named this. */
    seenIn: json<Record<string, number>>(),
    /** The file that called it lost when it was not yet. */
    lostFileId: integer(),
    language: text(),
    platform: text(),
    firstFileId: integer().notNull(),
    lastFileId: integer().notNull(),
  },
  (t) => [
    // In this order an import writes neighbours next to each other, and links of a site are found with it too.
    uniqueIndex('backlinks_one').on(t.projectId, t.subject, t.domain, t.key),
    index('backlinks_file').on(t.firstFileId),
  ],
)

/** A site that links to a subject: the other count, and what the gap is computed from. */
export const referringDomains = sqliteTable(
  'referring_domains',
  {
    id: id(),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    domain: text().notNull(),
    subject: text().notNull(),
    isOurs: flag().notNull(),
    /** Links that are known one by one. */
    links: integer().notNull(),
    /** How many there are by a list of sites, which does not name them. */
    linksSaid: integer(),
    dofollow: flag(),
    hasText: flag().notNull(),
    isLost: flag().notNull(),
    /** metric -> value; a metric belongs to one vendor. */
    authority: json<Record<string, number>>().notNull(),
    seenIn: json<Record<string, number>>(),
    language: text(),
    platform: text(),
    firstFileId: integer().notNull(),
    lastFileId: integer().notNull(),
  },
  (t) => [
    uniqueIndex('referring_domains_one').on(t.projectId, t.domain, t.subject),
    index('referring_domains_of_subject').on(t.projectId, t.subject, t.id),
    index('referring_domains_file').on(t.firstFileId),
  ],
)

/** Sites of the gap that somebody has put aside. */
export const gapRejections = sqliteTable(
  'gap_rejections',
  {
    id: id(),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    domain: text().notNull(),
    because: text().notNull(),
    userId: integer().references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('gap_rejections_one').on(t.projectId, t.domain)],
)

/**
 * The sites of a project's gap as columns, for quick answers: made of `referring_domains`, never the only place of
 * anything. `version` grows with every change of these, `builtVersion` is that of the parts that are kept.
 */
export const gapBooks = sqliteTable('gap_books', {
  projectId: integer()
    .primaryKey()
    .references(() => projects.id),
  version: integer().notNull(),
  builtVersion: integer(),
  claimedUntil: instant(),
})

export const gapBookParts = sqliteTable(
  'gap_book_parts',
  {
    id: id(),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    version: integer().notNull(),
    part: integer().notNull(),
    bytes: blob({ mode: 'buffer' }).notNull(),
  },
  (t) => [uniqueIndex('gap_book_parts_one').on(t.projectId, t.version, t.part)],
)

/** A question to the gap with a name. */
export const gapQueries = sqliteTable(
  'gap_queries',
  {
    id: id(),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    /** As it stands in the address. */
    search: text().notNull(),
    userId: integer().references(() => users.id),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('gap_queries_one').on(t.projectId, t.name)],
)

/** Up to when a person has seen the gap: what came later is new to them. */
export const gapMarks = sqliteTable(
  'gap_marks',
  {
    id: id(),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    userId: integer()
      .notNull()
      .references(() => users.id),
    /** The newest file then. */
    fileId: integer().notNull(),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('gap_marks_one').on(t.projectId, t.userId)],
)
