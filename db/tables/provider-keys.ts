import { integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, instant } from './columns.ts'
import { workspaces } from './workspaces.ts'

/** The team's own account at a service that is asked for data. The key is sealed, and never shown again. */
export const providerKeys = sqliteTable(
  'provider_keys',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    /** Its name in the list of that kind of services, such as `brave`. */
    provider: text().notNull(),
    /** Where it is asked, for services that the team runs itself. */
    endpoint: text(),
    /** Which of its models is asked, for services that have several. */
    model: text(),
    /** Sealed; null for a service that wants none. */
    secret: text(),
    createdAt: instant().notNull(),
  },
  (t) => [uniqueIndex('provider_keys_one').on(t.workspaceId, t.provider)],
)
