import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { ROLES, type AlertKind, type AlertMail, type Role } from '../vocabulary.ts'
import { id, instant, json, oneOf } from './columns.ts'

/** Facts of this installation that belong to no workspace: set-up token, sandbox clock, versions. */
export const instance = sqliteTable('instance', {
  key: text().primaryKey(),
  value: json<unknown>().notNull(),
})

export const workspaces = sqliteTable('workspaces', {
  id: id(),
  name: text().notNull(),
  /** The one global stop: while set, no mail leaves. */
  sendingStoppedAt: instant(),
  /** Who stopped it, by name, and why. */
  sendingStoppedBy: text(),
  sendingStoppedBecause: text(),
  /** Steps a day to one domain of addresses, and people a day at one site. */
  perDomainDaily: integer().notNull().default(2),
  perSiteDaily: integer().notNull().default(1),
  /** How many days the HTML of checked pages is kept; null: for good. */
  keepPagesDays: integer(),
  /** Fatigue limits over all projects: so many first messages in so many days to one person and to one site; null: no limit. */
  fatigueDays: integer().notNull().default(30),
  fatiguePerPerson: integer().default(1),
  fatiguePerSite: integer().default(2),
  /** What the team does when somebody asks for payment, and the answer it proposes; null: the words that come with the program. */
  paymentPolicy: text(),
  paymentReply: text(),
  createdAt: instant().notNull(),
})

export const users = sqliteTable('users', {
  id: id(),
  email: text().notNull().unique(),
  name: text().notNull(),
  passwordHash: text().notNull(),
  createdAt: instant().notNull(),
})

export const memberships = sqliteTable(
  'memberships',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    userId: integer()
      .notNull()
      .references(() => users.id),
    role: text().$type<Role>().notNull(),
    /** How they want to hear of each kind of alert; a kind that is missing is as by default for the role. */
    alertChoices: json<Partial<Record<AlertKind, { inApp: boolean; mail: AlertMail }>>>(),
    /** When the daily digest is for them: a local time and its zone by IANA name. */
    digestTime: text().notNull().default('08:00'),
    timeZone: text().notNull().default('UTC'),
    nextDigestAt: instant(),
  },
  (t) => [
    uniqueIndex('memberships_one').on(t.workspaceId, t.userId),
    oneOf('memberships_role', t.role, ROLES),
  ],
)

/** A signed-in browser. The cookie holds a secret; only its hash is kept here. */
export const sessions = sqliteTable(
  'sessions',
  {
    id: id(),
    tokenHash: text().notNull().unique(),
    userId: integer()
      .notNull()
      .references(() => users.id),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    userAgent: text().notNull(),
    ip: text().notNull(),
    createdAt: instant().notNull(),
    lastSeenAt: instant().notNull(),
    expiresAt: instant().notNull(),
  },
  (t) => [index('sessions_user').on(t.userId)],
)

/** Failed sign-ins, counted per address and per IP. */
export const loginAttempts = sqliteTable('login_attempts', {
  key: text().primaryKey(),
  failedCount: integer().notNull(),
  firstAt: instant().notNull(),
  lockedUntil: instant(),
})

/** The last sign of life of each background job. */
export const heartbeats = sqliteTable('heartbeats', {
  job: text().primaryKey(),
  pid: integer().notNull(),
  at: instant().notNull(),
  lastError: text(),
  lastErrorAt: instant(),
})
