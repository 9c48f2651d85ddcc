import type { ContactForm } from '../../domain/contacts/edit-contact.server.ts'
import { Field } from '../../ui/field.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'

type Values = Record<string, string | string[] | undefined>

/** The fields of a contact. @param contact as it is now @param typed what came back with errors */
export function ContactFields({
  contact,
  typed,
  errors,
}: {
  contact?: ContactForm
  typed?: Values
  errors?: Record<string, string>
}) {
  const value = (name: keyof ContactForm) => String(typed?.[name] ?? contact?.[name] ?? '')
  return (
    <>
      <Field name="email" label="E-mail address" error={errors?.email}>
        <TextInput type="email" inputMode="email" autoComplete="off" defaultValue={value('email')} />
      </Field>
      <div className="grid grid-cols-2 gap-3">
        <Field name="firstName" label="First name" error={errors?.firstName}>
          <TextInput autoComplete="off" defaultValue={value('firstName')} />
        </Field>
        <Field name="lastName" label="Last name" error={errors?.lastName}>
          <TextInput autoComplete="off" defaultValue={value('lastName')} />
        </Field>
      </div>
      <Field name="role" label="Role" optional>
        <TextInput autoComplete="off" defaultValue={value('role')} />
      </Field>
      <Field
        name="foundOn"
        label="Found on"
        optional
        help="The page where the address stands. The first mail says where it was found."
      >
        <TextInput autoComplete="off" defaultValue={value('foundOn')} />
      </Field>
      <Field name="note" label="Note" optional>
        <TextArea rows={2} defaultValue={value('note')} />
      </Field>
    </>
  )
}
