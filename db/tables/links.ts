import { sql } from 'drizzle-orm'
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  LINK_BATCH_STATUSES,
  LINK_ORIGINS,
  LINK_STATUSES,
  VERDICTS,
  type Issue,
  type LinkBatchStatus,
  type LinkOrigin,
  type LinkStatus,
  type Obtained,
  type Verdict,
} from '../vocabulary.ts'
import { id, instant, json, oneOf } from './columns.ts'
import { projects } from './projects.ts'
import { prospects } from './prospects.ts'
import { contacts, sites } from './sites.ts'
import { users, workspaces } from './workspaces.ts'

/** A link that was promised or won, watched for as long as it matters. */
export const links = sqliteTable(
  'links',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    siteId: integer()
      .notNull()
      .references(() => sites.id),
    prospectId: integer().references(() => prospects.id),
    contactId: integer().references(() => contacts.id),
    threadId: integer(),
    origin: text().$type<LinkOrigin>().notNull(),

    /** The promise. */
    sourceUrl: text().notNull(),
    sourceKey: text().notNull(),
    sourceHost: text().notNull(),
    targetUrl: text().notNull(),
    targetKey: text().notNull(),
    match: text().$type<'page' | 'site'>().notNull().default('page'),
    anchor: text(),
    rel: text().$type<'follow' | 'any'>().notNull().default('follow'),
    dueOn: instant(),
    promisedAt: instant(),
    promiseMessageId: integer(),
    promiseSentence: text(),

    /** The status, with its cause. */
    status: text().$type<LinkStatus>().notNull().default('pending'),
    statusSince: instant().notNull(),
    statusBecause: text().notNull(),
    statusCheckId: integer(),
    /** Set by hand; the next check says where it disagrees. */
    statusSetByUserId: integer().references(() => users.id),

    /** What the last checks said. */
    firstLiveAt: instant(),
    lastCheckId: integer(),
    lastCheckedAt: instant(),
    lastVerdict: text().$type<Verdict>(),
    lastReason: text(),
    issues: json<Issue[]>().notNull(),
    foundAnchor: text(),
    foundRel: json<string[]>(),
    position: text(),
    httpStatus: integer(),
    /** null: not known; "" : indexable; else why not. */
    notIndexableBecause: text(),
    aiCrawlers: json<Record<string, 'allowed' | 'blocked'>>(),
    lastReadableAt: instant(),
    /** The run of bad checks since the last good one. */
    firstBadAt: instant(),
    badCount: integer().notNull().default(0),

    /** The rhythm. */
    nextAt: instant(),
    claimedUntil: instant(),
    rhythmDays: integer(),
    /** The paste or file that brought it. */
    batchId: integer(),
    ownerId: integer().references(() => users.id),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('links_one').on(t.projectId, t.sourceKey, t.targetKey),
    index('links_due').on(t.nextAt, t.id),
    index('links_by_status').on(t.projectId, t.status, t.id),
    index('links_by_source').on(t.projectId, t.sourceHost, t.id),
    index('links_by_first_live').on(t.projectId, t.firstLiveAt, t.id),
    index('links_by_checked').on(t.projectId, t.lastCheckedAt, t.id),
    index('links_by_next').on(t.projectId, t.nextAt, t.id),
    index('links_prospect').on(t.prospectId, t.id),
    index('links_site').on(t.siteId, t.id),
    index('links_contact').on(t.contactId),
    index('links_by_owner').on(t.projectId, t.ownerId, t.id),
    index('links_of_workspace').on(t.workspaceId, t.status, t.id),
    index('links_batch')
      .on(t.batchId, t.lastVerdict)
      .where(sql`${t.batchId} is not null`),
    oneOf('links_status', t.status, LINK_STATUSES),
    oneOf('links_verdict', t.lastVerdict, VERDICTS),
    oneOf('links_origin', t.origin, LINK_ORIGINS),
  ],
)

export type RejectedLink = { line: number; reason: string; text: string }

/** Links brought in at once, by a paste or a file: long work as a row. `rowsDone` is where it goes on after a crash. */
export const linkBatches = sqliteTable(
  'link_batches',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    userId: integer().references(() => users.id),
    fileName: text().notNull(),
    /** Path of the stored file, relative to the data folder; null for a paste, which is taken at once. */
    path: text(),
    rel: text().$type<'follow' | 'any'>().notNull(),
    status: text().$type<LinkBatchStatus>().notNull(),
    rowsDone: integer().notNull().default(0),
    added: integer().notNull().default(0),
    known: integer().notNull().default(0),
    rejectedCount: integer().notNull().default(0),
    /** The first thousand that were left out. */
    rejected: json<RejectedLink[]>().notNull(),
    error: text(),
    cancelRequestedAt: instant(),
    claimedUntil: instant(),
    createdAt: instant().notNull(),
    finishedAt: instant(),
  },
  (t) => [
    index('link_batches_newest').on(t.projectId, t.id),
    index('link_batches_due').on(t.workspaceId, t.status, t.id),
    oneOf('link_batches_status', t.status, LINK_BATCH_STATUSES),
  ],
)

/** One look at the page, kept for good: the evidence. */
export const checks = sqliteTable(
  'checks',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    linkId: integer()
      .notNull()
      .references(() => links.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    verdict: text().$type<Verdict>().notNull(),
    issues: json<Issue[]>().notNull(),
    reason: text().notNull(),
    finalUrl: text(),
    httpStatus: integer(),
    /** The whole observation, as the command line prints it. */
    observation: json<Record<string, unknown>>().notNull(),
    headers: json<Record<string, string>>(),
    linkHtml: text(),
    context: text(),
    pageHash: text(),
    durationMs: integer(),
    /** Null: by simply asking for it. */
    obtained: text().$type<Obtained>(),
    /** Set when a person showed us the page from their own browser. */
    seenByUserId: integer().references(() => users.id),
  },
  (t) => [
    index('checks_link').on(t.linkId, t.id),
    index('checks_page')
      .on(t.pageHash)
      .where(sql`${t.pageHash} is not null`),
    oneOf('checks_verdict', t.verdict, VERDICTS),
  ],
)

/**
 * A page that a person shows us from their own browser, for one link. First only a one-time right, of which the hash
 * is kept; then what came, until it is judged.
 */
export const pageShowings = sqliteTable(
  'page_showings',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    linkId: integer()
      .notNull()
      .references(() => links.id, { onDelete: 'cascade' }),
    userId: integer()
      .notNull()
      .references(() => users.id),
    tokenHash: text().notNull().unique(),
    expiresAt: instant().notNull(),
    /** What came, and when. The HTML is compressed and dropped once it is judged. */
    receivedAt: instant(),
    url: text(),
    html: blob({ mode: 'buffer' }),
    judgedAt: instant(),
  },
  (t) => [
    index('page_showings_link').on(t.linkId),
    index('page_showings_due')
      .on(t.receivedAt)
      .where(sql`${t.judgedAt} is null and ${t.receivedAt} is not null`),
  ],
)

/** The HTML of a page at a check, compressed, once for each content. */
export const pageCopies = sqliteTable(
  'page_copies',
  {
    hash: text().primaryKey(),
    html: blob({ mode: 'buffer' }).notNull(),
    at: instant().notNull(),
  },
  (t) => [index('page_copies_by_age').on(t.at)],
)

/** Every change of a link's status and the check that caused it. */
export const linkStatusChanges = sqliteTable(
  'link_status_changes',
  {
    id: id(),
    linkId: integer()
      .notNull()
      .references(() => links.id, { onDelete: 'cascade' }),
    at: instant().notNull(),
    from: text().$type<LinkStatus>(),
    to: text().$type<LinkStatus>().notNull(),
    because: text().notNull(),
    checkId: integer(),
    userId: integer(),
  },
  (t) => [index('link_status_changes_link').on(t.linkId, t.id)],
)
