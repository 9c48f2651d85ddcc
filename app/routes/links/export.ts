import { linkCells, LINK_HEADS } from '#app/components/links/csv-cells.ts'
import { eachLink } from '#app/domain/links/find-links.server.ts'
import { readLinkQuery } from '#app/domain/links/list-query.ts'
import { csvLine } from '#app/domain/values/csv.ts'
import { csvResponse } from '#app/server/csv-response.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/export.ts'

/** Exactly the links that the list shows, over all its pages, with every column. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const query = readLinkQuery(new URL(request.url).searchParams)
  const rows = eachLink(scope, { projectId: project.id, query })
  return csvResponse(`links-${query.isEverywhere ? 'all' : project.domain}.csv`, LINK_HEADS, rows, (row) =>
    csvLine(linkCells(row)),
  )
}
