import { getImport } from '#app/domain/imports/get-import.server.ts'
import { rowsWith } from '#app/domain/imports/queries.server.ts'
import { csvLine } from '#app/domain/values/csv.ts'
import { csvResponse } from '#app/server/csv-response.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/rejected.ts'

/** The rows that were rejected: line and reason, then the cells as they stood in the file. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const job = getImport(scope, Number(params.importId) || 0, { projectId: project.id })
  return csvResponse(`rejected ${job.fileName}`, lines())

  function* lines() {
    yield csvLine(['Line', 'Reason', ...(job.header ?? [])])
    for (const rows of rowsWith(scope, { importId: job.id, outcome: 'rejected' }))
      yield rows.map(({ line, reason, cells }) => csvLine([line, reason, ...(cells ?? [])])).join('')
  }
}
