import { Field } from '../../ui/field.tsx'
import { Checkbox, Select, TextInput } from '../../ui/inputs.tsx'
import { TextFields } from './text-fields.tsx'

export type StepValues = {
  waitDays: string
  unit: string
  sameThread: boolean
  subject: string
  body: string
}

/** The boxes of one step: when it goes, where it goes to, and its words. */
export function StepFields({
  number,
  values,
  errors,
}: {
  number: number
  values: StepValues
  errors?: Record<string, string>
}) {
  return (
    <>
      {number > 1 && (
        <>
          <div className="flex items-end gap-2">
            <Field name="waitDays" label={`Wait after step ${number - 1}`} error={errors?.waitDays}>
              <TextInput type="number" min={1} max={90} defaultValue={values.waitDays} className="w-20!" />
            </Field>
            <Field name="unit" label={<span className="sr-only">Kind of days</span>}>
              <Select defaultValue={values.unit}>
                <option value="working">working days</option>
                <option value="calendar">days</option>
              </Select>
            </Field>
          </div>
          <Checkbox name="sameThread" value="yes" defaultChecked={values.sameThread}>
            Answers in the same thread, with “Re:” and the subject of the first mail
          </Checkbox>
        </>
      )}
      <TextFields isFollowUp={number > 1} values={values} errors={errors} />
    </>
  )
}
