import { redirect } from 'react-router'
import { z } from 'zod'
import { resumeSending, stopSending } from '#app/domain/sequences/stop-sending.server.ts'
import { Forbidden } from '#app/domain/values/errors.ts'
import { mayManage } from '#app/domain/workspaces/roles.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireScope } from '#app/server/session.server.ts'
import type { Route } from './+types/sending.ts'

const Sending = z.object({
  to: z.enum(['stopped', 'running']),
  because: z.string().trim().max(200).catch(''),
  /** A page of ours to go back to. */
  back: z
    .string()
    .regex(/^\/(?![/\\])/)
    .catch('/settings/workspace'),
})

/** The one switch over all mail. Anybody may pull the brake; letting it go is for those who answer for the whole team. */
export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  const form = readForm(Sending, await request.formData())
  if (!form.ok) return badForm(form)
  const { to, because, back } = form.value
  if (to === 'stopped') stopSending(scope, { because: because || null })
  else if (mayManage(scope.user.role)) resumeSending(scope)
  else throw new Forbidden('Only owners and managers let mail go out again.')
  return redirect(back)
}

export function loader() {
  return redirect('/settings/workspace')
}
