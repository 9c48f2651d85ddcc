import { randomBytes } from 'node:crypto'
import { Form, redirect, useNavigation } from 'react-router'
import { WebhookFields } from '#app/components/webhooks/webhook-fields.tsx'
import { NewWebhook } from '#app/domain/alerts/webhook-form.ts'
import { addWebhook } from '#app/domain/alerts/webhooks.server.ts'
import { Forbidden } from '#app/domain/values/errors.ts'
import { mayManage } from '#app/domain/workspaces/roles.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireScope } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import type { AlertKind } from '#db/vocabulary.ts'
import type { Route } from './+types/new.ts'

const USUAL: AlertKind[] = ['link_live', 'link_recovered', 'link_degraded', 'link_lost', 'link_overdue']

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  return { suggested: randomBytes(24).toString('base64url'), mayManage: mayManage(scope.user.role) }
}

export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  if (!mayManage(scope.user.role)) throw new Forbidden('Only owners and managers add webhooks.')
  const form = readForm(NewWebhook, await request.formData())
  if (!form.ok) return badForm(form)
  const { id } = addWebhook(scope, form.value)
  return redirect(`/settings/webhooks/${id}`)
}

export default function NewWebhookPage({ loaderData, actionData }: Route.ComponentProps) {
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <FormSection title="New webhook">
      <Form method="post" noValidate className="grid max-w-measure gap-5">
        <ErrorSummary errors={actionData?.errors} />
        <WebhookFields
          url=""
          kinds={USUAL}
          suggested={loaderData.suggested}
          errors={actionData?.errors}
          typed={actionData?.typed}
        />
        <div className="flex gap-2">
          <Button
            look="primary"
            busy={isBusy && 'Adding…'}
            offBecause={!loaderData.mayManage && 'Only owners and managers add webhooks'}
          >
            Add the webhook
          </Button>
          <ButtonLink to="/settings/webhooks" look="quiet">
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </FormSection>
  )
}
