import { sql } from 'drizzle-orm'
import { blob, index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  ENROLMENT_STATES,
  HOLDS,
  OUTBOX_KINDS,
  OUTBOX_STATES,
  SEQUENCE_STATUSES,
  TACTICS,
  type EnrolmentState,
  type Hold,
  type KnownFact,
  type LinkStatus,
  type OutboxKind,
  type OutboxState,
  type ReplyClass,
  type SequenceStatus,
  type Tactic,
} from '../vocabulary.ts'
import { flag, id, instant, json, oneOf } from './columns.ts'
import { mailboxes } from './mailboxes.ts'
import { projects } from './projects.ts'
import { prospects } from './prospects.ts'
import { contacts } from './sites.ts'
import { users, workspaces } from './workspaces.ts'

export const templates = sqliteTable(
  'templates',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    name: text().notNull(),
    /** null: for any tactic. */
    tactic: text().$type<Tactic>(),
    isFollowUp: flag().notNull().default(false),
    subject: text().notNull(),
    body: text().notNull(),
    /** File name of the starter template that this row came from. */
    starter: text(),
    updatedAt: instant().notNull(),
    archivedAt: instant(),
  },
  (t) => [index('templates_workspace').on(t.workspaceId, t.id), oneOf('templates_tactic', t.tactic, TACTICS)],
)

/** Pieces of text that templates and steps put in by name. */
export const snippets = sqliteTable(
  'snippets',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    name: text().notNull(),
    text: text().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [uniqueIndex('snippets_name').on(t.workspaceId, t.name)],
)

export const sequences = sqliteTable(
  'sequences',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
    status: text().$type<SequenceStatus>().notNull().default('draft'),
    mailboxId: integer().references(() => mailboxes.id),
    /** Steps a day from all of its mailboxes; null: what the mailboxes may. */
    dailyCap: integer(),
    /** A person must write an opener before step 1 may leave. */
    needsOpener: flag().notNull().default(true),
    launchedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index('sequences_project').on(t.projectId, t.id),
    oneOf('sequences_status', t.status, SEQUENCE_STATUSES),
  ],
)

/** What a condition of a step asks; the list is closed. */
export type ConditionTest =
  | { kind: 'tactic'; tactic: Tactic }
  | { kind: 'known'; fact: KnownFact }
  | { kind: 'link'; status: LinkStatus | 'none' }
  | { kind: 'wrote'; replyClass: ReplyClass }
  | { kind: 'owner'; userId: number; name: string }
  | { kind: 'tag'; tagId: number; name: string }
  | { kind: 'days'; atMost: number }

/** A step goes only if (or not if) something is so; otherwise it is passed over, or the enrolment is finished. */
export type StepCondition = { test: ConditionTest; must: boolean; otherwise: 'skip' | 'finish' }

/** Mailboxes that take turns with the sequence's first one. Whoever was enrolled stays with the mailbox that was given then. */
export const sequenceMailboxes = sqliteTable(
  'sequence_mailboxes',
  {
    id: id(),
    sequenceId: integer()
      .notNull()
      .references(() => sequences.id, { onDelete: 'cascade' }),
    mailboxId: integer()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
  },
  (t) => [uniqueIndex('sequence_mailboxes_one').on(t.sequenceId, t.mailboxId)],
)

/** What an edit of a step changes. */
export type StepContent = {
  waitDays: number
  waitsWorkingDays: boolean
  sameThread: boolean
  templateId: number | null
  subject: string
  body: string
  conditions: StepCondition[]
}

export const sequenceSteps = sqliteTable(
  'sequence_steps',
  {
    id: id(),
    sequenceId: integer()
      .notNull()
      .references(() => sequences.id, { onDelete: 'cascade' }),
    /** 1, 2, 3 … */
    number: integer().notNull(),
    /** Days after the step before; 0 for the first. */
    waitDays: integer().notNull().default(0),
    waitsWorkingDays: flag().notNull().default(true),
    /** A follow-up answers in the thread of the step before, with "Re: " and its subject. */
    sameThread: flag().notNull().default(true),
    templateId: integer().references(() => templates.id),
    /** All must hold at the moment in which the step is to leave. */
    conditions: json<StepCondition[]>()
      .notNull()
      .default(sql`'[]'`),
    /** Text A. Further ones are variants. */
    subject: text().notNull(),
    body: text().notNull(),
    /** As it was before the last edit, for undo. */
    previous: json<StepContent>(),
    /** Text A is given to nobody any more. */
    retiredAt: instant(),
    /** Taken out after messages of it existed: it keeps its number, and what was sent. */
    removedAt: instant(),
  },
  (t) => [uniqueIndex('sequence_steps_one').on(t.sequenceId, t.number)],
)

/** Another text of a step (B, C …), tried beside text A. A letter is never used twice. */
export const stepVariants = sqliteTable(
  'step_variants',
  {
    id: id(),
    stepId: integer()
      .notNull()
      .references(() => sequenceSteps.id, { onDelete: 'cascade' }),
    letter: text().notNull(),
    subject: text().notNull(),
    body: text().notNull(),
    createdAt: instant().notNull(),
    /** Given to nobody any more; what was sent with it still counts. */
    retiredAt: instant(),
  },
  (t) => [uniqueIndex('step_variants_one').on(t.stepId, t.letter)],
)

/** One contact in one sequence, for one prospect. */
export const enrolments = sqliteTable(
  'enrolments',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    sequenceId: integer()
      .notNull()
      .references(() => sequences.id),
    prospectId: integer()
      .notNull()
      .references(() => prospects.id),
    contactId: integer()
      .notNull()
      .references(() => contacts.id),
    /** All steps leave from this mailbox. */
    mailboxId: integer()
      .notNull()
      .references(() => mailboxes.id),
    threadId: integer(),
    state: text().$type<EnrolmentState>().notNull(),
    /** Why it is in this state, in one sentence. */
    because: text().notNull(),
    /** What a held one waits for; null while it is not held. */
    heldFor: text().$type<Hold>(),
    stateSince: instant().notNull(),
    opener: text(),
    openerAt: instant(),
    /** An opener drafted by a machine that no person has read or changed: it may not leave. */
    openerDraft: text(),
    /** Step 1 waits because they heard from us lately: the cause, while it does. */
    tooSoonBecause: text(),
    /** A manager lets step 1 go in spite of the fatigue limits: the reason that was given. */
    tooSoonAllowedBecause: text(),
    /** Number of the last step that left (0: none). */
    stepsSent: integer().notNull().default(0),
    createdAt: instant().notNull(),
    endedAt: instant(),
  },
  (t) => [
    uniqueIndex('enrolments_once').on(t.sequenceId, t.prospectId, t.contactId),
    uniqueIndex('enrolments_one_live')
      .on(t.contactId)
      .where(sql`${t.endedAt} is null`),
    index('enrolments_sequence').on(t.sequenceId, t.state, t.id),
    index('enrolments_prospect').on(t.prospectId, t.id),
    index('enrolments_contact').on(t.contactId, t.id),
    index('enrolments_mailbox').on(t.mailboxId, t.id),
    oneOf('enrolments_state', t.state, ENROLMENT_STATES),
    oneOf('enrolments_held_for', t.heldFor, HOLDS),
  ],
)

/**
 * Mail about to leave, leaving, or gone. The bytes and the Message-ID are stored before any connection is made;
 * `may_have_left` is written when the server has agreed to take the body, and nothing past it is ever sent again
 * by the program.
 */
export const outbox = sqliteTable(
  'outbox',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    kind: text().$type<OutboxKind>().notNull(),
    mailboxId: integer()
      .notNull()
      .references(() => mailboxes.id),
    enrolmentId: integer().references(() => enrolments.id),
    stepNumber: integer(),
    /** Letter of the text with which a step was written; null: before texts had letters, which is A. */
    variant: text(),
    prospectId: integer().references(() => prospects.id),
    contactId: integer().references(() => contacts.id),
    threadId: integer(),
    userId: integer().references(() => users.id),
    toAddress: text().notNull(),
    toName: text(),
    /** Registrable domain of the recipient, for the caps. */
    toDomain: text().notNull(),
    /** Filled when built (steps) or when written (replies, alerts, tests). */
    subject: text(),
    text: text(),
    html: text(),
    inReplyTo: text(),
    references: json<string[]>(),

    state: text().$type<OutboxState>().notNull().default('planned'),
    /** Why it waits or how it ended, in one sentence. */
    because: text(),
    /** Held for a person or a condition; a held row is not due. */
    heldBecause: text(),
    dueAt: instant().notNull(),
    claimedBy: text(),
    /**
     * By when somebody must have come back to this row: the lease of an attempt; for `unknown` the end of the search for
     * evidence; for `sent` the lease of its filing. Null: nothing is left to do.
     */
    claimedUntil: instant(),
    attemptCount: integer().notNull().default(0),
    /** With brackets off. */
    messageId: text().unique(),
    mime: blob({ mode: 'buffer' }),
    unsubscribeToken: text().unique(),
    mayHaveLeftAt: instant(),
    sentAt: instant(),
    smtpAnswer: text(),
    /** The copy in the Sent folder: null not wanted, else waiting, filed or failed. */
    sentCopy: text().$type<'waiting' | 'filed' | 'failed'>(),
    sentCopyAttemptCount: integer().notNull().default(0),
    sentCopyNextAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('outbox_step_once')
      .on(t.enrolmentId, t.stepNumber)
      .where(sql`${t.enrolmentId} is not null`),
    index('outbox_due')
      .on(t.dueAt, t.id)
      .where(sql`${t.state} in ('planned', 'failed_retry') and ${t.heldBecause} is null`),
    // For the tick of the sender: the first due of each mailbox, however much is due.
    index('outbox_due_of')
      .on(t.mailboxId, t.kind, t.dueAt, t.id)
      .where(sql`${t.state} in ('planned', 'failed_retry') and ${t.heldBecause} is null`),
    // Follow-ups go before first messages.
    index('outbox_follow_ups')
      .on(t.mailboxId, t.dueAt, t.id)
      .where(
        sql`${t.kind} = 'step' and ${t.stepNumber} > 1 and ${t.state} in ('planned', 'failed_retry') and ${t.heldBecause} is null`,
      ),
    index('outbox_unfinished')
      .on(t.claimedUntil)
      .where(sql`${t.claimedUntil} is not null`),
    index('outbox_in_flight')
      .on(t.mailboxId)
      .where(sql`${t.state} in ('claimed', 'built', 'sending', 'may_have_left')`),
    index('outbox_unknown')
      .on(t.workspaceId, t.id)
      .where(sql`${t.state} = 'unknown'`),
    index('outbox_copies')
      .on(t.sentCopyNextAt)
      .where(sql`${t.sentCopy} = 'waiting'`),
    index('outbox_mailbox_sent').on(t.mailboxId, t.mayHaveLeftAt),
    index('outbox_domain_sent').on(t.workspaceId, t.toDomain, t.mayHaveLeftAt),
    index('outbox_contact').on(t.contactId, t.id),
    index('outbox_prospect').on(t.prospectId, t.id),
    index('outbox_enrolment').on(t.enrolmentId, t.stepNumber),
    index('outbox_thread').on(t.threadId, t.id),
    oneOf('outbox_kind', t.kind, OUTBOX_KINDS),
    oneOf('outbox_state', t.state, OUTBOX_STATES),
  ],
)
