import { sql } from 'drizzle-orm'
import { blob, index, integer, primaryKey, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  BOUNCE_CLASSES,
  MESSAGE_KINDS,
  REPLY_CLASSES,
  THREAD_STATES,
  type BounceClass,
  type Issue,
  type MessageKind,
  type Position,
  type ReplyClass,
  type ThreadState,
  type Verdict,
} from '../vocabulary.ts'
import { flag, id, instant, json, oneOf } from './columns.ts'
import { mailboxes } from './mailboxes.ts'
import { enrolments, outbox } from './outreach.ts'
import { projects } from './projects.ts'
import { prospects } from './prospects.ts'
import { contacts, sites } from './sites.ts'
import { users, workspaces } from './workspaces.ts'

/** A conversation with a site, in one mailbox. Without a prospect it is unmatched. */
export const threads = sqliteTable(
  'threads',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    mailboxId: integer()
      .notNull()
      .references(() => mailboxes.id),
    projectId: integer().references(() => projects.id),
    prospectId: integer().references(() => prospects.id),
    contactId: integer().references(() => contacts.id),
    siteId: integer().references(() => sites.id),
    subject: text().notNull(),
    state: text().$type<ThreadState>().notNull(),
    /** Something in it wants to be read; who has read it stands in thread_reads. */
    unread: flag().notNull().default(false),
    /** Something arrived from the other side: the thread belongs in the inbox. */
    hasIncoming: flag().notNull().default(false),
    snoozedUntil: instant(),
    replyClass: text().$type<ReplyClass>(),
    /** The user accepted or chose the class. */
    replyClassConfirmed: flag().notNull().default(false),
    replyClassBecause: text(),
    assigneeId: integer().references(() => users.id),
    lastMessageAt: instant().notNull(),
    lastIncomingAt: instant(),
    snippet: text(),
    /** An enrolment that waits because this unmatched thread may be its answer. */
    heldEnrolmentId: integer().references(() => enrolments.id),
    /** For whom an unmatched thread might be. */
    suggestedProspectId: integer().references(() => prospects.id),
    /** Why this thread hangs together with its prospect, or why it is not matched. */
    matchedBecause: text(),
    /** All its messages were moved there by a person; its old address leads there. */
    mergedIntoId: integer(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index('threads_inbox').on(t.workspaceId, t.hasIncoming, t.state, t.lastMessageAt, t.id),
    index('threads_latest').on(t.workspaceId, t.lastMessageAt, t.id),
    index('threads_prospect').on(t.prospectId, t.id),
    index('threads_contact').on(t.contactId, t.id),
    index('threads_site').on(t.siteId, t.id),
    index('threads_suggested')
      .on(t.suggestedProspectId)
      .where(sql`${t.suggestedProspectId} is not null`),
    index('threads_held')
      .on(t.heldEnrolmentId)
      .where(sql`${t.heldEnrolmentId} is not null`),
    oneOf('threads_state', t.state, THREAD_STATES),
    oneOf('threads_class', t.replyClass, REPLY_CLASSES),
  ],
)

/** Who has read what wants to be read in a thread; something new takes the rows away. */
export const threadReads = sqliteTable(
  'thread_reads',
  {
    threadId: integer()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    userId: integer()
      .notNull()
      .references(() => users.id),
    at: instant().notNull(),
  },
  (t) => [primaryKey({ columns: [t.threadId, t.userId] })],
)

/** What the team says to each other beside a conversation. It never leaves. */
export const threadNotes = sqliteTable(
  'thread_notes',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    threadId: integer()
      .notNull()
      .references(() => threads.id, { onDelete: 'cascade' }),
    userId: integer()
      .notNull()
      .references(() => users.id),
    text: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [index('thread_notes_thread').on(t.threadId, t.at, t.id)],
)

/** Words that are written again and again, for answers; merge fields are filled when one is chosen. */
export const savedReplies = sqliteTable(
  'saved_replies',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    name: text().notNull(),
    text: text().notNull(),
    updatedAt: instant().notNull(),
  },
  (t) => [uniqueIndex('saved_replies_name').on(t.workspaceId, t.name)],
)

/** One message of a thread, ours or theirs. */
export const messages = sqliteTable(
  'messages',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    threadId: integer()
      .notNull()
      .references(() => threads.id),
    mailboxId: integer()
      .notNull()
      .references(() => mailboxes.id),
    direction: text().$type<'in' | 'out'>().notNull(),
    kind: text().$type<MessageKind>().notNull(),
    outboxId: integer().references(() => outbox.id),
    folder: text(),
    uid: integer(),
    messageId: text(),
    inReplyTo: json<string[]>().notNull(),
    references: json<string[]>().notNull(),
    fromAddress: text().notNull(),
    fromName: text(),
    toAddress: text().notNull(),
    subject: text().notNull(),
    at: instant().notNull(),
    /** Whole plain text, what the person wrote, and the quoted rest. */
    text: text().notNull(),
    visibleText: text().notNull(),
    quotedText: text().notNull().default(''),
    /** Cleaned HTML, if the message had any. */
    html: text(),
    attachments: json<{ name: string; type: string; bytes: number }[]>().notNull(),
    bounceClass: text().$type<BounceClass>(),
    bounceStatus: text(),
    bounceDiagnostic: text(),
    matchedBecause: text(),
    /** Somebody said that the promise proposed from this message is none. */
    promiseDismissedAt: instant(),
    /** The words that ask for payment, or that a person called so; null: they do not. */
    paymentWords: text(),
    /** Could not be parsed: kept raw and shown so. */
    unreadable: flag().notNull().default(false),
    raw: blob({ mode: 'buffer' }),
    createdAt: instant().notNull(),
  },
  (t) => [
    index('messages_thread').on(t.threadId, t.at, t.id),
    index('messages_message_id').on(t.workspaceId, t.messageId),
    uniqueIndex('messages_outbox').on(t.outboxId),
    oneOf('messages_kind', t.kind, MESSAGE_KINDS),
    oneOf('messages_bounce', t.bounceClass, BOUNCE_CLASSES),
  ],
)

/** A page that somebody named in a reply: looked at once for a link to the client's site, and judged as a promise would be. */
export const namedPages = sqliteTable(
  'named_pages',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    messageId: integer()
      .notNull()
      .references(() => messages.id, { onDelete: 'cascade' }),
    url: text().notNull(),
    /** The client's site, to any page of which a link counts. */
    target: text().notNull(),
    /** When it is looked at next; null when that is over. */
    nextAt: instant(),
    looks: integer().notNull().default(0),
    verdict: text().$type<Verdict>(),
    issues: json<Issue[]>().notNull(),
    /** What was seen, in one sentence. */
    reason: text(),
    /** The page of ours that the link leads to, its words, rel and place. */
    linkUrl: text(),
    anchor: text(),
    rel: json<string[]>().notNull(),
    position: text().$type<Position>(),
    seenAt: instant(),
  },
  (t) => [
    uniqueIndex('named_pages_one').on(t.messageId, t.url),
    index('named_pages_due')
      .on(t.workspaceId, t.nextAt)
      .where(sql`${t.nextAt} is not null`),
  ],
)

/** Every id under which one of our sent messages is known: ours, and the one a relay put in its place. */
export const knownIds = sqliteTable(
  'known_ids',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    messageId: text().notNull(),
    outboxId: integer()
      .notNull()
      .references(() => outbox.id),
  },
  (t) => [uniqueIndex('known_ids_one').on(t.workspaceId, t.messageId)],
)
