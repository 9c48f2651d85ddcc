import { Field, FieldGroup } from '../../ui/field.tsx'
import { Checkbox, Select, TextInput } from '../../ui/inputs.tsx'
import { typedText, typedTick } from '../../ui/typed.ts'
import type { Returned } from './identity-fields.tsx'

type Pace = {
  dailyCap: number
  rampFrom: Date | null
  windowFrom: string
  windowTo: string
  weekdays: number[]
  timeZone: string
  gapMinSeconds: number
  gapMaxSeconds: number
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']

/** When and how much mail of sequences leaves. @param zones IANA names to choose from */
export function PaceFields({
  values,
  zones,
  typed,
  errors = {},
}: Returned & { values: Pace; zones: string[] }) {
  const text = (name: keyof Pace) => typedText(typed, name, String(values[name]))
  return (
    <>
      <div className="grid grid-cols-2 gap-4">
        <Field name="windowFrom" label="From" error={errors.windowFrom}>
          <TextInput type="time" defaultValue={text('windowFrom')} />
        </Field>
        <Field name="windowTo" label="Until" error={errors.windowTo}>
          <TextInput type="time" defaultValue={text('windowTo')} />
        </Field>
      </div>
      <FieldGroup legend="On" id="weekdays" error={errors.weekdays}>
        <div className="flex flex-wrap gap-x-4 gap-y-2">
          {WEEKDAYS.map((word, at) => (
            <Checkbox
              key={word}
              name="weekdays"
              value={at + 1}
              defaultChecked={typedTick(typed, 'weekdays', values.weekdays.includes(at + 1), String(at + 1))}
            >
              {word}
            </Checkbox>
          ))}
        </div>
      </FieldGroup>
      <Field
        name="timeZone"
        label="Time zone"
        help="A contact with a zone of their own is written to in theirs."
        error={errors.timeZone}
      >
        <Select defaultValue={text('timeZone')}>
          {zones.map((zone) => (
            <option key={zone}>{zone}</option>
          ))}
        </Select>
      </Field>
      <Field
        name="dailyCap"
        label="Messages a day, at most"
        help="Of all sequences together, by day and by any 24 hours; follow-ups go before first messages. Limits over all mailboxes, and holidays, are under Pace."
        error={errors.dailyCap}
      >
        <TextInput type="number" min={1} max={500} className="max-w-28" defaultValue={text('dailyCap')} />
      </Field>
      <div className="grid gap-1.5">
        <Checkbox name="rampUp" defaultChecked={typedTick(typed, 'rampUp', values.rampFrom !== null)}>
          Start slowly
        </Checkbox>
        <p className="text-12 leading-4.5 text-text-2">
          Five on the first day and two more each day, for an address that has not sent much before.
        </p>
      </div>
      <div className="grid grid-cols-2 gap-4">
        <Field name="gapMinSeconds" label="Shortest pause, seconds" error={errors.gapMinSeconds}>
          <TextInput type="number" min={30} defaultValue={text('gapMinSeconds')} />
        </Field>
        <Field name="gapMaxSeconds" label="Longest pause, seconds" error={errors.gapMaxSeconds}>
          <TextInput type="number" max={3600} defaultValue={text('gapMaxSeconds')} />
        </Field>
      </div>
    </>
  )
}
