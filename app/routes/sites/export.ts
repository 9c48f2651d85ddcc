import { offWords } from '#app/components/sites/sites-grid.tsx'
import { allSites } from '#app/domain/sites/list-sites.server.ts'
import { readSiteQuery } from '#app/domain/sites/site-list-query.ts'
import { csvLine } from '#app/domain/values/csv.ts'
import { csvResponse } from '#app/server/csv-response.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/export.ts'

/** The sites that the list shows. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope } = await requireProject(request, params)
  const query = readSiteQuery(new URL(request.url).searchParams)
  return csvResponse(
    'sites.csv',
    [
      'Site',
      'Prospects',
      'Projects',
      'Contacts',
      'Threads',
      'Live links',
      'Lost links',
      'Last touch',
      'Off limits',
      'Known since',
    ],
    allSites(scope, query),
    (row) =>
      csvLine([
        row.domain,
        row.prospects,
        row.projects,
        row.contacts,
        row.threads,
        row.liveLinks,
        row.lostLinks,
        row.lastTouchAt,
        offWords(row),
        row.createdAt,
      ]),
  )
}
