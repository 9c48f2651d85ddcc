import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { LINK_STATUS_WORDS } from '#app/components/words.ts'
import { ownLink } from '#app/domain/links/checks.server.ts'
import { setStatus } from '#app/domain/links/set-status.server.ts'
import { BY_HAND } from '#app/domain/links/status.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, FieldGroup } from '#app/ui/field.tsx'
import { Radio, TextInput } from '#app/ui/inputs.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/status.ts'

const StatusForm = z.object({
  status: z.enum(BY_HAND, 'Choose how the link stands'),
  reason: z.string().trim().min(3, 'Say what you saw, in a few words').max(500, 'At most 500 characters'),
})

const MEANINGS: Record<(typeof BY_HAND)[number], string> = {
  live: 'I saw the link, as promised.',
  degraded: 'I saw the link, with something wrong.',
  lost: 'I saw the page, and the link is gone.',
  pending: 'It is not there yet; keep waiting for it.',
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const link = ownLink(scope, { linkId: Number(params.linkId), projectId: project.id })
  return { link, base: `/p/${project.id}/links/${link.id}` }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const link = ownLink(scope, { linkId: Number(params.linkId), projectId: project.id })
  const form = readForm(StatusForm, await request.formData())
  if (!form.ok) return badForm(form)
  setStatus(scope, { linkId: link.id, ...form.value })
  return redirect(`/p/${project.id}/links/${link.id}`)
}

/** A person says how a link stands. The machine goes on checking, and says where it disagrees. */
export default function StatusScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { link, base } = loaderData
  return (
    <>
      <PageBar
        title="Set the status"
        crumb={{ label: link.sourceHost.replace(/^www\./, ''), to: base }}
        rule
      />
      <PageBody padded>
        <Form method="post" noValidate className="grid max-w-measure gap-5">
          <ErrorSummary errors={actionData?.errors} />
          <FieldGroup
            id="status"
            legend="How does the link stand?"
            help="Checks go on by their rhythm. The first that can read the page says whether it agrees with you."
            error={actionData?.errors?.status}
          >
            <div className="grid gap-2">
              {BY_HAND.map((status) => (
                <Radio
                  key={status}
                  name="status"
                  value={status}
                  defaultChecked={actionData?.typed?.status === status}
                >
                  <b className="font-medium">{LINK_STATUS_WORDS[status]}</b>{' '}
                  <span className="text-text-2">{MEANINGS[status]}</span>
                </Radio>
              ))}
            </div>
          </FieldGroup>
          <Field
            name="reason"
            label="What you saw"
            help="Kept with your name as the cause of the status."
            error={actionData?.errors?.reason}
          >
            <TextInput defaultValue={typedText(actionData?.typed, 'reason', '')} maxLength={500} />
          </Field>
          <div className="flex gap-2">
            <Button look="primary">Set the status</Button>
            <ButtonLink to={base} look="quiet">
              Cancel
            </ButtonLink>
          </div>
        </Form>
      </PageBody>
    </>
  )
}
