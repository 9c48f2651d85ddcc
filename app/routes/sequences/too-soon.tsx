import { Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { getSequence } from '#app/domain/sequences/get-sequence.server.ts'
import { getTooSoon, letTooSoonGo } from '#app/domain/sequences/too-soon.server.ts'
import { Forbidden } from '#app/domain/values/errors.ts'
import { mayManage } from '#app/domain/workspaces/roles.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/too-soon.ts'

const Reason = z.object({
  reason: z
    .string()
    .trim()
    .min(1, 'Say why they are written to all the same')
    .max(300, 'At most 300 characters'),
})

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id, name } = getSequence(scope, { sequenceId: Number(params.sequenceId), projectId: project.id })
  return {
    base: `/p/${project.id}/sequences/${id}`,
    sequence: name,
    mayLift: mayManage(scope.user.role),
    ...getTooSoon(scope, { sequenceId: id, enrolmentId: Number(params.enrolmentId) }),
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id } = getSequence(scope, { sequenceId: Number(params.sequenceId), projectId: project.id })
  if (!mayManage(scope.user.role)) throw new Forbidden('Only owners and managers lift the fatigue limits.')
  const form = readForm(Reason, await request.formData())
  if (!form.ok) return badForm(form)
  const enrolmentId = Number(params.enrolmentId)
  letTooSoonGo(scope, { sequenceId: id, enrolmentId, because: form.value.reason })
  return redirect(`/p/${project.id}/sequences/${id}/people`, {
    headers: { 'Set-Cookie': saying({ text: 'Their first message is planned' }) },
  })
}

export const meta: Route.MetaFunction = () => [{ title: 'Let a first message go · Linkwright' }]

export default function TooSoonScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { base, sequence, mayLift, domain, contact, because, until } = loaderData
  const isBusy = useNavigation().state === 'submitting'
  return (
    <>
      <PageBar title="Let a first message go" crumb={{ label: sequence, to: `${base}/people` }} rule />
      <PageBody padded>
        <Form method="post" noValidate className="grid max-w-measure gap-5">
          <ErrorSummary errors={actionData?.errors} />
          <Notice tone="warn" title={`The message to ${contact} at ${domain} waits.`}>
            {because}. It goes by itself, <When at={until} />.
          </Notice>
          <Field
            name="reason"
            label="Why write to them all the same?"
            help="Kept in the history. Everything else that holds a message holds this one too."
            error={actionData?.errors?.reason}
          >
            <TextInput defaultValue={typedText(actionData?.typed, 'reason')} maxLength={300} />
          </Field>
          <div className="flex gap-2">
            <Button
              look="primary"
              busy={isBusy && 'One moment…'}
              offBecause={!mayLift && 'Only owners and managers lift the fatigue limits'}
            >
              Let it go
            </Button>
            <ButtonLink to={`${base}/people`} look="quiet">
              Back
            </ButtonLink>
          </div>
        </Form>
      </PageBody>
    </>
  )
}
