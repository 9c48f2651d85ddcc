import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { TOUCH_KINDS, type TouchKind } from '../vocabulary.ts'
import { id, instant, oneOf } from './columns.ts'
import { links } from './links.ts'
import { projects } from './projects.ts'
import { prospects } from './prospects.ts'
import { sites } from './sites.ts'
import { users, workspaces } from './workspaces.ts'

/** Something that only a person can do, with the reason. */
export const tasks = sqliteTable(
  'tasks',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    prospectId: integer().references(() => prospects.id),
    linkId: integer().references(() => links.id, { onDelete: 'cascade' }),
    siteId: integer().references(() => sites.id),
    /** A touch that is planned: done, it is written down as one. */
    touch: text().$type<TouchKind>(),
    /** The conversation in which it is done: a thank-you for the link is drafted there. */
    threadId: integer(),
    title: text().notNull(),
    because: text().notNull(),
    dueOn: instant(),
    doneAt: instant(),
    doneByUserId: integer().references(() => users.id),
    assigneeId: integer().references(() => users.id),
    createdAt: instant().notNull(),
  },
  (t) => [
    index('tasks_open')
      .on(t.projectId, t.dueOn, t.id)
      .where(sql`${t.doneAt} is null`),
    index('tasks_prospect').on(t.prospectId, t.id),
    index('tasks_link').on(t.linkId, t.id),
    index('tasks_site')
      .on(t.siteId, t.id)
      .where(sql`${t.siteId} is not null`),
  ],
)

/** What passed between us and them that pitches nothing: a comment, a share, a call. */
export const touches = sqliteTable(
  'touches',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    siteId: integer()
      .notNull()
      .references(() => sites.id),
    prospectId: integer().references(() => prospects.id),
    kind: text().$type<TouchKind>().notNull(),
    note: text(),
    at: instant().notNull(),
    userId: integer().references(() => users.id),
    /** The task that planned it. */
    taskId: integer().references(() => tasks.id),
    createdAt: instant().notNull(),
  },
  (t) => [
    index('touches_site').on(t.siteId, t.at, t.id),
    index('touches_prospect')
      .on(t.prospectId, t.at, t.id)
      .where(sql`${t.prospectId} is not null`),
    index('touches_task')
      .on(t.taskId)
      .where(sql`${t.taskId} is not null`),
    oneOf('touches_kind', t.kind, TOUCH_KINDS),
  ],
)
