import path from 'node:path'
import { fileURLToPath } from 'node:url'
import SqliteFile from 'better-sqlite3'
import { drizzle } from 'drizzle-orm/better-sqlite3'
import { migrate as runMigrations } from 'drizzle-orm/better-sqlite3/migrator'
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core'
import { prepareSearch } from './search.server.ts'

/** What a query needs: the database itself or a transaction on it. Reads and writes return values, not promises. */
export type Queries = BaseSQLiteDatabase<'sync', SqliteFile.RunResult, Record<string, never>>
export type Database = ReturnType<typeof openDatabase>

const MIGRATIONS = path.join(path.dirname(fileURLToPath(import.meta.url)), 'migrations')

/**
 * Opens the one SQLite file.
 * @param file a path, or the bytes of a serialized database (for tests)
 * `synchronous = FULL`: "may have left" must be on disk before a body is given to a mail server.
 */
export function openDatabase(file: string | Buffer, { readonly = false } = {}) {
  const sqlite = new SqliteFile(file, { readonly })
  if (!readonly) sqlite.pragma('journal_mode = WAL')
  sqlite.pragma('synchronous = FULL')
  sqlite.pragma('foreign_keys = ON')
  sqlite.pragma('busy_timeout = 5000')
  sqlite.pragma('cache_size = -65536')
  sqlite.pragma('mmap_size = 1073741824')
  sqlite.pragma('temp_store = MEMORY')
  return drizzle(sqlite, { casing: 'snake_case' })
}

/** Brings the file to the schema of this version. Safe to call at every start. */
export function migrate(db: Database): void {
  runMigrations(db, { migrationsFolder: MIGRATIONS })
  prepareSearch(db.$client)
}
