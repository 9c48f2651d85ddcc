import { asc } from 'drizzle-orm'
import type { Queries } from '#db/client.server.ts'
import { heartbeats } from '#db/tables/workspaces.ts'

const SILENT_MS = 60_000

export type Health = {
  ok: boolean
  database: 'ok'
  jobs: 'ok' | 'silent' | 'never started'
  /** When the jobs were last heard of. */
  jobsAt: Date | null
  /** Jobs whose last run failed, with the error. */
  failing: { job: string; error: string; at: Date }[]
}

/** How the installation is. The machine's own time counts, not the sandbox clock's. */
export function readHealth(db: Queries, wall: Date): Health {
  const rows = db.select().from(heartbeats).orderBy(asc(heartbeats.job)).all()
  const runner = rows.find((row) => row.job === 'runner')
  const isSilent = !runner || wall.getTime() - runner.at.getTime() > SILENT_MS
  const failing = rows
    .filter((row) => row.lastError && row.lastErrorAt)
    .map((row) => ({ job: row.job, error: row.lastError!, at: row.lastErrorAt! }))
  return {
    ok: !isSilent && failing.length === 0,
    database: 'ok',
    jobs: !runner ? 'never started' : isSilent ? 'silent' : 'ok',
    jobsAt: runner?.at ?? null,
    failing,
  }
}
