import { Field } from '../../ui/field.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'
import { typedText } from '../../ui/typed.ts'

/** A form that came back: what was typed, and what is wrong with it. */
export type Returned = {
  typed?: Record<string, string | string[]>
  errors?: Record<string, string>
}

type Identity = { fromName: string; legalName: string; postalAddress: string; signature: string }

/** Who writes: every message of a sequence names them. */
export function IdentityFields({ values, typed, errors = {} }: Returned & { values?: Identity }) {
  return (
    <>
      <Field
        name="fromName"
        label="Name of the sender"
        help="As it stands in the inbox of others."
        error={errors.fromName}
      >
        <TextInput
          autoComplete="off"
          placeholder="Anna Reyes"
          defaultValue={typedText(typed, 'fromName', values?.fromName)}
        />
      </Field>
      <Field
        name="legalName"
        label="Legal name"
        help="The person or company that answers for the mail. Stands below each message of a sequence."
        error={errors.legalName}
      >
        <TextInput
          autoComplete="organization"
          placeholder="Fernhill Ltd"
          defaultValue={typedText(typed, 'legalName', values?.legalName)}
        />
      </Field>
      <Field
        name="postalAddress"
        label="Postal address"
        help="Stands beside the legal name; most countries demand it."
        error={errors.postalAddress}
      >
        <TextArea
          rows={3}
          autoComplete="street-address"
          defaultValue={typedText(typed, 'postalAddress', values?.postalAddress)}
        />
      </Field>
      <Field
        name="signature"
        label="Signature"
        optional
        help="Goes below what you write, above the footer."
        error={errors.signature}
      >
        <TextArea rows={3} defaultValue={typedText(typed, 'signature', values?.signature)} />
      </Field>
    </>
  )
}
