import { redirect } from 'react-router'
import { z } from 'zod'
import { conversationPath, placeSearch } from '#app/components/inbox/place.ts'
import { attachThread, dismissThread } from '#app/domain/inbox/match-thread.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/match.ts'

const Belongs = z.object({ prospectId: z.union([z.literal('none'), z.coerce.number().int().positive()]) })

/** To which prospect an unmatched conversation belongs, or to none. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Belongs, await request.formData())
  if (!form.ok) return badForm(form)
  const threadId = Number(params.threadId)
  const { prospectId } = form.value
  if (prospectId === 'none') {
    dismissThread(scope, { threadId })
    const search = placeSearch(new URL(request.url).searchParams)
    const said = saying({ text: 'Left out: it concerns none of our prospects. It stays under All.' })
    return redirect(`/p/${project.id}/inbox${search || '?tab=unmatched'}`, {
      headers: { 'Set-Cookie': said },
    })
  }
  attachThread(scope, { threadId, prospectId })
  return redirect(conversationPath(request.url, params))
}

export function loader({ request, params }: Route.LoaderArgs) {
  return redirect(conversationPath(request.url, params))
}
