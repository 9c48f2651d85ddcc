import { redirect } from 'react-router'
import { z } from 'zod'
import { conversationPath } from '#app/components/inbox/place.ts'
import { takeBack } from '#app/domain/inbox/take-back.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/take-back.ts'

const Answer = z.object({ outboxId: z.coerce.number().int().positive() })

/** An answer that has not left is taken back; its words return into the composer. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope } = await requireProject(request, params)
  const form = readForm(Answer, await request.formData())
  if (!form.ok) return badForm(form)
  const { outboxId } = form.value
  const here = conversationPath(request.url, params)
  const done = takeBack(scope, { threadId: Number(params.threadId), outboxId })
  if (done) {
    const said = saying({ text: 'Taken back: go on writing' })
    return redirect(`${here}${here.includes('?') ? '&' : '?'}again=${outboxId}`, {
      headers: { 'Set-Cookie': said },
    })
  }
  const said = saying({ text: 'Too late: the answer is on its way', isError: true })
  return redirect(here, { headers: { 'Set-Cookie': said } })
}

export function loader({ request, params }: Route.LoaderArgs) {
  return redirect(conversationPath(request.url, params))
}
