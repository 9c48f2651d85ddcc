import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createCookie } from 'react-router'
import { openSession } from '#app/domain/workspaces/sessions.server.ts'
import { migrate, openDatabase } from '#db/client.server.ts'
import { freshWorkspace } from './workspace.ts'

/** A data folder with Anna's workspace and project 1 (client.test), and the cookie that signs her in. */
export async function preparedData() {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'lw-e2e-'))
  const db = openDatabase(path.join(dataFolder, 'linkwright.sqlite'))
  migrate(db)
  const wall = new Date()
  const { scope, userId } = freshWorkspace({ db: db as never, now: wall })
  const visitor = { ip: '127.0.0.1', userAgent: 'tests' }
  const token = openSession(db, { userId, workspaceId: scope.workspaceId, visitor, wall })
  db.$client.close()
  const [pair = ''] = (await createCookie('linkwright').serialize(token)).split(';')
  return { dataFolder, cookie: { name: 'linkwright', value: pair.slice(pair.indexOf('=') + 1) } }
}
