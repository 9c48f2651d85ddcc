import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { issueSetUpToken, needsSetUp } from '#app/domain/workspaces/set-up.server.ts'
import { buildWhenNeeded } from './build.server.ts'
import { readEnv, Unusable, type Env } from './env.server.ts'
import { keepRunning, type Half } from './half.server.ts'
import { CANNOT_LISTEN } from './listening.ts'
import { openInstance } from './open-instance.server.ts'
import { isSandboxSwitch } from './sandbox-switch.server.ts'
import { startWorld } from './sandbox-world.server.ts'
import { wordsOfTrouble } from './trouble.ts'

/** `npm start`: builds when needed, migrates, then keeps the web and the jobs running until told to stop. */
const flags = readFlags()
let halves: Half[] = []
let world: Half | undefined
let isStopping = false
let hasListened = false
let announced = ''
let dataFolder = 'data'

try {
  if (!flags.dev) buildWhenNeeded()
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, () => end(0))
  await startAll(flags.sandbox === true || process.env.LINKWRIGHT_SANDBOX === '1')
} catch (error) {
  console.error(inWords(error))
  end(1)
}

async function startAll(sandbox: boolean): Promise<void> {
  const source = settings(sandbox)
  const env = readEnv(source)
  dataFolder = env.dataFolder
  mkdirSync(dataFolder, { recursive: true, mode: 0o700 })
  source[sandbox ? 'LINKWRIGHT_SANDBOX_DATA' : 'LINKWRIGHT_DATA'] = dataFolder
  let greet = () => ''
  if (sandbox) {
    const started = await startWorld(source, dataFolder)
    world = started.half
    Object.assign(source, started.env)
    greet = () => started.greeting
  } else {
    openInstance(env).close()
    greet = once(() => setUpWords(env))
  }
  const args = flags.dev ? ['--dev'] : []
  const onMessage = (message: unknown) => {
    if (isListening(message)) announce(env.publicUrl ?? `http://localhost:${message.address.port}`, greet())
    if (isSandboxSwitch(message)) void switchTo(message.on)
  }
  // What it never could do, it cannot do at the next try either; the web process said why.
  const onExit = (code: number | null) => {
    if (code !== CANNOT_LISTEN || hasListened) return true
    end(1)
    return false
  }
  halves = [
    keepRunning('web', 'app/server/web.ts', { args, env: source, onMessage, onExit }),
    keepRunning('jobs', 'jobs/main.ts', { env: source }),
  ]
}

function settings(sandbox: boolean): NodeJS.ProcessEnv {
  const source: NodeJS.ProcessEnv = { ...process.env, LINKWRIGHT_SANDBOX: sandbox ? '1' : '0' }
  if (flags.port) source.PORT = flags.port
  if (!flags.dev) source.NODE_ENV = 'production'
  return source
}

/** Into the sandbox and back: everything stops, and starts on the other data folder. */
async function switchTo(sandbox: boolean): Promise<void> {
  try {
    await stopAll()
    if (!isStopping) await startAll(sandbox)
  } catch (error) {
    console.error(inWords(error))
    end(1)
  }
}

function end(status: number): void {
  if (isStopping) return
  isStopping = true
  void stopAll().then(() => process.exit(status))
}

async function stopAll(): Promise<void> {
  await Promise.all(halves.map((half) => half.stop()))
  await world?.stop()
  halves = []
  world = undefined
}

function announce(address: string, greeting: string): void {
  hasListened = true
  const text = `Linkwright is running at ${address}\n${greeting && `${greeting}\n`}`
  if (text !== announced) process.stdout.write(text)
  announced = text
}

/** The token is made only now that it can be used: a start that fails must not void the one of a running start. */
function setUpWords(env: Env): string {
  const instance = openInstance(env, { migrates: false })
  try {
    return needsSetUp(instance.db)
      ? `Set up in the browser with this one-time token: ${issueSetUpToken(instance.db)}`
      : ''
  } finally {
    instance.close()
  }
}

function once(make: () => string): () => string {
  let made: string | undefined
  return () => (made ??= make())
}

function readFlags() {
  try {
    return parseArgs({
      options: { sandbox: { type: 'boolean' }, dev: { type: 'boolean' }, port: { type: 'string' } },
    }).values
  } catch (error) {
    const [what] = (error as Error).message.split('. ')
    console.error(`${what}. npm start knows --sandbox and --port NUMBER, after a lone --.`)
    process.exit(2)
  }
}

/** What is in the way, in one line where it is known; else the error with its stack. */
function inWords(error: unknown): unknown {
  if (error instanceof Unusable) return error.message
  return wordsOfTrouble(error, { dataFolder }) ?? error
}

function isListening(message: unknown): message is { type: 'listening'; address: { port: number } } {
  return (
    typeof message === 'object' && message !== null && (message as { type?: unknown }).type === 'listening'
  )
}
