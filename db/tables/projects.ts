import { index, integer, sqliteTable, text, uniqueIndex } from 'drizzle-orm/sqlite-core'
import { id, instant } from './columns.ts'
import { workspaces } from './workspaces.ts'

/** One client site, with its target pages and competitors. */
export const projects = sqliteTable(
  'projects',
  {
    id: id(),
    workspaceId: integer()
      .notNull()
      .references(() => workspaces.id),
    name: text().notNull(),
    siteUrl: text().notNull(),
    /** Registrable domain of the client's site. */
    domain: text().notNull(),
    createdAt: instant().notNull(),
  },
  (t) => [index('projects_workspace').on(t.workspaceId, t.id)],
)

export const targetPages = sqliteTable(
  'target_pages',
  {
    id: id(),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    url: text().notNull(),
    /** Canonical form of the URL: two addresses of one page have the same key. */
    urlKey: text().notNull(),
    title: text(),
  },
  (t) => [uniqueIndex('target_pages_one').on(t.projectId, t.urlKey)],
)

export const competitors = sqliteTable(
  'competitors',
  {
    id: id(),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    domain: text().notNull(),
  },
  (t) => [uniqueIndex('competitors_one').on(t.projectId, t.domain)],
)

/** Names by which people speak of the client, beside its domain; another domain among them is the client's too. */
export const brands = sqliteTable(
  'brands',
  {
    id: id(),
    projectId: integer()
      .notNull()
      .references(() => projects.id),
    name: text().notNull(),
  },
  (t) => [uniqueIndex('brands_one').on(t.projectId, t.name)],
)
