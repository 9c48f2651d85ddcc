import { Field } from '../ui/field.tsx'
import { TextArea, TextInput } from '../ui/inputs.tsx'
import { typedText } from '../ui/typed.ts'

export type ProjectValues = {
  name: string
  siteUrl: string
  targetUrls: string[]
  competitors: string[]
  brands: string[]
}

/** The fields of a project: what was typed stays over what is stored. */
export function ProjectFields({
  values,
  typed,
  errors = {},
}: {
  values?: ProjectValues
  typed?: Record<string, string | string[]>
  errors?: Record<string, string>
}) {
  return (
    <>
      <Field name="name" label="Name" help="As your team calls it." error={errors.name}>
        <TextInput defaultValue={typedText(typed, 'name', values?.name)} />
      </Field>
      <Field name="siteUrl" label="Site" help="The one that links are earned for." error={errors.siteUrl}>
        <TextInput
          inputMode="url"
          autoCapitalize="none"
          placeholder="fernhill.example"
          defaultValue={typedText(typed, 'siteUrl', values?.siteUrl)}
        />
      </Field>
      <Field
        name="targetUrls"
        label="Target pages"
        help="The two or three pages that should earn links, one a line: an address, or a path of the site."
        error={errors.targetUrls}
      >
        <TextArea
          mono
          rows={4}
          placeholder={'/guides/compost\n/tools/soil-calculator'}
          defaultValue={typedText(typed, 'targetUrls', values?.targetUrls.join('\n'))}
        />
      </Field>
      <Field
        name="competitors"
        label="Competitors"
        optional
        help="Sites whose backlinks yours are compared with, one a line."
        error={errors.competitors}
      >
        <TextArea
          mono
          rows={3}
          placeholder={'rival.example'}
          defaultValue={typedText(typed, 'competitors', values?.competitors.join('\n'))}
        />
      </Field>
      <Field
        name="brands"
        label="Names people use for you"
        optional
        help="As others write them, one a line, to find pages that name you without a link; the name above when there is none. Another domain of yours counts as yours."
        error={errors.brands}
      >
        <TextArea
          rows={3}
          placeholder={'Fernhill Garden\nfernhill-shop.example'}
          defaultValue={typedText(typed, 'brands', values?.brands.join('\n'))}
        />
      </Field>
    </>
  )
}
