import { data, Form, redirect, useNavigation } from 'react-router'
import { IdentityFields } from '#app/components/mailboxes/identity-fields.tsx'
import { PaceFields } from '#app/components/mailboxes/pace-fields.tsx'
import { ProviderSignIn } from '#app/components/mailboxes/provider-sign-in.tsx'
import { ServerFields } from '#app/components/mailboxes/server-fields.tsx'
import { TestFailed } from '#app/components/mailboxes/test-failed.tsx'
import { connectMailbox } from '#app/domain/mailboxes/connect-mailbox.server.ts'
import { registeredProviders, showGrant } from '#app/domain/mailboxes/grants.server.ts'
import { NewMailbox } from '#app/domain/mailboxes/mailbox-form.ts'
import { presetServers, serverFields } from '#app/domain/mailboxes/mailbox-row.ts'
import { PROVIDER_NAMES, providerOfPreset } from '#app/domain/mailboxes/oauth-providers.ts'
import { presetOf, presetOfProvider, PRESETS } from '#app/domain/mailboxes/presets.ts'
import { checkSender } from '#app/domain/outbox/sender-check.server.ts'
import { systemNames } from '#app/gateways/dns.ts'
import { backAddress } from '#app/server/grant-question.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { requireScope } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { Segment } from '#app/ui/segment.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/new.ts'

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const params = new URL(request.url).searchParams
  const grant = params.has('grant') ? showGrant(scope, Number(params.get('grant'))) : null
  const preset = grant ? presetOfProvider(grant.provider) : presetOf(params.get('preset') ?? 'generic')
  const provider = providerOfPreset(preset.key)
  return {
    grant,
    preset,
    provider,
    canSignIn: provider !== null && registeredProviders().includes(provider),
    backAddress: backAddress(request, instanceOf().env.publicUrl),
    zones: Intl.supportedValuesOf('timeZone').concat('UTC'),
    zone: readPreferences(request).zone,
    userName: scope.user.userName,
  }
}

export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  const fields = await request.formData()
  const grant = fields.has('grant') ? showGrant(scope, Number(fields.get('grant'))) : null
  if (grant) {
    const servers = presetServers(presetOf(String(fields.get('preset'))), grant.email)
    for (const [name, value] of Object.entries(serverFields(servers))) fields.set(name, value)
  }
  const form = readForm(NewMailbox, fields)
  if (!form.ok) return badForm(form)
  const connected = await connectMailbox(scope, form.value)
  if (connected.ok) {
    if (!instanceOf().env.isSandbox) await checkSender(scope, connected.id, systemNames())
    return redirect(`/settings/mailboxes/${connected.id}`, {
      headers: { 'Set-Cookie': saying({ text: `${form.value.email} is connected: both sides work` }) },
    })
  }
  if (connected.reason === 'already-there')
    return badForm(form, { email: 'This mailbox is connected already' })
  return data(
    { ok: false as const, errors: undefined, typed: form.typed, test: connected.test },
    { status: 422 },
  )
}

export default function NewMailboxPage({ loaderData, actionData }: Route.ComponentProps) {
  const { grant, preset, zones, zone, userName } = loaderData
  const isBusy = useNavigation().formMethod === 'POST'
  const typed = actionData?.typed
  const errors = actionData?.errors
  const test = actionData && 'test' in actionData ? actionData.test : null
  return (
    <Form
      method="post"
      noValidate
      key={`${preset.key}${grant?.id ?? ''}`}
      className="grid max-w-measure gap-8"
    >
      <ErrorSummary errors={errors} />
      {test && (
        <TestFailed title="The mailbox is not connected yet." test={test}>
          Mend what is named below.{!grant && ' Passwords have to be typed again.'}
        </TestFailed>
      )}
      <FormSection title="Where is the mailbox?" help={grant ? undefined : preset.note}>
        <div className="grid gap-5">
          <input type="hidden" name="preset" value={preset.key} />
          {grant && <input type="hidden" name="grant" value={grant.id} />}
          <div>
            <Segment
              label="Provider"
              choices={PRESETS.map((one) => ({
                label: one.name,
                to: `?preset=${one.key}`,
                isCurrent: one.key === preset.key,
              }))}
            />
          </div>
          {!grant && <ProviderSignIn {...loaderData} />}
          <Field name="email" label="Address" error={errors?.email}>
            <TextInput
              type="email"
              autoCapitalize="none"
              autoComplete="email"
              defaultValue={typedText(typed, 'email', grant?.email)}
            />
          </Field>
          <ServerFields
            isStored={false}
            signsInWith={grant && PROVIDER_NAMES[grant.provider]}
            values={{
              ...presetServers(preset, grant?.email ?? ''),
              allowBadCertificate: false,
              sentFolder: null,
              filesSentItself: null,
            }}
            {...{ typed, errors }}
          />
        </div>
      </FormSection>
      <FormSection title="Who writes">
        <div className="grid gap-5">
          <IdentityFields
            values={{ fromName: userName, legalName: '', postalAddress: '', signature: '' }}
            {...{ typed, errors }}
          />
        </div>
      </FormSection>
      <FormSection
        title="When and how much"
        help="Holds for sequences. What you write yourself goes at once."
      >
        <div className="grid gap-5">
          <PaceFields
            values={{
              dailyCap: 30,
              rampFrom: new Date(0),
              windowFrom: '09:00',
              windowTo: '17:00',
              weekdays: [1, 2, 3, 4, 5],
              timeZone: zone,
              gapMinSeconds: 90,
              gapMaxSeconds: 300,
            }}
            {...{ zones, typed, errors }}
          />
        </div>
      </FormSection>
      <div className="flex items-center gap-3">
        <Button look="primary" busy={isBusy && 'Testing both sides…'}>
          Test and connect
        </Button>
        <ButtonLink look="quiet" to="/settings/mailboxes">
          Cancel
        </ButtonLink>
      </div>
    </Form>
  )
}
