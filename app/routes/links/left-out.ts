import { getBatch } from '#app/domain/links/batches.server.ts'
import { csvLine } from '#app/domain/values/csv.ts'
import { csvResponse } from '#app/server/csv-response.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/left-out.ts'

/** The rows that were left out: line and reason, then the cells as they stood. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const batch = getBatch(scope, { batchId: Number(params.batchId) || 0, projectId: project.id })
  return csvResponse(`left-out-${batch.fileName}.csv`, ['Line', 'Reason', 'Row'], [batch.rejected], (row) =>
    csvLine([row.line, row.reason, ...row.text.split('\t')]),
  )
}
