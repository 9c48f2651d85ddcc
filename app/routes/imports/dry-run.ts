import { getImport } from '#app/domain/imports/get-import.server.ts'
import { dryRows } from '#app/domain/imports/preview.server.ts'
import { csvLine } from '#app/domain/values/csv.ts'
import { csvResponse } from '#app/server/csv-response.server.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/dry-run.ts'

/** What would become of each line of the file. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const job = getImport(scope, Number(params.importId) || 0, { projectId: project.id })
  return csvResponse(`dry run ${job.fileName}`, lines())

  async function* lines() {
    yield csvLine(['Line', 'Outcome', 'Reason'])
    for await (const rows of dryRows(scope, job, instanceOf().env.dataFolder))
      yield rows.map(({ line, outcome, reason }) => csvLine([line, outcome, reason])).join('')
  }
}
