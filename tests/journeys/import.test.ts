import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { storeFile } from '#app/domain/imports/store-file.server.ts'
import { getImport } from '#app/domain/imports/get-import.server.ts'
import { startImport } from '#app/domain/imports/start-import.server.ts'
import { chooseColumns, confirmImport, undoImport } from '#app/domain/imports/steer-import.server.ts'
import { migrate, openDatabase } from '#db/client.server.ts'
import { importRows } from '#db/tables/imports.ts'
import { prospects } from '#db/tables/prospects.ts'
import { contacts, sites } from '#db/tables/sites.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { count, countDistinct, eq } from 'drizzle-orm'
import { expect, test } from 'vitest'

const WORKER = path.resolve('tests/support/import-worker.ts')
const ROWS = 16_000

/** Every fourth row is a second one for its page, every tenth names nothing; quoted cells span lines. */
function sheet(): string {
  const rows = Array.from({ length: ROWS }, (_, at) => {
    if (at % 10 === 9) return `not an address,,"row ${at}"`
    const page = at % 4 === 3 ? at - 1 : at
    return `https://www.site-${page % 5000}.example/p/${page},editor${page}@site-${page % 5000}.example,"row\n${at}"`
  })
  return `URL,Email,Notes\n${rows.join('\n')}\n`
}

async function world() {
  const dataFolder = mkdtempSync(path.join(tmpdir(), 'import-journey-'))
  const db = openDatabase(path.join(dataFolder, 'linkwright.sqlite'))
  migrate(db)
  return { dataFolder, ...freshWorkspace({ db: db as never, now: new Date() }) }
}

type World = Awaited<ReturnType<typeof world>>

async function uploaded({ scope, projectId, dataFolder }: World): Promise<number> {
  const file = await storeFile(
    dataFolder,
    (async function* () {
      yield Buffer.from(sheet())
    })(),
  )
  const started = await startImport(scope, { projectId, fileName: 'prospects.csv', file, dataFolder })
  if (!started.ok) throw new Error(started.reason)
  return started.id
}

/** Runs the worker; kills it with SIGKILL as soon as `isTime` says so. @returns true when it was killed */
async function work({ dataFolder, scope }: World, isTime: () => boolean = () => false): Promise<boolean> {
  const child = spawn(process.execPath, ['--import', 'tsx', WORKER, dataFolder, String(scope.workspaceId)], {
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const ended = once(child, 'exit')
  while (child.exitCode === null && child.signalCode === null) {
    if (isTime()) child.kill('SIGKILL')
    await sleep(5)
  }
  const [code, signal] = (await ended) as [number | null, string | null]
  if (signal === null && code !== 0) throw new Error(`The worker ended with ${code}`)
  return signal === 'SIGKILL'
}

test(
  'an import killed again and again ends with exactly the rows of its file, and is undone without a trace',
  { timeout: 180_000 },
  async () => {
    const here = await world()
    const { scope, db } = here
    const importId = await uploaded(here)
    const job = () => getImport(scope, importId)
    expect(job().mapping).toEqual({ URL: 'source_url', Email: 'email', Notes: 'notes' })

    chooseColumns(scope, { importId, mapping: job().mapping!, tactic: 'resource_page' })
    await work(here)
    const { preview } = job()
    expect(preview).toMatchObject({ rejected: ROWS / 10, skipped: 0, updated: 0 })
    expect(preview!.created + preview!.merged).toBe(ROWS - ROWS / 10)

    confirmImport(scope, { importId })
    for (const share of [0.1, 0.4, 0.7]) {
      const wasKilled = await work(here, () => job().rowsDone > ROWS * share)
      expect(wasKilled).toBe(true)
      expect(job()).toMatchObject({ status: 'running' })
      expect(job().rowsDone).toBeLessThan(ROWS)
      expect(db.select({ n: count() }).from(importRows).get()!.n).toBe(job().rowsDone)
    }
    await work(here)

    expect(job()).toMatchObject({ status: 'done', rowsDone: ROWS, counts: preview })
    expect(db.select({ n: count() }).from(prospects).get()!.n).toBe(preview!.created)
    expect(db.select({ n: count() }).from(contacts).get()!.n).toBe(preview!.created)
    expect(
      db
        .select({ n: countDistinct(importRows.line) })
        .from(importRows)
        .get()!.n,
    ).toBe(ROWS)
    const firstRejected = db.select().from(importRows).where(eq(importRows.outcome, 'rejected')).get()!
    expect(firstRejected).toMatchObject({ line: 2 + 9 * 2, reason: 'no usable URL or e-mail' })

    undoImport(scope, { importId })
    const half = () => (job().undo?.deletedProspects ?? 0) > preview!.created / 2
    expect(await work(here, half)).toBe(true)
    await work(here)
    expect(job()).toMatchObject({ status: 'undone', undo: { deletedProspects: preview!.created, kept: 0 } })
    for (const table of [prospects, contacts, sites]) {
      expect(db.select({ n: count() }).from(table).get()!.n).toBe(0)
    }
  },
)

async function cli(dataFolder: string, ...args: string[]) {
  const child = spawn(process.execPath, ['--import', 'tsx', 'app/cli/main.ts', 'import', ...args], {
    env: { ...process.env, LINKWRIGHT_DATA: dataFolder },
  })
  let out = ''
  let err = ''
  child.stdout.on('data', (chunk) => (out += chunk))
  child.stderr.on('data', (chunk) => (err += chunk))
  const [code] = (await once(child, 'close')) as [number]
  return { code, out, err }
}

test(
  'the command line inspects, tries, brings in and takes back the same file',
  { timeout: 180_000 },
  async () => {
    const { dataFolder } = await world()
    const file = path.join(dataFolder, 'list.csv')
    writeFileSync(file, 'URL,Notes\nhttps://a.example/x,one\nnothing,two\nhttps://client.test/,three\n')
    const seen = await cli(dataFolder, 'inspect', file, '--json')
    expect(JSON.parse(seen.out)).toMatchObject({ format: 'generic', rows: 3, usable: 2 })

    const said = { created: 1, updated: 0, merged: 0, skipped: 1, rejected: 1 }
    const tried = await cli(dataFolder, 'run', file, '--project', 'client.test', '--dry-run', '--json')
    expect(JSON.parse(tried.out)).toMatchObject({ ...said, import_id: null })
    const done = await cli(dataFolder, 'run', file, '--project', '1', '--json')
    expect(JSON.parse(done.out)).toEqual({
      ...said,
      reasons: { 'no usable URL': 1, 'your own site': 1 },
      import_id: 1,
    })
    const undone = await cli(dataFolder, 'undo', '1', '--json')
    expect(JSON.parse(undone.out)).toMatchObject({ import_id: 1, deleted: 1, kept: 0 })

    const again = await cli(dataFolder, 'undo', '1')
    expect([again.code, again.out, again.err]).toEqual([
      1,
      '',
      'This import is undone, so it cannot be undone.\n',
    ])
    const missing = await cli(dataFolder, 'rows', '/nowhere.csv', '--json')
    expect([missing.code, missing.err]).toEqual([1, 'There is no file /nowhere.csv.\n'])
    expect((await cli(dataFolder, 'run', file)).code).toBe(2)
  },
)
