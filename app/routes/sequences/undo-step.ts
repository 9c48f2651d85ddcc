import { redirect } from 'react-router'
import { undoStep } from '#app/domain/sequences/edit-steps.server.ts'
import { getSequence } from '#app/domain/sequences/get-sequence.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/undo-step.ts'

/** Takes the last edit of a step back. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id: sequenceId } = getSequence(scope, {
    sequenceId: Number(params.sequenceId),
    projectId: project.id,
  })
  const number = Number(params.number)
  const undone = undoStep(scope, { sequenceId, number })
  const text = undone.ok
    ? `Step ${number} is as it was before`
    : `The edit of step ${number} stays: ${undone.error.message}`
  return redirect(`/p/${project.id}/sequences/${sequenceId}`, { headers: { 'Set-Cookie': saying({ text }) } })
}

export function loader({ params }: Route.LoaderArgs) {
  return redirect(`/p/${params.projectId}/sequences/${params.sequenceId}`)
}
