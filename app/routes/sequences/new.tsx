import { Form, Link, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { listMailboxes } from '#app/domain/mailboxes/get-mailbox.server.ts'
import { createSequence } from '#app/domain/sequences/edit-sequence.server.ts'
import { listTemplates } from '#app/domain/templates/queries.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Select, TextInput } from '#app/ui/inputs.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/new.ts'

const optionalId = z.coerce.number().int().positive().nullable().catch(null)
const New = z.object({
  name: z.string().trim().min(1, 'Give the sequence a name, such as “Compost, broken links”').max(120),
  mailbox: optionalId,
  first: optionalId,
  second: optionalId,
  third: optionalId,
})

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return {
    projectId: project.id,
    mailboxes: listMailboxes(scope).map(({ id, email }) => ({ id, email })),
    templates: listTemplates(scope).map(({ id, name, isFollowUp }) => ({ id, name, isFollowUp })),
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(New, await request.formData())
  if (!form.ok) return badForm(form)
  const { name, mailbox, first, second, third } = form.value
  const templateIds = first === null ? [] : [first, second, third].filter((id) => id !== null)
  const { id } = createSequence(scope, { projectId: project.id, name, mailboxId: mailbox, templateIds })
  return redirect(`/p/${project.id}/sequences/${id}`)
}

export default function NewSequence({ loaderData, actionData }: Route.ComponentProps) {
  const { projectId, mailboxes, templates } = loaderData
  const busy = useNavigation().state === 'submitting' && 'Making it…'
  const followUps = templates.filter((one) => one.isFollowUp)
  const firsts = templates.filter((one) => !one.isFollowUp)
  const typed = actionData?.typed
  const errors = actionData?.errors
  return (
    <>
      <PageBar title="New sequence" crumb={{ label: 'Sequences', to: `/p/${projectId}/sequences` }} rule />
      <PageBody padded>
        <Form method="post" className="grid max-w-measure gap-4">
          <ErrorSummary errors={errors} />
          <Field name="name" label="Name" help="For your team; recipients never see it." error={errors?.name}>
            <TextInput defaultValue={typedText(typed, 'name')} />
          </Field>
          {mailboxes.length === 0 ? (
            <Notice title="No mailbox is connected yet.">
              A sequence can be prepared without one, but nothing goes out.{' '}
              <Link to="/settings/mailboxes/new" className="link-inline">
                Connect a mailbox
              </Link>
            </Notice>
          ) : (
            <Field
              name="mailbox"
              label="Sends from"
              help="All steps to one person leave from the same mailbox."
            >
              <Select defaultValue={typedText(typed, 'mailbox', String(mailboxes[0]!.id))}>
                {mailboxes.map(({ id, email }) => (
                  <option key={id} value={id}>
                    {email}
                  </option>
                ))}
              </Select>
            </Field>
          )}
          <Field
            name="first"
            label="Step 1"
            help="The words are copied into the sequence and can be changed there."
            error={errors?.first}
          >
            <Select defaultValue={typedText(typed, 'first', String(firsts[0]?.id ?? ''))}>
              <Choices templates={firsts} />
              <option value="">I write it there</option>
            </Select>
          </Field>
          <Field name="second" label="Step 2, five working days later, in the same thread" optional>
            <Select defaultValue={typedText(typed, 'second', String(followUps.at(-1)?.id ?? ''))}>
              <option value="">No second step</option>
              <Choices templates={followUps} />
            </Select>
          </Field>
          <Field name="third" label="Step 3, nine working days after that" optional>
            <Select defaultValue={typedText(typed, 'third', String(followUps[0]?.id ?? ''))}>
              <option value="">No third step</option>
              <Choices templates={followUps} />
            </Select>
          </Field>
          <div>
            <Button look="primary" busy={busy}>
              Make the sequence
            </Button>
          </div>
        </Form>
      </PageBody>
    </>
  )
}

function Choices({ templates }: { templates: { id: number; name: string }[] }) {
  return templates.map(({ id, name }) => (
    <option key={id} value={id}>
      {name}
    </option>
  ))
}
