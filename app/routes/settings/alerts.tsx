import { data, Form, useNavigation } from 'react-router'
import { z } from 'zod'
import { ChoicesTable } from '#app/components/alerts/choices-table.tsx'
import { alertSettings, saveAlertSettings } from '#app/domain/alerts/choices.server.ts'
import { isZone, readTime, type AlertChoices } from '#app/domain/alerts/choices.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { requireScope } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { Select, TextInput } from '#app/ui/inputs.tsx'
import { typedText } from '#app/ui/typed.ts'
import { ALERT_KINDS, ALERT_MAILS } from '#db/vocabulary.ts'
import type { Route } from './+types/alerts.ts'

const Mail = z.enum(ALERT_MAILS, 'Choose how it is mailed')
const AlertsForm = z
  .object({
    digestTime: z.string().refine((text) => readTime(text) !== null, 'A time of day, as 08:00'),
    timeZone: z.string().refine(isZone, 'Choose a time zone of the list'),
  })
  .catchall(z.string())

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const settings = alertSettings(scope, { userId: scope.user.userId })
  const { zone } = readPreferences(request)
  const timeZone = settings.isChosen ? settings.timeZone : zone
  return {
    ...settings,
    timeZone,
    browserZone: zone,
    zones: [...new Set(['UTC', ...Intl.supportedValuesOf('timeZone'), timeZone])],
    email: scope.user.email,
  }
}

export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  const form = readForm(AlertsForm, await request.formData())
  if (!form.ok) return badForm(form)
  const { digestTime, timeZone, ...rest } = form.value
  const choices: AlertChoices = {}
  for (const kind of ALERT_KINDS) {
    const mail = Mail.safeParse(rest[`mail.${kind}`])
    if (!mail.success) return badForm(form, { [`mail.${kind}`]: mail.error.issues[0]!.message })
    choices[kind] = { inApp: rest[`app.${kind}`] === 'yes', mail: mail.data }
  }
  saveAlertSettings(scope, { userId: scope.user.userId, choices, digestTime, timeZone })
  return data(
    { ok: true as const, errors: undefined, typed: undefined },
    { headers: { 'Set-Cookie': saying({ text: 'Saved' }) } },
  )
}

/** What this person hears of, and how. */
export default function AlertSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { choices, digestTime, timeZone, browserZone, zones, email } = loaderData
  const isBusy = useNavigation().formMethod === 'POST'
  const errors = actionData?.errors
  const typed = actionData?.typed
  return (
    <Form method="post" noValidate className="grid max-w-measure gap-8">
      <ErrorSummary errors={errors} />
      <FormSection
        title="What you hear of"
        help={`Yours alone; the others of the team choose for themselves. Mail goes to ${email}. Many links of one site are one alert.`}
      >
        <ChoicesTable choices={choices} typed={typed} />
      </FormSection>
      <FormSection title="Daily digest" help="One mail a day, only when there is something to tell.">
        <div className="grid max-w-80 gap-5">
          <Field name="digestTime" label="Time of day" error={errors?.digestTime}>
            <TextInput type="time" defaultValue={typedText(typed, 'digestTime', digestTime)} />
          </Field>
          <Field
            name="timeZone"
            label="Time zone"
            help={browserZone === timeZone ? undefined : `Your browser says ${browserZone}.`}
            error={errors?.timeZone}
          >
            <Select defaultValue={typedText(typed, 'timeZone', timeZone)}>
              {zones.map((zone) => (
                <option key={zone}>{zone}</option>
              ))}
            </Select>
          </Field>
        </div>
      </FormSection>
      <div>
        <Button look="primary" busy={isBusy && 'Saving…'}>
          Save
        </Button>
      </div>
    </Form>
  )
}
