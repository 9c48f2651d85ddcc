import { sql } from 'drizzle-orm'
import { index, integer, real, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  BLACKLIST_KINDS,
  CONTACT_VERIFICATIONS,
  SUPPRESSION_KINDS,
  SUPPRESSION_REASONS,
  type BlacklistKind,
  type ContactVerification,
  type SuppressionKind,
  type SuppressionReason,
} from '../vocabulary.ts'
import { id, instant, oneOf } from './columns.ts'
import { workspaces } from './workspaces.ts'

/** A registrable domain, shared by all projects of a workspace. */
export const sites = sqliteTable(
  'sites',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    domain: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('sites_one').on(t.workspaceId, t.domain)],
)

/** What a vendor says of a site: one value a metric, never mixed, never averaged. */
export const siteMetrics = sqliteTable(
  'site_metrics',
  {
    id: id(),
    siteId: integer()
      .notNull()
      .references(() => sites.id),
    /** `ahrefs_dr`, `moz_da`, … as in the import formats. */
    metric: text().notNull(),
    value: real().notNull(),
    seenAt: instant().notNull(),
    importId: integer(),
    /** The run over the web graph that brought it. */
    graphRunId: integer(),
  },
  (t) => [
    uniqueIndex('site_metrics_one').on(t.siteId, t.metric),
    index('site_metrics_of_graph')
      .on(t.graphRunId)
      .where(sql`${t.graphRunId} is not null`),
  ],
)

/** A person (or a role address) at a site. */
export const contacts = sqliteTable(
  'contacts',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    siteId: integer()
      .notNull()
      .references(() => sites.id),
    /** Lower-case, ASCII domain. Null: known by name only, a contact form for example. */
    email: text(),
    /** Registrable domain of the address. */
    emailDomain: text(),
    firstName: text(),
    lastName: text(),
    role: text(),
    foundOn: text(),
    foundHow: text(),
    foundAt: instant(),
    verification: text().$type<ContactVerification>().notNull().default('unverified'),
    /** What the verification rests on, in one sentence with its source. */
    verificationBecause: text(),
    doNotContactAt: instant(),
    doNotContactBecause: text(),
    /** IANA name; null: the mailbox's zone is used. */
    timeZone: text(),
    /** An automatic reply said so: nothing is sent before. */
    awayUntil: instant(),
    note: text(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('contacts_email')
      .on(t.workspaceId, t.email)
      .where(sql`${t.email} is not null`),
    index('contacts_site').on(t.siteId, t.id),
    index('contacts_email_domain').on(t.workspaceId, t.emailDomain),
    index('contacts_by_verification').on(t.workspaceId, t.verification, t.id),
    index('contacts_not_to_contact')
      .on(t.workspaceId, t.id)
      .where(sql`${t.doNotContactAt} is not null`),
    oneOf('contacts_verification', t.verification, CONTACT_VERIFICATIONS),
  ],
)

/** Who must never be written to: an address or a whole domain, with the reason. */
export const suppressions = sqliteTable(
  'suppressions',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    kind: text().$type<SuppressionKind>().notNull(),
    value: text().notNull(),
    reason: text().$type<SuppressionReason>().notNull(),
    /** Where it came from, in words: "one-click unsubscribe", "added by Anna". */
    origin: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('suppressions_one').on(t.workspaceId, t.kind, t.value),
    index('suppressions_newest').on(t.workspaceId, t.id),
    oneOf('suppressions_kind', t.kind, SUPPRESSION_KINDS),
    oneOf('suppressions_reason', t.reason, SUPPRESSION_REASONS),
  ],
)

/** Who is never to be a prospect of any project, with the reason. Whoever is written to already is another matter: suppressions. */
export const blacklist = sqliteTable(
  'blacklist',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    kind: text().$type<BlacklistKind>().notNull(),
    /** A domain, a lower-case address, or a pattern such as `*.gov`, `*casino*`, `blog.example/tag/*`, `*@agency.example`. */
    value: text().notNull(),
    reason: text().notNull(),
    /** Who added it, or the file it came with. */
    origin: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [
    uniqueIndex('blacklist_one').on(t.workspaceId, t.kind, t.value),
    index('blacklist_newest').on(t.workspaceId, t.id),
    oneOf('blacklist_kind', t.kind, BLACKLIST_KINDS),
  ],
)
