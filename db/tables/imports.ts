import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import {
  IMPORT_OUTCOMES,
  IMPORT_STATUSES,
  type ImportOutcome,
  type ImportStatus,
  type Tactic,
} from '../vocabulary.ts'
import { id, instant, json, oneOf } from './columns.ts'
import { projects } from './projects.ts'
import { users, workspaces } from './workspaces.ts'

export type ImportCounts = {
  created: number
  updated: number
  merged: number
  skipped: number
  rejected: number
  /** Reason in words -> how many rows. */
  reasons: Record<string, number>
  /** Each reason with its outcome and the lines on which it was met first. */
  details: { outcome: ImportOutcome; reason: string; count: number; lines: number[] }[]
}

/** What an undo has done so far, and where it goes on after a crash. */
export type ImportUndo = {
  deletedProspects: number
  deletedContacts: number
  deletedSites: number
  restored: number
  kept: number
  /** Why something stays -> how many. */
  reasons: Record<string, number>
  phase: 'prospects' | 'contacts' | 'sites' | 'done'
  /** Rows are taken back from the last to the first; 0 before the first turn of a phase. */
  afterRowId: number
}

/** A prospect before and after an import added to it: each column as it was and as it was made. */
export type ImportBefore = {
  columns?: Record<string, [was: unknown, is: unknown]>
  metrics?: Record<string, [was: number | null, is: number]>
  tags?: number[]
}

/** A file brought in: long work as a row. `rowsDone` is the place to go on from after a crash. */
export const imports = sqliteTable(
  'imports',
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
    /** Path of the stored upload, relative to the data folder. */
    path: text().notNull(),
    bytes: integer().notNull(),
    sha256: text().notNull(),
    status: text().$type<ImportStatus>().notNull(),
    tactic: text().$type<Tactic>().notNull().default('other'),
    format: text(),
    tool: text(),
    kind: text(),
    encoding: text(),
    delimiter: text(),
    /** The header as read. */
    header: json<string[]>(),
    /** Header -> field, as guessed and then corrected by the user; null leaves the column in `extra`. */
    mapping: json<Record<string, string | null>>(),
    /** Counts of the dry run and of the real run. */
    preview: json<ImportCounts>(),
    counts: json<ImportCounts>(),
    undo: json<ImportUndo>(),
    rowsTotal: integer(),
    rowsDone: integer().notNull().default(0),
    cancelRequestedAt: instant(),
    claimedUntil: instant(),
    error: text(),
    createdAt: instant().notNull(),
    startedAt: instant(),
    finishedAt: instant(),
    undoneAt: instant(),
  },
  (t) => [
    index('imports_project').on(t.projectId, t.id),
    index('imports_status').on(t.status),
    oneOf('imports_status_word', t.status, IMPORT_STATUSES),
  ],
)

/** What an import did with a row: for the report, the file of rejects and the undo. */
export const importRows = sqliteTable(
  'import_rows',
  {
    id: id(),
    importId: integer()
      .notNull()
      .references(() => imports.id, { onDelete: 'cascade' }),
    /** 1-based physical line where the record starts. */
    line: integer().notNull(),
    outcome: text().$type<ImportOutcome>().notNull(),
    reason: text(),
    /** The cells as read; kept for rejected rows. */
    cells: json<string[]>(),
    prospectId: integer(),
    /** The contacts that this row made. */
    madeContacts: json<number[]>(),
    siteId: integer(),
    /** Created, so that the undo may delete it. */
    madeSite: integer({ mode: 'boolean' }).notNull().default(false),
    before: json<ImportBefore>(),
  },
  (t) => [
    index('import_rows_import').on(t.importId, t.id),
    index('import_rows_outcome').on(t.importId, t.outcome, t.id),
    oneOf('import_rows_outcome_word', t.outcome, IMPORT_OUTCOMES),
  ],
)
