import { redirect } from 'react-router'
import { z } from 'zod'
import { SEARCH_AT_MOST, startContactSearch } from '#app/domain/discovery/start-contact-search.server.ts'
import { readGridQuery } from '#app/domain/prospects/grid-query.ts'
import { saying } from '#app/server/flash.ts'
import { readForm } from '#app/server/forms.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireProject } from '#app/server/session.server.ts'
import { count, counted } from '#app/ui/number.ts'
import type { Route } from './+types/find-contacts.ts'

const Ids = z.union([z.string(), z.array(z.string())]).transform((ids) => [ids].flat().map(Number))
const Search = z.object({ id: Ids.optional(), all: z.literal('yes').optional(), to: z.string().optional() })

const REFUSED = {
  'too-many': `More than ${count(SEARCH_AT_MOST)} prospects at once: narrow the list with a filter first.`,
  none: 'Their contacts are being looked for already.',
}

/** Has the sites of the ticked prospects, or of all that match, looked at for whom to write to. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const data = await request.formData()
  const narrowing = new URLSearchParams(
    ['f', 'q'].flatMap((name) => data.getAll(name).map((value) => [name, String(value)])),
  )
  const form = readForm(Search, data)
  const back = safePath(form.ok && form.value.to ? form.value.to : `/p/${project.id}/contacts`)
  const { all, id = [] } = form.ok ? form.value : {}
  if (!all && id.length === 0)
    return redirect(`/p/${project.id}/prospects`, say('Tick the prospects first.', true))
  const started = startContactSearch(scope, {
    projectId: project.id,
    which: all ? { matching: readGridQuery(narrowing) } : { ids: id.filter(Number.isSafeInteger) },
  })
  return redirect(
    back,
    started.ok
      ? say(`Looking for contacts at ${counted(started.total, 'site')}`)
      : say(REFUSED[started.reason], true),
  )
}

function say(text: string, isError = false) {
  return { headers: { 'Set-Cookie': saying({ text, isError }) } }
}
