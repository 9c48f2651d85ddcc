import { SUPPRESSION_REASON_WORDS } from '#app/components/words.ts'
import { allSuppressions } from '#app/domain/sites/suppression-list.server.ts'
import { csvLine } from '#app/domain/values/csv.ts'
import { csvResponse } from '#app/server/csv-response.ts'
import { requireScope } from '#app/server/session.server.ts'
import type { Route } from './+types/suppressions-export.ts'

/** The whole suppression list. */
export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  return csvResponse(
    'do-not-contact.csv',
    ['Address or domain', 'Kind', 'Reason', 'From', 'Since'],
    allSuppressions(scope),
    (row) => csvLine([row.value, row.kind, SUPPRESSION_REASON_WORDS[row.reason], row.origin, row.createdAt]),
  )
}
