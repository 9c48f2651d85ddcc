import { existsSync, mkdirSync } from 'node:fs'
import { migrate, openDatabase, type Database } from '#db/client.server.ts'
import { workspaces } from '#db/tables/workspaces.ts'
import { useRegistrations } from '#app/domain/mailboxes/grants.server.ts'
import { useSecretKey } from '#app/domain/mailboxes/secrets.server.ts'
import { keepMailHere } from '#app/gateways/mail-trouble.ts'
import { mintWorkspaceId, tellTime, type Actor, type Scope } from '#app/domain/values/scope.server.ts'
import { databaseFile, noDatabase, type Env } from './env.server.ts'
import { loadSecretKey } from './secret-key.server.ts'

export type Instance = {
  db: Database
  env: Env
  /** One scope a workspace, at this moment. */
  scopes(actor: Actor): Scope[]
  close(): void
}

/**
 * Opens the data folder: makes it when missing, brings the database to this version, loads the key.
 * @param options `makes: false` where a folder without a database is a mistyped one
 * @throws Unusable when there is no database and none is to be made
 */
export function openInstance(env: Env, { migrates = true, makes = true } = {}): Instance {
  if (!makes && !existsSync(databaseFile(env))) throw noDatabase(env)
  mkdirSync(env.dataFolder, { recursive: true, mode: 0o700 })
  useSecretKey(loadSecretKey(env))
  keepMailHere(env.isSandbox)
  useRegistrations(env.registrations)
  const db = openDatabase(databaseFile(env))
  if (migrates) migrate(db)
  return {
    db,
    env,
    scopes: (actor) =>
      db
        .select({ id: workspaces.id })
        .from(workspaces)
        .all()
        .map(({ id }) => ({ db, workspaceId: mintWorkspaceId(id), actor, ...tellTime(db) })),
    close: () => db.$client.close(),
  }
}
