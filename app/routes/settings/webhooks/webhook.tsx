import { Send } from 'lucide-react'
import { data, Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { DeliveryLog } from '#app/components/webhooks/delivery-log.tsx'
import { WebhookFields } from '#app/components/webhooks/webhook-fields.tsx'
import { ChangedWebhook } from '#app/domain/alerts/webhook-form.ts'
import {
  changeWebhook,
  deliveryLog,
  enableWebhook,
  getWebhook,
  redeliver,
  removeWebhook,
  testWebhook,
} from '#app/domain/alerts/webhooks.server.ts'
import { Forbidden } from '#app/domain/values/errors.ts'
import { mayManage } from '#app/domain/workspaces/roles.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireScope } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { When } from '#app/ui/when.tsx'
import type { Route } from './+types/webhook.ts'

const Action = z.discriminatedUnion('intent', [
  ChangedWebhook.extend({ intent: z.literal('change') }),
  z.object({ intent: z.literal('test') }),
  z.object({ intent: z.literal('redeliver'), deliveryId: z.coerce.number().int() }),
  z.object({ intent: z.literal('enable') }),
  z.object({ intent: z.literal('remove') }),
])

export async function loader({ request, params }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const webhookId = Number(params.webhookId)
  return {
    webhook: getWebhook(scope, webhookId),
    deliveries: deliveryLog(scope, { webhookId }),
    mayManage: mayManage(scope.user.role),
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const scope = await requireScope(request)
  if (!mayManage(scope.user.role)) throw new Forbidden('Only owners and managers change webhooks.')
  const form = readForm(Action, await request.formData())
  if (!form.ok) return badForm(form)
  const webhookId = Number(params.webhookId)
  switch (form.value.intent) {
    case 'change':
      changeWebhook(scope, { webhookId, ...form.value })
      return done('Saved')
    case 'test':
      testWebhook(scope, { webhookId })
      return done('The test is in line')
    case 'redeliver':
      redeliver(scope, { webhookId, deliveryId: form.value.deliveryId })
      return done('The message is in line again')
    case 'enable':
      enableWebhook(scope, { webhookId })
      return done('The webhook is on again')
    case 'remove':
      removeWebhook(scope, { webhookId })
      return redirect('/settings/webhooks')
  }
}

function done(text: string) {
  return data(
    { ok: true as const, errors: undefined, typed: undefined },
    { headers: { 'Set-Cookie': saying({ text }) } },
  )
}

/** One webhook: what it hears of, a test, and the log of what was sent. */
export default function WebhookPage({ loaderData, actionData }: Route.ComponentProps) {
  const { webhook, deliveries } = loaderData
  const intent = useNavigation().formData?.get('intent')
  const offBecause = !loaderData.mayManage && 'Only owners and managers change webhooks'
  return (
    <div className="grid max-w-measure gap-8">
      {webhook.disabledAt && (
        <Notice
          tone="warn"
          title="This webhook is switched off."
          actions={
            <Form method="post">
              <input type="hidden" name="intent" value="enable" />
              <Button size="sm" offBecause={offBecause}>
                Switch it on again
              </Button>
            </Form>
          }
        >
          Since <When at={webhook.disabledAt} />: {webhook.disabledBecause}. What waits is sent when it is on
          again.
        </Notice>
      )}
      <FormSection title="Webhook">
        <Form method="post" noValidate className="grid gap-5" key={actionData?.ok ? 'saved' : 'typed'}>
          <input type="hidden" name="intent" value="change" />
          <ErrorSummary errors={actionData?.errors} />
          <WebhookFields
            url={webhook.url}
            kinds={webhook.kinds}
            errors={actionData?.errors}
            typed={actionData?.typed}
          />
          <div>
            <Button look="primary" busy={intent === 'change' && 'Saving…'} offBecause={offBecause}>
              Save
            </Button>
          </div>
        </Form>
      </FormSection>
      <FormSection
        title="Messages"
        help="Tried again after 1 and 5 minutes, half an hour, 2, 6, 12 and 24 hours. After three days without one success the webhook is switched off."
      >
        <div className="grid gap-3">
          <Form method="post">
            <input type="hidden" name="intent" value="test" />
            <Button icon={Send} busy={intent === 'test' && 'One moment…'} offBecause={offBecause}>
              Send a test
            </Button>
          </Form>
          {deliveries.length === 0 ? (
            <p className="text-13 text-text-2">Nothing has been sent yet.</p>
          ) : (
            <DeliveryLog deliveries={deliveries} />
          )}
        </div>
      </FormSection>
      <FormSection title="Remove" help="The log goes with it. This cannot be undone.">
        <Form method="post">
          <input type="hidden" name="intent" value="remove" />
          <Button look="danger" offBecause={offBecause}>
            Remove the webhook
          </Button>
        </Form>
      </FormSection>
    </div>
  )
}
