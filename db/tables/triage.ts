import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  REJECT_REASONS,
  SNAPSHOT_STATES,
  TRIAGE_DECISIONS,
  type RejectReason,
  type SnapshotState,
  type TriageDecision,
} from '../vocabulary.ts'
import { id, instant, json, oneOf } from './columns.ts'
import { projects } from './projects.ts'
import { bulkChanges, prospects } from './prospects.ts'
import { users, workspaces } from './workspaces.ts'

/** Who has a prospect open in triage, so that two never judge the same one. Passes by itself. */
export const triageLeases = sqliteTable(
  'triage_leases',
  {
    prospectId: integer()
      .primaryKey()
      .references(() => prospects.id, { onDelete: 'cascade' }),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    userId: integer()
      .notNull()
      .references(() => users.id),
    until: instant().notNull(),
  },
  (t) => [index('triage_leases_user').on(t.workspaceId, t.userId)],
)

/** What undo needs beside the bulk change of the stage or owner. */
export type TriageBefore = { snoozedUntil?: number | null; blocked?: string }

/** One judgement of one person over one prospect: for undo, for what is done today, and for colleagues. */
export const triageDecisions = sqliteTable(
  'triage_decisions',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    prospectId: integer()
      .notNull()
      .references(() => prospects.id, { onDelete: 'cascade' }),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
    decision: text().$type<TriageDecision>().notNull(),
    reason: text().$type<RejectReason>(),
    /** The change of the stage or owner; undoing it is undoing this. */
    bulkId: integer().references(() => bulkChanges.id),
    before: json<TriageBefore>().notNull(),
    undoneAt: instant(),
  },
  (t) => [
    index('triage_decisions_day').on(t.projectId, t.at),
    index('triage_decisions_to_undo')
      .on(t.projectId, t.userId, t.id)
      .where(sql`${t.undoneAt} is null`),
    index('triage_decisions_prospect').on(t.prospectId, t.id),
    oneOf('triage_decisions_decision', t.decision, TRIAGE_DECISIONS),
    oneOf('triage_decisions_reason', t.reason, REJECT_REASONS),
  ],
)

/** A page as it was read for a person to look at. Its HTML is one of the page copies; waits as a row to be read. */
export const pageSnapshots = sqliteTable(
  'page_snapshots',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    url: text().notNull(),
    state: text().$type<SnapshotState>().notNull(),
    /** Why it could not be read, in one sentence. */
    because: text(),
    finalUrl: text(),
    pageHash: text(),
    askedAt: instant().notNull(),
    fetchedAt: instant(),
    claimedUntil: instant(),
    attempts: integer().notNull().default(0),
  },
  (t) => [
    uniqueIndex('page_snapshots_one').on(t.workspaceId, t.url),
    index('page_snapshots_waiting')
      .on(t.workspaceId, t.askedAt, t.id)
      .where(sql`${t.state} = 'waiting'`),
    index('page_snapshots_page')
      .on(t.pageHash)
      .where(sql`${t.pageHash} is not null`),
    oneOf('page_snapshots_state', t.state, SNAPSHOT_STATES),
  ],
)
