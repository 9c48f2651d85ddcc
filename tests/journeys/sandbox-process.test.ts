import { fork, type ChildProcess } from 'node:child_process'
import fs from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import SqliteFile from 'better-sqlite3'
import { afterAll, expect, test } from 'vitest'
import { START } from '#app/sandbox/seed/story.ts'
import { openDatabase } from '#db/client.server.ts'
import { runFast } from '#app/server/sandbox-clock.server.ts'
import { tell, type Clock } from '#app/domain/values/clock.ts'

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'sandbox-process-'))
let child: ChildProcess | undefined
afterAll(() => {
  child?.kill('SIGKILL')
  fs.rmSync(folder, { recursive: true, force: true })
})

type Ready = { type: 'ready'; env: Record<string, string>; greeting: string }

function start(dataFolder = folder): Promise<Ready> {
  child = fork('app/sandbox/main.ts', [dataFolder], { execArgv: ['--import', 'tsx'], silent: true })
  const said: string[] = []
  child.stderr?.on('data', (part: Buffer) => said.push(part.toString()))
  return new Promise((resolve, reject) => {
    child!.once('message', (message) => resolve(message as Ready))
    child!.once('exit', (code) => reject(new Error(`exit ${code}: ${said.join('')}`)))
  })
}

function stop(signal: NodeJS.Signals): Promise<number | null> {
  return new Promise((resolve) => {
    child!.removeAllListeners('exit')
    child!.once('exit', (code) => resolve(code))
    child!.kill(signal)
  })
}

function shownTime(): number {
  const db = new SqliteFile(path.join(folder, 'linkwright.sqlite'), { readonly: true })
  const row = db.prepare("select value from instance where key = 'clock'").get() as { value: string }
  db.close()
  return tell(JSON.parse(row.value) as Clock, new Date()).now.getTime()
}

/** What the web does when the first visitor enters. */
function enter(): void {
  const db = openDatabase(path.join(folder, 'linkwright.sqlite'))
  runFast(db, new Date())
  db.$client.close()
}

test('the sandbox fills an empty folder, waits for its visitor, runs a day a minute, and goes on where it was stopped', async () => {
  const first = await start()
  expect(first.env.LINKWRIGHT_CONNECT_TO).toMatch(/\*\.test=127\.0\.0\.1:\d+$/)
  const begun = shownTime()
  expect(begun - START.getTime()).toBeLessThan(12 * 3_600_000)
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(shownTime() - begun).toBeLessThan(10_000)
  enter()
  await new Promise((resolve) => setTimeout(resolve, 2000))
  expect(shownTime() - begun).toBeGreaterThan(40 * 60_000)
  expect(await stop('SIGTERM')).toBe(0)
  const stopped = JSON.parse(fs.readFileSync(path.join(folder, 'world', 'world.json'), 'utf8')) as {
    shownAt: number
  }

  await new Promise((resolve) => setTimeout(resolve, 3000))
  const second = await start()
  expect(second.env).toEqual(first.env)
  // Three seconds of the machine are more than an hour: the time in between did not pass.
  expect(shownTime() - stopped.shownAt).toBeLessThan(60 * 60_000)
  const goneOn = shownTime()
  await new Promise((resolve) => setTimeout(resolve, 500))
  expect(shownTime() - goneOn).toBeGreaterThan(10 * 60_000)
  await stop('SIGKILL')

  const third = await start()
  expect(third.env).toEqual(first.env)
  await stop('SIGTERM')
}, 180_000)

test('a folder with real data in it is left alone', async () => {
  const own = path.join(folder, 'own')
  fs.mkdirSync(own)
  fs.copyFileSync(path.join(folder, 'linkwright.sqlite'), path.join(own, 'linkwright.sqlite'))
  const db = new SqliteFile(path.join(own, 'linkwright.sqlite'))
  db.prepare("delete from instance where key = 'sandbox'").run()
  db.close()
  await expect(start(own)).rejects.toThrow(/holds real data/)
})
