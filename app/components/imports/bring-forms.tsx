import { Form, useNavigation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/inputs.tsx'
import { FileDrop } from './file-drop.tsx'

/** The two ways to bring rows: files, or what was copied out of a spreadsheet. */
export function BringForms({ errors, typedRows }: { errors?: Record<string, string>; typedRows: string }) {
  const navigation = useNavigation()
  const sent = navigation.state === 'idle' ? null : navigation.formData
  return (
    <>
      <Card title="A file">
        <Form method="post" encType="multipart/form-data" className="grid gap-4">
          <Field
            name="file"
            label="List of pages, sites or people"
            help="CSV, TSV, text, Excel or JSON, of any size; zip and gzip are fine, and several at once. Encoding, delimiter and columns are found out, and you see what would happen before anything is written."
            error={errors?.file}
          >
            <FileDrop
              several
              accept=".csv,.tsv,.tab,.txt,.xlsx,.json,.jsonl,.ndjson,.zip,.gz,application/json,text/csv,text/plain,text/tab-separated-values,application/gzip,application/zip"
            />
          </Field>
          <div>
            <Button look="primary" busy={sent?.has('file') && 'Uploading…'}>
              Read the file
            </Button>
          </div>
        </Form>
      </Card>
      <Card title="Or paste rows">
        <Form method="post" encType="multipart/form-data" className="grid gap-4">
          <Field
            name="rows"
            label="Rows"
            help="Copied from a spreadsheet, with its header; or one address a line."
            error={errors?.rows}
          >
            <TextArea
              mono
              rows={8}
              defaultValue={typedRows}
              placeholder={
                'URL\tEmail\tName\nhttps://gardenpress.example/resources\tines@gardenpress.example\tInes Calder'
              }
            />
          </Field>
          <div>
            <Button busy={sent?.has('rows') && 'Reading…'}>Read these rows</Button>
          </div>
        </Form>
      </Card>
    </>
  )
}
