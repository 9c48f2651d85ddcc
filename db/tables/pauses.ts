import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { PAUSE_LEVELS, type PauseLevel } from '../vocabulary.ts'
import { id, instant, oneOf } from './columns.ts'
import { workspaces } from './workspaces.ts'

/** What no sequence writes to until somebody lifts it: a whole project, a site, a person, a prospect. */
export const pauses = sqliteTable(
  'pauses',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    level: text().$type<PauseLevel>().notNull(),
    /** The project, site, contact or prospect. */
    subjectId: integer().notNull(),
    because: text().notNull(),
    /** Who paused it, by name. */
    by: text().notNull(),
    at: instant().notNull(),
  },
  (t) => [
    uniqueIndex('pauses_one').on(t.workspaceId, t.level, t.subjectId),
    oneOf('pauses_level', t.level, PAUSE_LEVELS),
  ],
)
