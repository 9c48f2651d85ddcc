import { redirect, useOutletContext } from 'react-router'
import { z } from 'zod'
import { ContactFields } from '#app/components/prospects/contact-fields.tsx'
import { sameList } from '#app/components/prospects/list-url.ts'
import { PanelForm } from '#app/components/prospects/panel-form.tsx'
import type { RecordFacts } from '#app/components/prospects/prospect-record.tsx'
import { readTypedContact, REFUSED_CONTACT, TypedContact } from '#app/components/prospects/typed-contact.ts'
import { editContact } from '#app/domain/contacts/edit-contact.server.ts'
import { getContact } from '#app/domain/contacts/get-contact.server.ts'
import { chooseContact } from '#app/domain/prospects/choose-contact.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/contact.ts'

const Choose = z.object({ intent: z.literal('choose') })
const Save = TypedContact.extend({ intent: z.literal('save') })

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope } = await requireProject(request, params)
  const { id, email, firstName, lastName, role, foundOn, note } = getContact(scope, Number(params.contactId))
  return { id, email, firstName, lastName, role, foundOn, note }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(z.discriminatedUnion('intent', [Choose, Save]), await request.formData())
  if (!form.ok) return badForm(form)
  const contactId = Number(params.contactId)
  const prospectId = Number(params.prospectId)
  if (form.value.intent === 'choose') {
    chooseContact(scope, { prospectId, contactId, because: 'chosen by hand' })
  } else {
    const saved = editContact(scope, { contactId, ...readTypedContact(form.value) })
    if (!saved.ok) return badForm(form, { email: REFUSED_CONTACT[saved.reason] })
  }
  return redirect(`/p/${project.id}/prospects/${prospectId}${sameList(new URL(request.url).searchParams)}`)
}

export default function EditContact({ loaderData, actionData }: Route.ComponentProps) {
  const { panel, projectId, search } = useOutletContext<RecordFacts>()
  return (
    <PanelForm
      title="Contact"
      save="Save contact"
      back={`/p/${projectId}/prospects/${panel.prospect.id}${search}`}
      errors={actionData?.errors}
    >
      <input type="hidden" name="intent" value="save" />
      <ContactFields
        contact={loaderData}
        typed={actionData?.typed}
        errors={actionData?.errors}
        key={loaderData.id}
      />
    </PanelForm>
  )
}
