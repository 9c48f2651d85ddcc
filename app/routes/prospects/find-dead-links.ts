import { redirect } from 'react-router'
import { z } from 'zod'
import { crawlProspects, MOST_PAGES } from '#app/domain/discovery/start-crawl.server.ts'
import { readGridQuery } from '#app/domain/prospects/grid-query.ts'
import { saying } from '#app/server/flash.ts'
import { readForm } from '#app/server/forms.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireProject } from '#app/server/session.server.ts'
import { count } from '#app/ui/number.ts'
import type { Route } from './+types/find-dead-links.ts'

const Ids = z.union([z.string(), z.array(z.string())]).transform((ids) => [ids].flat().map(Number))
const Search = z.object({ id: Ids.optional(), all: z.literal('yes').optional(), to: z.string().optional() })

const REFUSED = {
  'too-many': `More than ${count(MOST_PAGES)} prospects at once: narrow the list with a filter first.`,
  none: 'None of them has a page to read, only a site. Name its page, or search the site under Discover.',
}

/** Has the pages of the ticked prospects, or of all that match, read for dead links. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const data = await request.formData()
  const narrowing = new URLSearchParams(
    ['f', 'q'].flatMap((name) => data.getAll(name).map((value) => [name, String(value)])),
  )
  const form = readForm(Search, data)
  const { all, id = [], to } = form.ok ? form.value : {}
  const back = safePath(to ?? `/p/${project.id}/prospects`)
  if (!all && id.length === 0) return redirect(back, say('Tick the prospects first.'))
  const started = crawlProspects(scope, {
    projectId: project.id,
    which: all ? { matching: readGridQuery(narrowing) } : { ids: id.filter(Number.isSafeInteger) },
  })
  return started.ok
    ? redirect(`/p/${project.id}/discover/broken-links/${started.id}`)
    : redirect(back, say(REFUSED[started.reason]))
}

function say(text: string) {
  return { headers: { 'Set-Cookie': saying({ text, isError: true }) } }
}
