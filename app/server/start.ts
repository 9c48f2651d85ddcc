import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { issueSetUpToken, needsSetUp } from '#app/domain/workspaces/set-up.server.ts'
import { buildWhenNeeded } from './build.server.ts'
import { readEnv } from './env.server.ts'
import { keepRunning, type Half } from './half.server.ts'
import { openInstance } from './open-instance.server.ts'
import { isSandboxSwitch } from './sandbox-switch.server.ts'
import { startWorld } from './sandbox-world.server.ts'

/** `npm start`: builds when needed, migrates, then keeps the web and the jobs running until told to stop. */
const { values: flags } = parseArgs({
  options: { sandbox: { type: 'boolean' }, dev: { type: 'boolean' }, port: { type: 'string' } },
})
if (!flags.dev) buildWhenNeeded()

let halves: Half[] = []
let world: Half | undefined
let isStopping = false

for (const signal of ['SIGTERM', 'SIGINT'] as const)
  process.on(signal, () => {
    if (isStopping) return
    isStopping = true
    void stopAll().then(() => process.exit(0))
  })

await startAll(flags.sandbox === true || process.env.LINKWRIGHT_SANDBOX === '1')

async function startAll(sandbox: boolean): Promise<void> {
  const source: NodeJS.ProcessEnv = { ...process.env, LINKWRIGHT_SANDBOX: sandbox ? '1' : '0' }
  if (flags.port) source.PORT = flags.port
  if (!flags.dev) source.NODE_ENV = 'production'
  const env = readEnv(source)
  mkdirSync(env.dataFolder, { recursive: true, mode: 0o700 })
  source[sandbox ? 'LINKWRIGHT_SANDBOX_DATA' : 'LINKWRIGHT_DATA'] = env.dataFolder
  let greeting = ''
  if (sandbox) {
    const started = await startWorld(source, env.dataFolder)
    world = started.half
    Object.assign(source, started.env)
    greeting = started.greeting
  } else {
    const instance = openInstance(env)
    if (needsSetUp(instance.db))
      greeting = `Set up in the browser with this one-time token: ${issueSetUpToken(instance.db)}`
    instance.close()
  }
  const args = flags.dev ? ['--dev'] : []
  const onMessage = (message: unknown) => {
    if (isListening(message)) announce(env.publicUrl ?? `http://localhost:${message.address.port}`, greeting)
    if (isSandboxSwitch(message)) void switchTo(message.on)
  }
  halves = [
    keepRunning('web', 'app/server/web.ts', { args, env: source, onMessage }),
    keepRunning('jobs', 'jobs/main.ts', { env: source }),
  ]
}

/** Into the sandbox and back: everything stops, and starts on the other data folder. */
async function switchTo(sandbox: boolean): Promise<void> {
  await stopAll()
  if (!isStopping) await startAll(sandbox)
}

async function stopAll(): Promise<void> {
  await Promise.all(halves.map((half) => half.stop()))
  await world?.stop()
  halves = []
  world = undefined
}

let announced = ''
function announce(address: string, greeting: string): void {
  const text = `Linkwright is running at ${address}\n${greeting && `${greeting}\n`}`
  if (text !== announced) process.stdout.write(text)
  announced = text
}

function isListening(message: unknown): message is { type: 'listening'; address: { port: number } } {
  return (
    typeof message === 'object' && message !== null && (message as { type?: unknown }).type === 'listening'
  )
}
