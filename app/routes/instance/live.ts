import { changesOf } from '#app/server/changes.server.ts'
import { requireScope } from '#app/server/session.server.ts'
import type { Route } from './+types/live.ts'

/** Server-sent events: one line whenever something was written to the database, so that pages load anew by themselves. */
export async function loader({ request }: Route.LoaderArgs) {
  await requireScope(request)
  return new Response(changesOf(request.signal), {
    headers: { 'Content-Type': 'text/event-stream', 'Cache-Control': 'no-store', 'X-Accel-Buffering': 'no' },
  })
}
