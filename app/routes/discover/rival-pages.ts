import { redirect } from 'react-router'
import { z } from 'zod'
import { MOST_RIVAL_PAGES, startRivalCrawl } from '#app/domain/discovery/start-links-crawl.server.ts'
import { saying } from '#app/server/flash.ts'
import { readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/rival-pages.ts'

const Rival = z.object({
  subject: z.string().min(1),
  mostPages: z.coerce.number().int().min(1).max(MOST_RIVAL_PAGES),
})

/** Has the most linked pages of a competitor asked whether they are still there. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const back = `/p/${project.id}/discover/broken-links`
  const form = readForm(Rival, await request.formData())
  if (!form.ok)
    return redirect(back, {
      headers: { 'Set-Cookie': saying({ text: 'Choose a competitor first.', isError: true }) },
    })
  return redirect(`${back}/${startRivalCrawl(scope, { projectId: project.id, ...form.value })}`)
}
