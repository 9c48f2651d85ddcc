import { sql, type SQL } from 'drizzle-orm'
import type { AnySQLiteColumn } from 'drizzle-orm/sqlite-core'
import type { Scope } from './scope.server.ts'

/**
 * Belongs to this workspace, merely as a check of rows found otherwise. SQLite keeps no statistics here and would rather walk through
 * all of a workspace by an index than use the column that finds one row: the plus takes the index away from it.
 */
export function ofWorkspace(column: AnySQLiteColumn, { workspaceId }: Pick<Scope, 'workspaceId'>): SQL {
  return sql`+${column} = ${workspaceId}`
}
