import path from 'node:path'
import { desc } from 'drizzle-orm'
import { readEnv } from '#app/server/env.server.ts'
import { openInstance } from '#app/server/open-instance.server.ts'
import { SANDBOX_TEMPO } from '#app/server/sandbox-clock.server.ts'
import { activities } from '#db/tables/activity.ts'
import { tellTime } from '#app/domain/values/scope.server.ts'
import { seedSandbox } from './seed.server.ts'
import { clearHalfMade, isSeeded } from './seed/begun.server.ts'
import { setClock } from './seed/scope.server.ts'
import { START, STORY_BEGINS } from './seed/story.ts'
import { pointMailboxes } from './seed/team.server.ts'
import { SITES } from './sites/catalogue.ts'
import { startWorld } from './world.server.ts'

const TICK_MS = 200
/** A longer pause between two ticks means that the machine slept: the sandbox then slept as well. */
const SLEPT_MS = 15_000

/**
 * The sandbox process: serves the little internet and its mail, lets its people act in product time, and fills an
 * empty database with the story first. Started by the starter with the data folder as its argument; tells it
 * `{ type: 'ready', env, greeting }` when everything listens.
 */
const dataFolder = path.resolve(process.argv[2] ?? 'data-sandbox')
const env = readEnv({ ...process.env, LINKWRIGHT_SANDBOX: '1', LINKWRIGHT_SANDBOX_DATA: dataFolder })
const dir = path.join(dataFolder, 'world')
clearHalfMade(env, dir)
const { db, close } = openInstance(env)
const isNew = !isSeeded(db)
const world = await startWorld({ dir, now: isNew ? STORY_BEGINS : START })
if (isNew) await seedSandbox(db, world)
pointMailboxes(db, world.ports)
/** Until the first visitor enters nothing hurries; from then on a day is a minute, after a new start as well. */
const wasFast = tellTime(db).tempo > 1
setClock(db, {
  shownAt: Math.max(world.state.shownAt ?? START.getTime(), lastHappening(db)),
  tempo: wasFast ? SANDBOX_TEMPO : 1,
})

let isStopping = false
let lastTick = Date.now()
const timer = setInterval(() => {
  const wall = Date.now()
  if (wall - lastTick > SLEPT_MS)
    setClock(db, { shownAt: world.state.shownAt ?? START.getTime(), tempo: tellTime(db).tempo })
  lastTick = wall
  void world.tick(tellTime(db).now)
}, TICK_MS)

for (const signal of ['SIGTERM', 'SIGINT', 'disconnect'] as const) process.on(signal, () => void stop())

/** Time never goes back behind what happened already. */
function lastHappening(queries: typeof db): number {
  const last = queries
    .select({ at: activities.at })
    .from(activities)
    .orderBy(desc(activities.id))
    .limit(1)
    .get()
  return last?.at.getTime() ?? 0
}

async function stop(): Promise<void> {
  if (isStopping) return
  isStopping = true
  clearInterval(timer)
  await world.stop()
  close()
  process.exit(0)
}

process.send?.({
  type: 'ready',
  env: { LINKWRIGHT_CONNECT_TO: world.connectTo },
  greeting: `The sandbox: ${SITES.length} sites and their people; a day passes in a minute once you enter; nothing leaves this machine. Look in on its internet at http://localhost:${world.ports.web}/`,
})
