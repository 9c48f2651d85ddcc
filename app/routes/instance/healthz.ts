import { instanceOf } from '#app/server/instance.server.ts'
import { readHealth } from '#app/domain/reports/health.server.ts'

/** 200 when database and jobs are well, 503 when not, with the reason. Needs no sign-in and tells nothing private. */
export function loader() {
  const { ok, database, jobs, failing } = readHealth(instanceOf().db, new Date())
  return Response.json(
    { ok, database, jobs, failing: failing.map(({ job }) => job) },
    { status: ok ? 200 : 503 },
  )
}
