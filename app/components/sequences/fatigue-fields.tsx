import { Form } from 'react-router'
import type { FatigueLimits } from '#app/domain/outbox/fatigue.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { typedText } from '../../ui/typed.ts'

/** How often the team may begin with one person and with one site, over all projects. */
export function FatigueFields({
  limits,
  errors,
  typed,
  isBusy,
  offBecause,
}: {
  limits: FatigueLimits
  errors: Record<string, string> | undefined
  typed: Record<string, string | string[]> | undefined
  isBusy: boolean
  offBecause: string | false
}) {
  return (
    <Form method="post" noValidate className="grid max-w-80 gap-5">
      <input type="hidden" name="intent" value="fatigue" />
      <Field
        name="perPerson"
        label="To one person, at most"
        help="Nothing: no limit."
        error={errors?.perPerson}
      >
        <TextInput
          inputMode="numeric"
          defaultValue={typedText(typed, 'perPerson', String(limits.perPerson ?? ''))}
        />
      </Field>
      <Field
        name="perSite"
        label="To one site or organisation, at most"
        help="Everybody at the site, and everybody with an address of its domain. Nothing: no limit."
        error={errors?.perSite}
      >
        <TextInput
          inputMode="numeric"
          defaultValue={typedText(typed, 'perSite', String(limits.perSite ?? ''))}
        />
      </Field>
      <Field name="fatigueDays" label="In so many days" error={errors?.fatigueDays}>
        <TextInput inputMode="numeric" defaultValue={typedText(typed, 'fatigueDays', String(limits.days))} />
      </Field>
      <div>
        <Button busy={isBusy && 'Saving…'} offBecause={offBecause}>
          Save the limits
        </Button>
      </div>
    </Form>
  )
}
