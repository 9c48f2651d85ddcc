import { sql } from 'drizzle-orm'
import { index, integer, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { CONTACT_SEARCH_STATES, type ContactSearchState } from '../vocabulary.ts'
import { id, instant, json, oneOf } from './columns.ts'
import { projects } from './projects.ts'
import { prospects } from './prospects.ts'
import { users, workspaces } from './workspaces.ts'

/** Sites looked at together for whom to write to: what one person asked for in one step. */
export const contactSearchBatches = sqliteTable(
  'contact_search_batches',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    userId: integer().references(() => users.id),
    total: integer().notNull(),
    cancelledAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [index('contact_search_batches_project').on(t.projectId, t.id)],
)

/** The search for the contacts of one prospect's site; waits as a row until a job has looked. */
export const contactSearches = sqliteTable(
  'contact_searches',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    batchId: integer()
      .notNull()
      .references(() => contactSearchBatches.id, { onDelete: 'cascade' }),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    prospectId: integer()
      .notNull()
      .references(() => prospects.id, { onDelete: 'cascade' }),
    url: text().notNull(),
    state: text().$type<ContactSearchState>().notNull(),
    claimedUntil: instant(),
    attempts: integer().notNull().default(0),
    contactCount: integer().notNull().default(0),
    /** What came of it, in one sentence. */
    outcome: text(),
    /** Where one can write without an address. */
    forms: json<string[]>().notNull(),
    /** A person has written through the form, or has put it aside. */
    formSettledAt: instant(),
    finishedAt: instant(),
    createdAt: instant().notNull(),
  },
  (t) => [
    index('contact_searches_due')
      .on(t.workspaceId, t.id)
      .where(sql`${t.state} = 'waiting'`),
    index('contact_searches_batch').on(t.batchId, t.state, t.id),
    index('contact_searches_prospect').on(t.prospectId, t.id),
    index('contact_searches_forms')
      .on(t.projectId, t.id)
      .where(sql`${t.state} = 'form' and ${t.formSettledAt} is null`),
    oneOf('contact_searches_state', t.state, CONTACT_SEARCH_STATES),
  ],
)
