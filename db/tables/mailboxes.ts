import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  GRANT_PROVIDERS,
  MAIL_SECURITIES,
  MAILBOX_STATUSES,
  type GrantProvider,
  type MailboxStatus,
  type MailSecurity,
} from '../vocabulary.ts'
import { flag, id, instant, json, oneOf } from './columns.ts'
import { workspaces } from './workspaces.ts'

type StoredFinding = { level: 'good' | 'warn' | 'bad' | 'unknown'; says: string; record?: string }
export type SenderFindings = Record<'spf' | 'dkim' | 'dmarc' | 'mx' | 'ptr', StoredFinding>
export type SenderTest = {
  to: string
  messageId: string
  /** Milliseconds since 1970. */
  sentAt: number
  results: {
    spf: string | null
    dkim: string | null
    dmarc: string | null
    isAligned: boolean
    selector: string | null
  } | null
  /** It arrived: where, and whether the server looked at who sent it at all. */
  folder: string | null
}

/** One SMTP + IMAP account of the team, with the identity that writes from it, its caps and its window. */
export const mailboxes = sqliteTable(
  'mailboxes',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    email: text().notNull(),
    fromName: text().notNull(),
    legalName: text().notNull(),
    postalAddress: text().notNull(),
    signature: text().notNull().default(''),
    preset: text().notNull().default('generic'),

    smtpHost: text().notNull(),
    smtpPort: integer().notNull(),
    smtpSecurity: text().$type<MailSecurity>().notNull(),
    smtpUser: text().notNull(),
    /** Sealed with AES-256-GCM; never leaves the server. */
    smtpSecret: text().notNull(),
    imapHost: text().notNull(),
    imapPort: integer().notNull(),
    imapSecurity: text().$type<MailSecurity>().notNull(),
    imapUser: text().notNull(),
    imapSecret: text().notNull(),
    /** Instead of passwords: the provider with which a grant was made (see `mailbox_grants`). */
    signsInWith: text().$type<GrantProvider>(),
    /** A DKIM key of the team's own: its name in the DNS, and the private half, sealed. */
    dkimSelector: text(),
    dkimSecret: text(),
    /** Since when the DNS has had the public half; nothing is signed before. */
    dkimSeenAt: instant(),
    /** The user's explicit exception for a certificate that does not check. */
    allowBadCertificate: flag().notNull().default(false),

    dailyCap: integer().notNull().default(30),
    /** First day of the ramp-up; null: no ramp. */
    rampFrom: instant(),
    windowFrom: text().notNull().default('09:00'),
    windowTo: text().notNull().default('17:00'),
    /** ISO weekdays, 1 = Monday. */
    weekdays: json<number[]>().notNull(),
    timeZone: text().notNull().default('UTC'),
    gapMinSeconds: integer().notNull().default(90),
    gapMaxSeconds: integer().notNull().default(300),
    /** Earliest instant of the next send: gap and back-off folded in. */
    nextSendAt: instant(),

    status: text().$type<MailboxStatus>().notNull().default('ok'),
    /** Why it is paused or in trouble, in plain words. */
    statusBecause: text(),
    /** A password was refused: nothing tries again until the user acts. */
    needsPassword: flag().notNull().default(false),
    sentFolder: text(),
    /** The host files sent mail by itself; null: decided by the SMTP host. */
    filesSentItself: flag(),
    connectedAt: instant().notNull(),
    lastSyncAt: instant(),
    lastSyncError: text(),
    lastSyncErrorAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('mailboxes_one').on(t.workspaceId, t.email),
    oneOf('mailboxes_status', t.status, MAILBOX_STATUSES),
    oneOf('mailboxes_smtp_security', t.smtpSecurity, MAIL_SECURITIES),
    oneOf('mailboxes_imap_security', t.imapSecurity, MAIL_SECURITIES),
  ],
)

/** A person's leave to read and send by tokens instead of a password. Without a mailbox it waits for its form to be filled in. */
export const mailboxGrants = sqliteTable(
  'mailbox_grants',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    mailboxId: integer().references(() => mailboxes.id, { onDelete: 'cascade' }),
    provider: text().$type<GrantProvider>().notNull(),
    email: text().notNull(),
    /** Both sealed with AES-256-GCM; they never leave the server. */
    refreshSecret: text().notNull(),
    accessSecret: text().notNull(),
    accessUntil: instant().notNull(),
    /** Somebody is asking for a new token until then; nobody else does. */
    refreshingUntil: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('mailbox_grants_one').on(t.mailboxId),
    oneOf('mailbox_grants_provider', t.provider, GRANT_PROVIDERS),
  ],
)

/** What the DNS says about a sender, and what became of a test message: looked at once a day and when asked for. */
export const senderChecks = sqliteTable('sender_checks', {
  mailboxId: integer()
    .primaryKey()
    .references(() => mailboxes.id, { onDelete: 'cascade' }),
  nextAt: instant().notNull(),
  checkedAt: instant(),
  findings: json<SenderFindings>(),
  /** A message from the mailbox to one of the team, and what the server that took it said about its sender. */
  test: json<SenderTest>(),
})

/** Days on which no mail of sequences leaves: from any mailbox of the team, or from one. */
export const holidays = sqliteTable(
  'holidays',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    /** null: every mailbox. */
    mailboxId: integer().references(() => mailboxes.id, { onDelete: 'cascade' }),
    /** As `2026-12-25`: a day of whichever zone the mail leaves by. */
    day: text().notNull(),
    name: text().notNull(),
  },
  (t) => [index('holidays_day').on(t.workspaceId, t.day)],
)

/** How far a folder has been read. Moves only together with the messages it stands for. */
export const mailboxFolders = sqliteTable(
  'mailbox_folders',
  {
    id: id(),
    mailboxId: integer()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    path: text().notNull(),
    use: text().$type<'inbox' | 'sent' | 'junk' | 'archive'>().notNull(),
    uidValidity: text(),
    lastUid: integer().notNull().default(0),
    lastSyncAt: instant(),
  },
  (t) => [uniqueIndex('mailbox_folders_one').on(t.mailboxId, t.path)],
)

/** Mail already looked at, by Message-ID or by a hash of the header block: no event is raised twice. */
export const seenMail = sqliteTable(
  'seen_mail',
  {
    id: id(),
    mailboxId: integer()
      .notNull()
      .references(() => mailboxes.id, { onDelete: 'cascade' }),
    key: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [uniqueIndex('seen_mail_one').on(t.mailboxId, t.key), index('seen_mail_at').on(t.at)],
)
