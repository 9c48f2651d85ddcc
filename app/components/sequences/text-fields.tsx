import { Field } from '../../ui/field.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'

/** The words of a message: subject and text. */
export function TextFields({
  isFollowUp,
  values,
  errors,
}: {
  isFollowUp: boolean
  values: { subject: string; body: string }
  errors?: Record<string, string>
}) {
  return (
    <>
      <Field
        name="subject"
        label="Subject"
        optional={isFollowUp}
        help={isFollowUp ? 'Only for a step that begins a thread of its own.' : undefined}
        error={errors?.subject}
      >
        <TextInput defaultValue={values.subject} spellCheck />
      </Field>
      <Field
        name="body"
        label="Text"
        help="Plain text. Signature, your address and the way out are added below it."
        error={errors?.body}
      >
        <TextArea rows={14} defaultValue={values.body} spellCheck className="leading-6" />
      </Field>
    </>
  )
}
