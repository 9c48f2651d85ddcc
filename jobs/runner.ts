import { setTimeout as sleep } from 'node:timers/promises'
import type { Instance } from '#app/server/open-instance.server.ts'
import type { Scope } from '#app/domain/values/scope.server.ts'
import { heartbeats } from '#db/tables/workspaces.ts'

export type JobContext = {
  db: Instance['db']
  env: Instance['env']
  /** One scope a workspace, with the product's time at the moment of the call. */
  scopes(): Scope[]
  /** Names this process in claims. */
  workerId: string
  signal: AbortSignal
}

export type Job = {
  name: string
  /** The machine's milliseconds between the end of one run and the start of the next. */
  everyMs: number
  run(context: JobContext): Promise<unknown>
}

const HEARTBEAT_MS = 15_000

/** Runs every job by its own clock, side by side, until the signal. A job that fails is tried again at its next turn. */
export async function runAll(
  jobs: Job[],
  { signal, workerId, ...instance }: Instance & { signal: AbortSignal; workerId: string },
): Promise<void> {
  const pulse = new Pulse(instance.db)
  const beat = setInterval(() => pulse.write(), HEARTBEAT_MS)
  pulse.write()
  await Promise.all(
    jobs.map((job) =>
      runOne(job, pulse, {
        db: instance.db,
        env: instance.env,
        workerId,
        signal,
        scopes: () => instance.scopes({ kind: 'job', name: job.name }),
      }),
    ),
  )
  clearInterval(beat)
}

async function runOne(job: Job, pulse: Pulse, context: JobContext): Promise<void> {
  while (!context.signal.aborted) {
    try {
      await job.run(context)
      pulse.ran(job.name, null)
    } catch (error) {
      if (context.signal.aborted) break
      console.error(`job ${job.name}:`, error)
      pulse.ran(job.name, error instanceof Error ? error.message : String(error))
    }
    await sleep(job.everyMs, undefined, { signal: context.signal }).catch(() => undefined)
  }
}

/** The jobs' signs of life, written all at once every few seconds: an idle job costs no writes of its own. */
class Pulse {
  private db: Instance['db']
  private signs = new Map<string, { at: Date; lastError: string | null; lastErrorAt: Date | null }>()

  constructor(db: Instance['db']) {
    this.db = db
  }

  ran(job: string, error: string | null): void {
    const at = new Date()
    this.signs.set(job, { at, lastError: error, lastErrorAt: error ? at : null })
  }

  write(): void {
    this.ran('runner', null)
    try {
      this.db.transaction((tx) => {
        for (const [job, sign] of this.signs) {
          const row = { pid: process.pid, ...sign }
          tx.insert(heartbeats)
            .values({ job, ...row })
            .onConflictDoUpdate({ target: heartbeats.job, set: row })
            .run()
        }
      })
    } catch (cause) {
      // A full disk or a locked database must not end the process: the old heartbeat shows that jobs are unwell.
      console.error('heartbeat:', cause)
    }
  }
}
