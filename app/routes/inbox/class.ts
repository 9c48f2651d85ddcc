import { redirect } from 'react-router'
import { z } from 'zod'
import { conversationPath } from '#app/components/inbox/place.ts'
import { REPLY_CLASSES } from '#db/vocabulary.ts'
import { setReplyClass } from '#app/domain/inbox/change-thread.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/class.ts'

const Class = z.object({ replyClass: z.enum(REPLY_CLASSES) })

/** A person says what kind of reply it is. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope } = await requireProject(request, params)
  const form = readForm(Class, await request.formData())
  if (!form.ok) return badForm(form)
  setReplyClass(scope, { threadId: Number(params.threadId), ...form.value })
  return redirect(conversationPath(request.url, params))
}

export function loader({ request, params }: Route.LoaderArgs) {
  return redirect(conversationPath(request.url, params))
}
