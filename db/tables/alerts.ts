import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import {
  ALERT_KINDS,
  ALERT_MAILS,
  DELIVERY_STATES,
  type AlertKind,
  type AlertMail,
  type DeliveryState,
} from '../vocabulary.ts'
import { id, instant, json, oneOf } from './columns.ts'
import { links } from './links.ts'
import { mailboxes } from './mailboxes.ts'
import { projects } from './projects.ts'
import { users, workspaces } from './workspaces.ts'

/** What needs a person. Stays until its cause is gone. */
export const alerts = sqliteTable(
  'alerts',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    /** null: it concerns no project, or several. */
    projectId: integer().references(() => projects.id),
    kind: text().$type<AlertKind>().notNull(),
    /** One open alert a kind and subject: "host:a.example", "mailbox:3". */
    subject: text().notNull(),
    title: text().notNull(),
    because: text().notNull(),
    linkId: integer(),
    checkId: integer(),
    mailboxId: integer().references(() => mailboxes.id),
    outboxId: integer(),
    prospectId: integer(),
    raisedAt: instant().notNull(),
    seenAt: instant(),
    resolvedAt: instant(),
  },
  (t) => [
    uniqueIndex('alerts_open_once')
      .on(t.workspaceId, t.kind, t.subject)
      .where(sql`${t.resolvedAt} is null`),
    index('alerts_open').on(t.workspaceId, t.resolvedAt, t.id),
    oneOf('alerts_kind', t.kind, ALERT_KINDS),
  ],
)

/** The links that one alert is about: all of one host, so that a host that goes down is one alert. */
export const alertLinks = sqliteTable(
  'alert_links',
  {
    id: id(),
    alertId: integer()
      .notNull()
      .references(() => alerts.id, { onDelete: 'cascade' }),
    linkId: integer()
      .notNull()
      .references(() => links.id, { onDelete: 'cascade' }),
    checkId: integer(),
    because: text().notNull(),
    at: instant().notNull(),
    overAt: instant(),
  },
  (t) => [
    uniqueIndex('alert_links_one').on(t.alertId, t.linkId),
    index('alert_links_open')
      .on(t.linkId)
      .where(sql`${t.overAt} is null`),
  ],
)

/** Who is to hear of an alert by mail, and when they did. */
export const alertNotices = sqliteTable(
  'alert_notices',
  {
    id: id(),
    alertId: integer()
      .notNull()
      .references(() => alerts.id, { onDelete: 'cascade' }),
    userId: integer()
      .notNull()
      .references(() => users.id),
    mail: text().$type<AlertMail>().notNull(),
    createdAt: instant().notNull(),
    /** Told, or dropped because it was over before. */
    doneAt: instant(),
    outboxId: integer(),
  },
  (t) => [
    uniqueIndex('alert_notices_waiting')
      .on(t.alertId, t.userId)
      .where(sql`${t.doneAt} is null`),
    index('alert_notices_due')
      .on(t.userId, t.mail)
      .where(sql`${t.doneAt} is null`),
    oneOf('alert_notices_mail', t.mail, ALERT_MAILS),
  ],
)

/** An address of the user's own that hears of chosen alerts. */
export const webhooks = sqliteTable(
  'webhooks',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    url: text().notNull(),
    /** Sealed with AES-256-GCM; never leaves the server. */
    secret: text().notNull(),
    kinds: json<AlertKind[]>().notNull(),
    /** Since when no delivery has succeeded; null: the last one did. */
    failingSince: instant(),
    /** Nothing is sent until a person switches it on again. */
    disabledAt: instant(),
    disabledBecause: text(),
    createdAt: instant().notNull(),
  },
  (t) => [index('webhooks_workspace').on(t.workspaceId, t.id)],
)

/** One message to a webhook: due, claimed, tried, recorded. */
export const webhookDeliveries = sqliteTable(
  'webhook_deliveries',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    webhookId: integer()
      .notNull()
      .references(() => webhooks.id, { onDelete: 'cascade' }),
    /** null: a test. */
    alertId: integer().references(() => alerts.id, { onDelete: 'cascade' }),
    /** Written at the first attempt and the same ever after. */
    body: text(),
    state: text().$type<DeliveryState>().notNull().default('waiting'),
    dueAt: instant(),
    claimedUntil: instant(),
    attemptCount: integer().notNull().default(0),
    /** What the last attempt sent and what came of it. */
    lastAt: instant(),
    lastHeaders: json<Record<string, string>>(),
    lastStatus: integer(),
    lastAnswer: text(),
    lastBecause: text(),
    durationMs: integer(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index('webhook_deliveries_due')
      .on(t.dueAt, t.id)
      .where(sql`${t.state} = 'waiting'`),
    index('webhook_deliveries_log').on(t.webhookId, t.id),
    uniqueIndex('webhook_deliveries_unwritten')
      .on(t.webhookId, t.alertId)
      .where(sql`${t.body} is null`),
    oneOf('webhook_deliveries_state', t.state, DELIVERY_STATES),
  ],
)
