import { redirect } from 'react-router'
import { z } from 'zod'
import { conversationPath } from '#app/components/inbox/place.ts'
import { assign } from '#app/domain/inbox/change-thread.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/assign.ts'

const Assigned = z.object({ userId: z.union([z.literal('none'), z.coerce.number().int().positive()]) })

/** Who of the team sees to a conversation. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope } = await requireProject(request, params)
  const form = readForm(Assigned, await request.formData())
  if (!form.ok) return badForm(form)
  const { userId } = form.value
  const { name } = assign(scope, {
    threadId: Number(params.threadId),
    userId: userId === 'none' ? null : userId,
  })
  const said = saying({ text: name ? `Given to ${name}` : 'Given to nobody in particular' })
  return redirect(conversationPath(request.url, params), { headers: { 'Set-Cookie': said } })
}

export function loader({ request, params }: Route.LoaderArgs) {
  return redirect(conversationPath(request.url, params))
}
