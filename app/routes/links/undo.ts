import { redirect } from 'react-router'
import { undoOwners } from '#app/domain/links/change-links.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { counted } from '#app/ui/number.ts'
import type { Route } from './+types/undo.ts'

/** Takes a change of owners back. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = await request.formData()
  const back = undoOwners(scope, { bulkId: Number(form.get('bulkId')) || 0 })
  return redirect(`/p/${project.id}/links`, {
    headers: { 'Set-Cookie': saying({ text: `${counted(back, 'link')} put back` }) },
  })
}
