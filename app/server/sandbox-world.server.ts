import { keepRunning, type Half } from './half.server.ts'

/** What the sandbox process tells when its servers listen: the settings that lead web and jobs to them. */
export type WorldReady = { type: 'ready'; env: Record<string, string>; greeting: string }

/** An empty sandbox is filled first, which takes a while on a busy machine. */
const READY_WITHIN_MS = 300_000

/**
 * Starts the sandbox's loopback internet in a process of its own and waits until it listens. The process seeds an
 * empty sandbox database first.
 * @throws when it ends, or is not ready within five minutes
 */
export function startWorld(
  env: NodeJS.ProcessEnv,
  dataFolder: string,
): Promise<{ half: Half; env: Record<string, string>; greeting: string }> {
  return new Promise((resolve, reject) => {
    let isReady = false
    const giveUp = (why: string) => {
      clearTimeout(timer)
      void half.stop()
      reject(new Error(why))
    }
    const timer = setTimeout(() => giveUp('The sandbox did not start within five minutes.'), READY_WITHIN_MS)
    const half = keepRunning('sandbox', 'app/sandbox/main.ts', {
      args: [dataFolder],
      env,
      onMessage(message) {
        if (isReady || !isReadyWord(message)) return
        isReady = true
        clearTimeout(timer)
        resolve({ half, env: message.env, greeting: message.greeting })
      },
      // Once it was ready a crash is mended by starting it again: it takes its old ports where they are free.
      onExit(code) {
        if (!isReady) giveUp(`The sandbox process ended with exit ${code}.`)
        return isReady
      },
    })
  })
}

function isReadyWord(message: unknown): message is WorldReady {
  return typeof message === 'object' && message !== null && (message as { type?: unknown }).type === 'ready'
}
