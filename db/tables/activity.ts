import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant, json } from './columns.ts'
import { workspaces } from './workspaces.ts'

/**
 * What happened, append only. The ids are plain numbers, not foreign keys: the record of a thing outlives it.
 * `because` is the cause in one sentence, as the timeline shows it.
 */
export const activities = sqliteTable(
  'activities',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    at: instant().notNull(),
    actor: text().notNull(),
    actorUserId: integer(),
    what: text().notNull(),
    because: text(),
    projectId: integer(),
    siteId: integer(),
    prospectId: integer(),
    contactId: integer(),
    enrolmentId: integer(),
    threadId: integer(),
    messageId: integer(),
    linkId: integer(),
    checkId: integer(),
    importId: integer(),
    mailboxId: integer(),
    data: json<Record<string, unknown>>().notNull(),
  },
  (t) => [
    index('activities_prospect').on(t.prospectId, t.id),
    index('activities_site').on(t.siteId, t.id),
    index('activities_link').on(t.linkId, t.id),
    index('activities_contact')
      .on(t.contactId, t.id)
      .where(sql`${t.contactId} is not null`),
    index('activities_workspace').on(t.workspaceId, t.id),
  ],
)
