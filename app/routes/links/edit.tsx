import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { editLink } from '#app/domain/links/edit-link.server.ts'
import { getLink } from '#app/domain/links/queries.server.ts'
import { listPeople } from '#app/domain/workspaces/edit-workspace.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Select, TextInput } from '#app/ui/inputs.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/edit.ts'

const EditForm = z.object({
  anchor: z
    .string()
    .trim()
    .max(500, 'At most 500 characters')
    .transform((text) => text || null),
  rel: z.enum(['follow', 'any']),
  dueOn: z.union([
    z.literal('').transform(() => null),
    z.iso.date('Choose a day').transform((day) => new Date(`${day}T00:00:00Z`)),
  ]),
  rhythmDays: z.union(
    [z.literal('').transform(() => null), z.coerce.number().int().min(1).max(365)],
    'A whole number of days from 1 to 365, or nothing',
  ),
  ownerId: z.union([z.literal('').transform(() => null), z.coerce.number().int()]),
})

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const link = getLink(scope, { linkId: Number(params.linkId), projectId: project.id })
  const { sourceHost, anchor, rel, dueOn, rhythmDays, ownerId } = link
  return {
    link: { sourceHost, anchor, rel, dueOn, rhythmDays, ownerId },
    people: listPeople(scope).map(({ id, name }) => ({ id, name })),
    base: `/p/${project.id}/links/${link.id}`,
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const link = getLink(scope, { linkId: Number(params.linkId), projectId: project.id })
  const form = readForm(EditForm, await request.formData())
  if (!form.ok) return badForm(form)
  const isOneOfUs = listPeople(scope).some(({ id }) => id === form.value.ownerId)
  editLink(scope, { linkId: link.id, ...form.value, ownerId: isOneOfUs ? form.value.ownerId : null })
  return redirect(`/p/${project.id}/links/${link.id}`)
}

/** What was promised, who looks after it, and how often it is looked at. */
export default function EditLinkScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { link, people, base } = loaderData
  const errors = actionData?.errors
  const typed = (name: string, saved: string) => typedText(actionData?.typed, name, saved)
  return (
    <>
      <PageBar
        title="Promise and rhythm"
        crumb={{ label: link.sourceHost.replace(/^www\./, ''), to: base }}
        rule
      />
      <PageBody padded>
        <Form method="post" noValidate className="grid max-w-measure gap-5">
          <ErrorSummary errors={errors} />
          <Field
            name="anchor"
            label="Promised anchor"
            help="Nothing: any will do. Another promise is judged at once."
            error={errors?.anchor}
            optional
          >
            <TextInput defaultValue={typed('anchor', link.anchor ?? '')} />
          </Field>
          <Field name="rel" label="Promised rel">
            <Select defaultValue={typed('rel', link.rel)}>
              <option value="follow">Dofollow</option>
              <option value="any">Any: nofollow, sponsored and ugc are fine</option>
            </Select>
          </Field>
          <Field name="dueOn" label="Due" error={errors?.dueOn} optional>
            <TextInput
              type="date"
              defaultValue={typed('dueOn', link.dueOn?.toISOString().slice(0, 10) ?? '')}
            />
          </Field>
          <Field
            name="rhythmDays"
            label="Days between checks once it is live"
            help="Nothing: on day 1, 3, 7, 14 and 30, then every 30 days."
            error={errors?.rhythmDays}
            optional
          >
            <TextInput
              inputMode="numeric"
              defaultValue={typed('rhythmDays', String(link.rhythmDays ?? ''))}
            />
          </Field>
          <Field name="ownerId" label="Owner">
            <Select defaultValue={typed('ownerId', String(link.ownerId ?? ''))}>
              <option value="">Nobody</option>
              {people.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
          <div className="flex gap-2">
            <Button look="primary">Save</Button>
            <ButtonLink to={base} look="quiet">
              Cancel
            </ButtonLink>
          </div>
        </Form>
      </PageBody>
    </>
  )
}
