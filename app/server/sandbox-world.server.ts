import { fork } from 'node:child_process'
import type { Half } from './half.server.ts'

/** What the sandbox process tells when its servers listen: the settings that lead web and jobs to them. */
export type WorldReady = { type: 'ready'; env: Record<string, string>; greeting: string }

const READY_WITHIN_MS = 60_000

/**
 * Starts the sandbox's loopback internet in a process of its own and waits until it listens. The process seeds an
 * empty sandbox database first.
 * @throws when it ends or says nothing for a minute
 */
export function startWorld(
  env: NodeJS.ProcessEnv,
  dataFolder: string,
): Promise<{ half: Half; env: Record<string, string>; greeting: string }> {
  const child = fork('app/sandbox/main.ts', [dataFolder], {
    env,
    execArgv: ['--import', 'tsx'],
    stdio: 'inherit',
  })
  const half: Half = {
    stop: () =>
      new Promise((resolve) => {
        if (child.exitCode !== null || child.signalCode !== null) return resolve()
        child.once('exit', () => resolve())
        child.kill('SIGTERM')
      }),
  }
  return new Promise((resolve, reject) => {
    const timer = setTimeout(
      () => reject(new Error('The sandbox did not start within a minute.')),
      READY_WITHIN_MS,
    )
    child.once('exit', (code) => {
      clearTimeout(timer)
      reject(new Error(`The sandbox process ended with exit ${code}.`))
    })
    child.on('message', (message: WorldReady) => {
      if (message?.type !== 'ready') return
      clearTimeout(timer)
      resolve({ half, env: message.env, greeting: message.greeting })
    })
  })
}
