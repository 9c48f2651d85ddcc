import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { startBacklinkFile } from '#app/domain/imports/backlink-files.server.ts'
import { migrate, openDatabase } from '#db/client.server.ts'
import { freshWorkspace } from '#tests/support/workspace.ts'
import { makeExport } from './made-export.ts'
import { alternate, median, timed, type Line, type Run } from './measure.ts'

const ROWS = Number(process.env.BENCH_ROWS ?? 1_000_000)
const ROUNDS = Number(process.env.BENCH_ROUNDS ?? 3)
const NODE = ['--import', 'tsx']

/**
 * An export of backlinks into the store, against what SQLite's own shell and a script with papaparse need for the same
 * rows; as UTF-16; with another writer beside it; a tenth of its size; and killed in the middle.
 */
export async function benchImport(): Promise<{ lines: Line[]; notes: string[] }> {
  const folder = mkdtempSync(path.join(tmpdir(), 'bench-import-'))
  try {
    return await measure(folder)
  } finally {
    rmSync(folder, { recursive: true })
  }
}

async function measure(folder: string): Promise<{ lines: Line[]; notes: string[] }> {
  await makeExport(path.join(folder, 'utf8.csv'), ROWS, 'utf-8')
  await makeExport(path.join(folder, 'utf16.csv'), ROWS, 'utf-16le')
  await makeExport(path.join(folder, 'tenth.csv'), ROWS / 10, 'utf-8')
  let count = 0
  const fresh = () => path.join(folder, `peer-${++count}.sqlite`)
  const hasShell = spawnSync('sqlite3', ['--version']).status === 0
  const hasPapaparse = existsSync('node_modules/papaparse')
  const seen = await alternate(
    {
      ours: () => importOf(folder, 'utf8.csv', ROWS),
      utf16: () => importOf(folder, 'utf16.csv', ROWS),
      ...(hasShell && { shell: () => shellImport(path.join(folder, 'utf8.csv'), fresh()) }),
      ...(hasPapaparse && { papaparse: () => papaparse(path.join(folder, 'utf8.csv'), fresh()) }),
    },
    { rounds: ROUNDS },
  )
  const tenth = await importOf(folder, 'tenth.csv', ROWS / 10)
  const waits = await waitsBeside(folder)
  await killedAndResumed(folder)
  const { ours, utf16, shell, papaparse: script } = seen
  const against = (id: string, what: string, value: number, goal: string): Line => ({
    id,
    what,
    value,
    unit: 'x',
    goal,
  })
  return {
    lines: [
      {
        id: 'C1',
        what: 'rows of an export merged a second',
        value: ROWS / ours!.seconds,
        unit: '/s',
        goal: '',
      },
      ...(shell
        ? [against('C1a', 'against `sqlite3 .import`', ours!.seconds / shell.seconds, 'at most 3x')]
        : []),
      ...(script
        ? [
            against(
              'C1b',
              'papaparse and an upsert a row against it',
              script.seconds / ours!.seconds,
              'at least 2x',
            ),
          ]
        : []),
      against('C3', 'the same as UTF-16LE', utf16!.seconds / ours!.seconds, 'at most 1.4x'),
      {
        id: 'C4',
        what: 'another writer waits, 99th of 100',
        value: waits.p99,
        unit: 'ms',
        goal: 'at most 50',
      },
      { id: 'Cm', what: 'peak memory', value: ours!.megabytes, unit: 'MB', goal: '' },
      {
        id: 'Cm10',
        what: 'peak memory with a tenth of the rows',
        value: tenth.megabytes,
        unit: 'MB',
        goal: '',
      },
    ],
    notes: [
      `${ROWS} rows, ${ROUNDS} rounds; killed in the middle and begun again, the same counts`,
      `seconds: ours ${ours!.seconds.toFixed(1)} (${ours!.busy.toFixed(1)} of processor), UTF-16 ${utf16!.seconds.toFixed(1)}, ${shell ? `sqlite3 ${shell.seconds.toFixed(1)}` : 'sqlite3 skipped: not installed'}, ${script ? `papaparse ${script.seconds.toFixed(1)}` : 'papaparse skipped: not installed'}`,
      `the other writer, every 25 ms: median ${waits.median.toFixed(1)} ms, worst ${waits.worst.toFixed(0)} ms of ${waits.count}`,
      'the shell stores 37 columns of text without a key and merges nothing; the script reads no numbers, dates or domains',
    ],
  }
}

/** A database with the export waiting in it. */
async function prepared(folder: string, file: string) {
  const dataFolder = mkdtempSync(path.join(folder, 'data-'))
  const db = openDatabase(path.join(dataFolder, 'linkwright.sqlite'))
  migrate(db)
  const { scope, projectId } = freshWorkspace({ db, now: new Date() })
  const started = await startBacklinkFile(scope, {
    projectId,
    fileName: file,
    path: path.relative(dataFolder, path.join(folder, file)),
    dataFolder,
    subject: 'shop.test',
  })
  if (!started.ok) throw new Error(started.reason)
  const args = [...NODE, 'tests/bench/import-backlinks.ts', dataFolder, String(scope.workspaceId)]
  return { db, dataFolder, args }
}

type Prepared = Awaited<ReturnType<typeof prepared>>

async function importOf(folder: string, file: string, rows: number): Promise<Run> {
  const ready = await prepared(folder, file)
  const run = await timed(process.execPath, ready.args)
  checked(ready, rows)
  return run
}

/** Every row of the file is a link of its own. @throws when one is missing or more are there */
function checked({ db, dataFolder }: Prepared, rows: number): void {
  const count = db.$client.prepare('select count(*) from backlinks').pluck().get()
  const file = db.$client
    .prepare('select status, rows_done as done, new_links as made from backlink_files')
    .get()
  const told = JSON.stringify(file)
  if (count !== rows || told !== JSON.stringify({ status: 'done', done: rows, made: rows }))
    throw new Error(`${rows} rows made ${String(count)} links: ${told}`)
  db.$client.close()
  rmSync(dataFolder, { recursive: true })
}

async function shellImport(file: string, to: string): Promise<Run> {
  const run = await timed('sqlite3', [to, '.mode csv', `.import "${file}" links`])
  const counted = await timed('sqlite3', [to, 'select count(*) from links'])
  if (Number(counted.stdout) !== ROWS) throw new Error(`sqlite3 has ${counted.stdout} rows`)
  rmSync(to)
  return run
}

async function papaparse(file: string, to: string): Promise<Run> {
  const run = await timed(process.execPath, [...NODE, 'tests/bench/papaparse-upsert.ts', file, to])
  if (Number(run.stdout) !== ROWS) throw new Error(`the script has ${run.stdout} rows`)
  rmSync(to)
  return run
}

/** How long a small transaction of another process takes while an export is brought in. */
async function waitsBeside(folder: string) {
  const ready = await prepared(folder, 'utf8.csv')
  const child = spawn(process.execPath, ready.args, { stdio: 'ignore' })
  const ended = once(child, 'close')
  const waits: number[] = []
  const write = ready.db.$client.prepare('update workspaces set name = ?')
  while (child.exitCode === null) {
    const from = performance.now()
    write.run(String(waits.length))
    waits.push(performance.now() - from)
    await sleep(25)
  }
  await ended
  checked(ready, ROWS)
  const sorted = waits.toSorted((one, other) => one - other)
  return {
    p99: sorted[Math.floor(sorted.length * 0.99)]!,
    median: median(waits),
    worst: sorted.at(-1)!,
    count: waits.length,
  }
}

/** Kill -9 in the middle, then begun again. */
async function killedAndResumed(folder: string): Promise<void> {
  const ready = await prepared(folder, 'utf8.csv')
  const child = spawn(process.execPath, ready.args, { stdio: 'ignore' })
  const ended = once(child, 'close')
  const done = ready.db.$client.prepare('select links_done from backlink_files').pluck()
  while (child.exitCode === null && Number(done.get()) < ROWS / 3) await sleep(50)
  child.kill('SIGKILL')
  await ended
  if (Number(done.get()) >= ROWS) throw new Error('it was done before it could be killed')
  await timed(process.execPath, ready.args)
  checked(ready, ROWS)
}
