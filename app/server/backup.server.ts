import { copyFileSync, existsSync, renameSync, rmSync } from 'node:fs'
import SqliteFile from 'better-sqlite3'
import { Conflict, Invalid } from '#app/domain/values/errors.ts'
import { databaseFile, type Env } from './env.server.ts'

/**
 * Copies the running database to `file`, consistently and without stopping anything (SQLite's online backup).
 * The secret key is not in it: without the key the mailboxes' passwords in a stolen backup stay sealed.
 * @throws Conflict when the file exists
 */
export async function backUp(env: Env, file: string): Promise<{ bytes: number; pages: number }> {
  if (existsSync(file)) throw new Conflict(`${file} exists already: name another file.`)
  if (!existsSync(databaseFile(env)))
    throw new Invalid(`There is no database in ${env.dataFolder}: set LINKWRIGHT_DATA.`)
  const source = new SqliteFile(databaseFile(env), { readonly: true })
  try {
    const part = `${file}.part`
    const { totalPages } = await source.backup(part)
    const pageBytes = source.pragma('page_size', { simple: true }) as number
    renameSync(part, file)
    return { bytes: totalPages * pageBytes, pages: totalPages }
  } finally {
    source.close()
  }
}

/**
 * Puts a backup in the place of the database. The present one is kept beside it, under the returned name.
 * @throws Invalid when the file is not a whole Linkwright database, Conflict while the installation runs
 */
export function restore(env: Env, file: string): { kept: string | null } {
  checkBackup(file)
  const current = databaseFile(env)
  const kept = existsSync(current)
    ? `${current}.before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`
    : null
  if (kept) {
    foldWal(current)
    renameSync(current, kept)
  }
  for (const rest of ['-wal', '-shm']) rmSync(current + rest, { force: true })
  copyFileSync(file, current)
  return { kept }
}

function checkBackup(file: string): void {
  if (!existsSync(file)) throw new Invalid(`${file} is not there.`)
  let db: SqliteFile.Database | undefined
  try {
    db = new SqliteFile(file, { readonly: true })
    const verdict = db.pragma('integrity_check', { simple: true })
    const isOurs = db.prepare("select 1 from sqlite_master where name = 'prospects'").get()
    if (verdict !== 'ok' || !isOurs) throw new Error(isOurs ? String(verdict) : 'it has no prospects table')
  } catch (error) {
    throw new Invalid(
      `${file} is not a whole Linkwright backup: ${(error as Error).message}. Nothing was changed.`,
    )
  } finally {
    db?.close()
  }
}

/** Brings everything into the one file; refused while somebody else has the database open for writing. */
function foldWal(file: string): void {
  const db = new SqliteFile(file, { timeout: 500 })
  try {
    db.pragma('locking_mode = EXCLUSIVE')
    db.pragma('wal_checkpoint(TRUNCATE)')
    db.exec('begin exclusive; commit')
  } catch {
    throw new Conflict('Linkwright is running on this data folder: stop it first, then restore.')
  } finally {
    db.close()
  }
}
