import { prospectCells } from '#app/components/prospects/csv-cells.ts'
import { COLUMNS, DEFAULT_COLUMNS, readColumns } from '#app/domain/prospects/columns.ts'
import { exportRows } from '#app/domain/prospects/export.server.ts'
import { readGridQuery } from '#app/domain/prospects/grid-query.ts'
import { csvLine } from '#app/domain/values/csv.ts'
import { csvResponse } from '#app/server/csv-response.ts'
import { readCookies } from '#app/server/preferences.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/export.ts'

/** Exactly the rows and columns that the grid shows, over all its pages. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const search = new URL(request.url).searchParams
  const kept = readCookies(request.headers.get('cookie') ?? '').get('columns') ?? null
  const columns = readColumns(search.getAll('cols').join(',')) ?? readColumns(kept) ?? DEFAULT_COLUMNS
  const heads = columns.flatMap((key) =>
    prospectCells.heads(key, COLUMNS.find((one) => one.key === key)!.label),
  )
  const rows = exportRows(scope, { projectId: project.id, query: readGridQuery(search) })
  return csvResponse(`prospects-${project.domain}.csv`, heads, rows, (row) =>
    csvLine(columns.flatMap((key) => prospectCells.cells(key, row))),
  )
}
