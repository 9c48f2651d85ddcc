import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { TRUTH_FINDINGS, type TruthFinding } from '../vocabulary.ts'
import { id, instant, json, oneOf } from './columns.ts'
import { enrolments, outbox } from './outreach.ts'
import { prospects } from './prospects.ts'
import { workspaces } from './workspaces.ts'

/** One question to the web, and what came back. */
export type TruthAsked = {
  what: 'page' | 'dead_link' | 'quote'
  url: string
  at: string
  /** What came back, in one sentence. */
  answer: string
  /** The sentence, link or words that were found there. */
  saw?: string
}

/** A look at the reason for writing, before a step goes out. Rows are kept: they are the evidence. */
export const truthChecks = sqliteTable(
  'truth_checks',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    outboxId: integer()
      .notNull()
      .references(() => outbox.id, { onDelete: 'cascade' }),
    enrolmentId: integer()
      .notNull()
      .references(() => enrolments.id, { onDelete: 'cascade' }),
    prospectId: integer()
      .notNull()
      .references(() => prospects.id, { onDelete: 'cascade' }),
    stepNumber: integer().notNull(),
    /** What the message claims, as it was when this was looked at. */
    basis: text().notNull(),
    startedAt: instant().notNull(),
    claimedBy: text(),
    /** While it is looked at: the lease; of one that could not be read: when it is looked at again. Null: it is done. */
    claimedUntil: instant(),
    looks: integer().notNull().default(1),
    /** When it was found; null until then. */
    at: instant(),
    finding: text().$type<TruthFinding>(),
    cause: text(),
    /** In one sentence. */
    because: text(),
    asked: json<TruthAsked[]>().notNull(),
    /** A person looked at what could not be read, and lets the message go. */
    answeredAt: instant(),
    /** It counts no longer: what it looked at has changed, or a person wants it looked at anew. */
    overAt: instant(),
  },
  (t) => [
    index('truth_checks_outbox').on(t.outboxId, t.id),
    index('truth_checks_prospect').on(t.prospectId, t.id),
    index('truth_checks_enrolment').on(t.enrolmentId, t.id),
    uniqueIndex('truth_checks_one_look')
      .on(t.outboxId)
      .where(sql`${t.claimedUntil} is not null`),
    oneOf('truth_checks_finding', t.finding, TRUTH_FINDINGS),
  ],
)
