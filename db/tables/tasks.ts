import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { id, instant } from './columns.ts'
import { links } from './links.ts'
import { projects } from './projects.ts'
import { prospects } from './prospects.ts'
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
  ],
)
