import { fork, type ChildProcess } from 'node:child_process'

/** A process that is kept running: forked, restarted with back-off after a crash, stopped with the rest. */
export type Half = { stop(): Promise<void> }

const FIRST_WAIT_MS = 500
const LONGEST_WAIT_MS = 30_000
/** After running this long a crash counts as the first again. */
const SETTLED_MS = 60_000
const KILL_AFTER_MS = 10_000

export function keepRunning(
  name: string,
  script: string,
  {
    args = [],
    env,
    onMessage,
    onExit = () => true,
  }: {
    args?: string[]
    env: NodeJS.ProcessEnv
    onMessage?: (message: unknown) => void
    /** Asked when it ended by itself; false: it is not started again. */
    onExit?: (code: number | null) => boolean
  },
): Half {
  let child: ChildProcess | undefined
  let waitMs = FIRST_WAIT_MS
  let timer: NodeJS.Timeout | undefined
  let stopping = false

  const start = () => {
    const startedAt = Date.now()
    child = fork(script, args, { env, execArgv: ['--import', 'tsx'], stdio: 'inherit' })
    if (onMessage) child.on('message', onMessage)
    child.once('exit', (code, signal) => {
      child = undefined
      if (stopping || !onExit(code)) return
      if (Date.now() - startedAt > SETTLED_MS) waitMs = FIRST_WAIT_MS
      console.error(
        `The ${name} process ended (${signal ?? `exit ${code}`}); it starts again in ${waitMs / 1000} s.`,
      )
      timer = setTimeout(start, waitMs)
      waitMs = Math.min(LONGEST_WAIT_MS, waitMs * 2)
    })
  }
  start()

  return {
    stop: () =>
      new Promise((resolve) => {
        stopping = true
        clearTimeout(timer)
        if (!child) return resolve()
        const kill = setTimeout(() => child?.kill('SIGKILL'), KILL_AFTER_MS)
        child.once('exit', () => {
          clearTimeout(kill)
          resolve()
        })
        child.kill('SIGTERM')
      }),
  }
}
