import { redirect } from 'react-router'
import { z } from 'zod'
import { sameList } from '#app/components/prospects/list-url.ts'
import { allowContact } from '#app/domain/contacts/do-not-contact.server.ts'
import { stopForDoNotContact } from '#app/domain/sequences/stop.server.ts'
import { readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/do-not-contact.ts'

const Mark = z.object({ intent: z.literal('mark'), because: z.string().trim().max(200).catch('') })
const Allow = z.object({ intent: z.literal('allow') })

/** Marks a contact as not to be written to (waiting mail is cancelled), or takes the mark back. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(z.discriminatedUnion('intent', [Mark, Allow]), await request.formData())
  const contactId = Number(params.contactId)
  if (form.ok && form.value.intent === 'mark')
    stopForDoNotContact(scope, { contactId, because: form.value.because || 'marked by hand' })
  if (form.ok && form.value.intent === 'allow')
    allowContact(scope, { contactId, because: 'allowed again by hand' })
  return redirect(
    `/p/${project.id}/prospects/${params.prospectId}${sameList(new URL(request.url).searchParams)}`,
  )
}
