import { chmodSync, copyFileSync, existsSync, realpathSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import SqliteFile from 'better-sqlite3'
import { Conflict, Invalid } from '#app/domain/values/errors.ts'
import { databaseFile, noDatabase, type Env } from './env.server.ts'

/**
 * Copies the running database to `file`, consistently and without stopping anything (SQLite's online backup).
 * The secret key is not in it: without the key the mailboxes' passwords in a stolen backup stay sealed.
 * @throws Conflict when the file exists; what the disk throws, then nothing of the file is left
 */
export async function backUp(env: Env, file: string): Promise<{ bytes: number; pages: number }> {
  if (existsSync(file)) throw new Conflict(`${file} exists already: name another file.`)
  if (!existsSync(path.dirname(path.resolve(file))))
    throw new Invalid(`${path.dirname(file)} is not there: make that folder, or name a file elsewhere.`)
  if (!existsSync(databaseFile(env))) throw noDatabase(env)
  const source = new SqliteFile(databaseFile(env), { readonly: true })
  const part = `${file}.part`
  try {
    // Made before SQLite opens it, so that nobody else on the machine reads the mail in it.
    writeFileSync(part, '', { mode: 0o600 })
    chmodSync(part, 0o600)
    const { totalPages } = await source.backup(part)
    const pageBytes = source.pragma('page_size', { simple: true }) as number
    standAlone(part)
    renameSync(part, file)
    return { bytes: totalPages * pageBytes, pages: totalPages }
  } catch (error) {
    if (!['SQLITE_FULL', 'ENOSPC'].includes((error as NodeJS.ErrnoException).code ?? '')) throw error
    throw new Invalid(
      `There is no room for the backup in ${path.dirname(path.resolve(file))}: name a file elsewhere.`,
    )
  } finally {
    rmSync(part, { force: true })
    source.close()
  }
}

/** A backup can be read from where nothing can be written beside it. */
function standAlone(file: string): void {
  const copy = new SqliteFile(file)
  copy.pragma('journal_mode = DELETE')
  copy.close()
}

/**
 * Puts a backup in the place of the database. The present one is kept beside it, under the returned name.
 * @throws Invalid when the file is not a whole Linkwright database, Conflict while the installation runs
 */
export function restore(env: Env, file: string): { kept: string | null } {
  const current = databaseFile(env)
  if (existsSync(file) && existsSync(current) && realpathSync(file) === realpathSync(current))
    throw new Invalid(`${file} is the database itself, no backup of it. Nothing was changed.`)
  checkBackup(file)
  const kept = existsSync(current)
    ? `${current}.before-restore-${new Date().toISOString().replace(/[:.]/g, '-')}`
    : null
  if (kept) foldWal(current)
  const part = `${current}.part`
  try {
    // All of it is here before the present one gives way: a full disk changes nothing.
    copyFileSync(file, part)
    chmodSync(part, 0o600)
    if (kept) renameSync(current, kept)
    for (const rest of ['-wal', '-shm']) rmSync(current + rest, { force: true })
    renameSync(part, current)
  } finally {
    rmSync(part, { force: true })
  }
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
