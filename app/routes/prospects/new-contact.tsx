import { redirect, useOutletContext } from 'react-router'
import { ContactFields } from '#app/components/prospects/contact-fields.tsx'
import { sameList } from '#app/components/prospects/list-url.ts'
import { PanelForm } from '#app/components/prospects/panel-form.tsx'
import type { RecordFacts } from '#app/components/prospects/prospect-record.tsx'
import { readTypedContact, REFUSED_CONTACT, TypedContact } from '#app/components/prospects/typed-contact.ts'
import { addContactTo } from '#app/domain/prospects/choose-contact.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/new-contact.ts'

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(TypedContact, await request.formData())
  if (!form.ok) return badForm(form)
  const prospectId = Number(params.prospectId)
  const added = addContactTo(scope, { prospectId, ...readTypedContact(form.value) })
  if (!added.ok) return badForm(form, { email: REFUSED_CONTACT[added.reason] })
  return redirect(`/p/${project.id}/prospects/${prospectId}${sameList(new URL(request.url).searchParams)}`)
}

export default function NewContact({ actionData }: Route.ComponentProps) {
  const { panel, projectId, search } = useOutletContext<RecordFacts>()
  return (
    <PanelForm
      title={`Add a contact at ${panel.prospect.domain}`}
      save="Add contact"
      back={`/p/${projectId}/prospects/${panel.prospect.id}${search}`}
      errors={actionData?.errors}
    >
      <ContactFields typed={actionData?.typed} errors={actionData?.errors} />
    </PanelForm>
  )
}
