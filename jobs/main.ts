import { setMaxListeners } from 'node:events'
import { randomUUID } from 'node:crypto'
import { readEnv } from '#app/server/env.server.ts'
import { openInstance } from '#app/server/open-instance.server.ts'
import { runAll } from './runner.ts'
import { SCHEDULE } from './schedule.ts'

/** The jobs half: runs the schedule until told to stop; what is under way is finished or left to its lease. */
const instance = openInstance(readEnv(process.env), { migrates: false })
const stop = new AbortController()
setMaxListeners(0, stop.signal) // every job waits on it, and what it has under way
for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => stop.abort())
process.on('unhandledRejection', (error) => {
  console.error(error)
  process.exit(1)
})

await runAll(SCHEDULE, {
  ...instance,
  workerId: `${process.pid}-${randomUUID().slice(0, 8)}`,
  signal: stop.signal,
})
instance.close()
process.exit(0)
