import { allBlacklist } from '#app/domain/sites/blacklist.server.ts'
import { csvLine } from '#app/domain/values/csv.ts'
import { csvResponse } from '#app/server/csv-response.ts'
import { requireScope } from '#app/server/session.server.ts'
import type { Route } from './+types/blacklist-export.ts'

/** The whole blacklist. */
export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  return csvResponse(
    'blacklist.csv',
    ['Site, address or pattern', 'Kind', 'Reason', 'From', 'Since'],
    allBlacklist(scope),
    (row) => csvLine([row.value, row.kind, row.reason, row.origin, row.createdAt]),
  )
}
