import { scoreParts } from '#app/domain/scores/score-parts.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/score.ts'

/** Why a prospect has its score, for the box that opens over the panel. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return scoreParts(scope, { projectId: project.id, prospectId: Number(params.prospectId) })
}
