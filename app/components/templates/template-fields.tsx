import { TACTICS } from '#db/vocabulary.ts'
import { Field } from '../../ui/field.tsx'
import { Checkbox, Select, TextArea, TextInput } from '../../ui/inputs.tsx'
import { TACTIC_WORDS } from '../words.ts'

export type TemplateValues = {
  name: string
  tactic: string
  isFollowUp: boolean
  subject: string
  body: string
}

/** The boxes of a template: what it is called and for, subject and text. */
export function TemplateFields({
  values,
  errors,
}: {
  values: TemplateValues
  errors?: Record<string, string>
}) {
  return (
    <>
      <div className="grid grid-cols-2 gap-4 max-wide:grid-cols-1">
        <Field name="name" label="Name" error={errors?.name}>
          <TextInput defaultValue={values.name} />
        </Field>
        <Field name="tactic" label="Tactic">
          <Select defaultValue={values.tactic}>
            <option value="">Any tactic</option>
            {TACTICS.map((tactic) => (
              <option key={tactic} value={tactic}>
                {TACTIC_WORDS[tactic]}
              </option>
            ))}
          </Select>
        </Field>
      </div>
      <Checkbox name="followUp" value="yes" defaultChecked={values.isFollowUp}>
        A follow-up: it answers in the thread, the subject is that of the first mail
      </Checkbox>
      <Field name="subject" label="Subject" error={errors?.subject}>
        <TextInput defaultValue={values.subject} spellCheck />
      </Field>
      <Field
        name="body"
        label="Text"
        help="Plain text. Signature, your address and the way out are added below it."
        error={errors?.body}
      >
        <TextArea rows={16} defaultValue={values.body} spellCheck className="leading-6" />
      </Field>
    </>
  )
}
