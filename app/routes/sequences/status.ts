import { redirect } from 'react-router'
import { z } from 'zod'
import { getSequence } from '#app/domain/sequences/get-sequence.server.ts'
import { LAUNCH_REFUSAL_WORDS } from '#app/domain/sequences/launch-refusal.ts'
import { launch, pause, stop } from '#app/domain/sequences/launch.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/status.ts'

const Status = z.object({ to: z.enum(['active', 'paused', 'stopped']) })

/** Pauses, resumes or stops a sequence, and leads back to it. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id: sequenceId } = getSequence(scope, {
    sequenceId: Number(params.sequenceId),
    projectId: project.id,
  })
  const form = readForm(Status, await request.formData())
  if (!form.ok) return badForm(form)
  const page = `/p/${project.id}/sequences/${sequenceId}`
  const { to } = form.value
  if (to === 'paused') pause(scope, { sequenceId })
  if (to === 'stopped') stop(scope, { sequenceId })
  if (to !== 'active') return redirect(page)
  const launched = launch(scope, { sequenceId })
  if (launched.ok) return redirect(page)
  const text = LAUNCH_REFUSAL_WORDS[launched.reason]
  return redirect(page, { headers: { 'Set-Cookie': saying({ text, isError: true }) } })
}

export function loader({ params }: Route.LoaderArgs) {
  return redirect(`/p/${params.projectId}/sequences/${params.sequenceId}`)
}
