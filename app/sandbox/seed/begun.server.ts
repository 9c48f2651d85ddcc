import fs from 'node:fs'
import { eq } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { openDatabase } from '#db/client.server.ts'
import { instance, users } from '#db/tables/workspaces.ts'
import { databaseFile, type Env } from '#app/server/env.server.ts'

const KEY = 'sandbox'
type Mark = 'being made' | 'made'

/** True when the story has been told into this database, to its end. */
export function isSeeded(db: Queries): boolean {
  return markOf(db) === 'made'
}

export function markSandbox(db: Queries, value: Mark): void {
  db.insert(instance)
    .values({ key: KEY, value })
    .onConflictDoUpdate({ target: instance.key, set: { value } })
    .run()
}

/**
 * A sandbox whose making was interrupted is made anew, from nothing.
 * @throws when the folder holds a database that is somebody's own
 */
export function clearHalfMade(env: Env, worldDir: string): void {
  const file = databaseFile(env)
  if (!fs.existsSync(file)) return fs.rmSync(worldDir, { recursive: true, force: true })
  const db = openDatabase(file)
  const state = readState(db)
  db.$client.close()
  if (state === 'made' || state === 'empty') return
  if (state === 'own')
    throw new Error(
      `${env.dataFolder} holds real data. Give the sandbox a folder of its own: LINKWRIGHT_DATA.`,
    )
  for (const rest of ['', '-wal', '-shm']) fs.rmSync(file + rest, { force: true })
  fs.rmSync(worldDir, { recursive: true, force: true })
}

function readState(db: ReturnType<typeof openDatabase>): Mark | 'own' | 'empty' {
  const hasTables = db.$client.prepare("select 1 from sqlite_master where name = 'instance'").get()
  if (!hasTables) return 'empty'
  const mark = markOf(db)
  if (mark) return mark
  return db.select({ id: users.id }).from(users).limit(1).get() ? 'own' : 'empty'
}

function markOf(db: Queries): Mark | null {
  const row = db.select({ value: instance.value }).from(instance).where(eq(instance.key, KEY)).get()
  return (row?.value as Mark | undefined) ?? null
}
