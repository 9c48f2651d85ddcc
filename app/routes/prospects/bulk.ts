import { redirect } from 'react-router'
import { z } from 'zod'
import { sameList } from '#app/components/prospects/list-url.ts'
import { bulkWords, REFUSED_BULK } from '#app/components/prospects/bulk-words.ts'
import { changeMany } from '#app/domain/prospects/bulk.server.ts'
import { readBulkChange } from '#app/domain/prospects/bulk.ts'
import { choicesOf } from '#app/domain/prospects/choices.server.ts'
import { readGridQuery } from '#app/domain/prospects/grid-query.ts'
import { saying } from '#app/server/flash.ts'
import { readForm } from '#app/server/forms.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/bulk.ts'

const Ids = z.union([z.string(), z.array(z.string())]).transform((ids) => [ids].flat().map(Number))
const Bulk = z.object({
  do: z.string(),
  id: Ids.optional(),
  all: z.literal('yes').optional(),
  tag: z.union([z.string(), z.array(z.string())]).optional(),
  to: z.string().optional(),
})

/** One change for the ticked prospects, or for all that match: one step, which the toast takes back. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const search = new URL(request.url).searchParams
  const base = `/p/${project.id}/prospects`
  const form = readForm(Bulk, await request.formData())
  const change = form.ok ? readBulkChange(form.value.do, [form.value.tag ?? ''].flat().at(-1) ?? '') : null
  const back = safePath(form.ok && form.value.to ? form.value.to : `${base}${sameList(search)}`)
  if (!form.ok || !change) return redirect(back, say(REFUSED_BULK['not-understood'], true))
  const { all, id = [] } = form.value
  const isMany = all !== undefined || id.length > 1
  const result = changeMany(scope, {
    projectId: project.id,
    which: all ? { matching: readGridQuery(search) } : { ids: id },
    change,
    because: isMany ? 'set by hand, with others at once' : 'set by hand',
  })
  if (!result.ok) return redirect(back, say(REFUSED_BULK[result.reason], true))
  const words = bulkWords(change, result.changed, choicesOf(scope, { projectId: project.id }))
  const undo =
    result.bulkId === null ? undefined : { action: `${base}/undo`, fields: { bulkId: `${result.bulkId}` } }
  return redirect(back, { headers: { 'Set-Cookie': saying({ text: words, undo }) } })
}

function say(text: string, isError: boolean) {
  return { headers: { 'Set-Cookie': saying({ text, isError }) } }
}
