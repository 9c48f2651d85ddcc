import { redirect } from 'react-router'
import { z } from 'zod'
import { undoDecision } from '#app/domain/triage/undo-decision.server.ts'
import { saying } from '#app/server/flash.ts'
import { readForm } from '#app/server/forms.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/triage-undo.ts'

const Undo = z.object({
  id: z
    .string()
    .regex(/^\d{1,15}$/)
    .transform(Number),
  to: z.string(),
})

/** Takes the last decision back and shows its prospect again. @param to the queue as it stands, without a place */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Undo, await request.formData())
  const queue = `/p/${project.id}/prospects/triage`
  if (!form.ok) return redirect(queue)
  const undone = undoDecision(scope, { projectId: project.id, prospectId: form.value.id })
  const back = new URL(safePath(form.value.to), 'http://here')
  if (undone.ok) {
    back.searchParams.set('at', `${undone.prospectId}`)
    return redirect(back.pathname + back.search)
  }
  const text =
    undone.reason === 'nothing'
      ? 'There is no decision of yours left to undo.'
      : 'It was changed since, so it is left as it is.'
  return redirect(back.pathname + back.search, { headers: { 'Set-Cookie': saying({ text, isError: true }) } })
}
