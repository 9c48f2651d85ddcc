import { data } from 'react-router'
import { z } from 'zod'
import { counted } from '#app/ui/number.ts'
import { undoBulk } from '#app/domain/prospects/undo-bulk.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/undo.ts'

const Undo = z.object({ bulkId: z.string().regex(/^\d+$/).transform(Number) })

/** Takes a bulk change back. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope } = await requireProject(request, params)
  const form = readForm(Undo, await request.formData())
  if (!form.ok) return badForm(form)
  const undone = undoBulk(scope, form.value)
  const text = undone.ok
    ? `${counted(undone.restored, 'prospect')} put back${undone.kept ? `, ${undone.kept} left as changed since` : ''}.`
    : 'This was undone before.'
  return data({ ok: true as const, text }, { headers: { 'Set-Cookie': saying({ text }) } })
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const { project } = await requireProject(request, params)
  return { projectId: project.id }
}

/** Only seen where the page's script has not loaded: elsewhere the toast says it. */
export default function Undone({ loaderData, actionData }: Route.ComponentProps) {
  return (
    <>
      <PageBar title="Undo" crumb={{ label: 'Prospects', to: `/p/${loaderData.projectId}/prospects` }} rule />
      <PageBody padded>
        <p className="mb-4">{actionData?.ok ? actionData.text : 'There is nothing to undo here.'}</p>
        <ButtonLink to={`/p/${loaderData.projectId}/prospects`}>Back to the prospects</ButtonLink>
      </PageBody>
    </>
  )
}
