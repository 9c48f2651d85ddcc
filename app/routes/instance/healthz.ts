import { readHealth } from '#app/domain/reports/health.server.ts'
import { isDiskFull } from '#app/server/disk.server.ts'
import { instanceOf } from '#app/server/instance.server.ts'

/** 200 when database and jobs are well, 503 when not, with the reason. Needs no sign-in and tells nothing private. */
export function loader() {
  const { db, env } = instanceOf()
  const { ok, jobs, failing } = readHealth(db, new Date())
  const isFull = isDiskFull(env.dataFolder)
  return Response.json(
    {
      ok: ok && !isFull,
      database: isFull ? 'disk full' : 'ok',
      jobs,
      failing: failing.map(({ job }) => job),
    },
    { status: ok && !isFull ? 200 : 503, headers: { 'Cache-Control': 'no-store' } },
  )
}
