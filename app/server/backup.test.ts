import { mkdirSync, mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate, openDatabase } from '#db/client.server.ts'
import { workspaces } from '#db/tables/workspaces.ts'
import { backUp, restore } from './backup.server.ts'
import { databaseFile, readEnv } from './env.server.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'lw-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

const names = (env: ReturnType<typeof readEnv>) => {
  const db = openDatabase(databaseFile(env))
  const found = db.select().from(workspaces).all()
  db.$client.close()
  return found.map((one) => one.name)
}

test('a backup made while the database is open comes back whole, and the later state is kept beside it', async () => {
  const env = readEnv({ LINKWRIGHT_DATA: folder })
  const db = openDatabase(databaseFile(env))
  migrate(db)
  db.insert(workspaces)
    .values({ name: 'before', createdAt: new Date(0) })
    .run()
  const file = path.join(folder, 'copy.sqlite')
  await backUp(env, file)
  db.insert(workspaces)
    .values({ name: 'after', createdAt: new Date(0) })
    .run()
  expect(() => restore(env, file)).toThrow(/stop it first/)
  db.$client.close()

  restore(env, file)
  expect(names(env)).toEqual(['before'])
  expect(readdirSync(folder).filter((name) => name.includes('before-restore'))).toHaveLength(1)
  await expect(backUp(env, file)).rejects.toThrow(/exists already/)
  expect(statSync(file).mode & 0o777).toBe(0o600)
})

test('what cannot be written or put back leaves everything as it was', async () => {
  const env = readEnv({ LINKWRIGHT_DATA: folder })
  const db = openDatabase(databaseFile(env))
  migrate(db)
  db.$client.close()
  const before = readdirSync(folder)
  await expect(backUp(env, path.join(folder, 'nowhere/copy.sqlite'))).rejects.toThrow(/nowhere is not there/)
  expect(() => restore(env, databaseFile(env))).toThrow(/the database itself/)
  expect(readdirSync(folder)).toEqual(before)

  const file = path.join(folder, 'copy.sqlite')
  await backUp(env, file)
  mkdirSync(`${databaseFile(env)}.part`) // the copy fails half-way
  expect(() => restore(env, file)).toThrow(/\.part/)
  expect(names(env)).toEqual([])
  expect(readdirSync(folder).filter((name) => name.includes('before-restore'))).toEqual([])
})

test('a file that is no backup is refused and changes nothing', () => {
  const env = readEnv({ LINKWRIGHT_DATA: folder })
  const file = path.join(folder, 'holiday.jpg')
  writeFileSync(file, 'not a database at all')
  expect(() => restore(env, file)).toThrow(/not a whole Linkwright backup/)
  expect(() => restore(env, path.join(folder, 'nowhere'))).toThrow(/not there/)
})
