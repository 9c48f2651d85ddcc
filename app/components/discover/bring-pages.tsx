import { TextSearch } from 'lucide-react'
import { Form, Link, useNavigation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea } from '../../ui/inputs.tsx'
import { typedText } from '../../ui/typed.ts'
import { FileDrop } from '../imports/file-drop.tsx'
import { AimChoice } from './aim-choice.tsx'

/** Brings the pages of a search by paste or file; they are read and judged one by one. */
export function BringPages({
  names,
  settings,
  errors,
  typed,
}: {
  /** What the pages are looked through for. */
  names: string[]
  /** Where the names are set. */
  settings: string
  errors?: Record<string, string>
  typed?: Record<string, string | string[]>
}) {
  const isSent = useNavigation().formMethod === 'POST'
  return (
    <Card title="Read the pages of a search">
      <Form method="post" encType="multipart/form-data" noValidate className="grid gap-4">
        <ErrorSummary errors={errors} />
        <AimChoice chosen={typedText(typed, 'aim', 'mentions')}>
          Looked for: {names.map((name) => `“${name}”`).join(', ')}.{' '}
          <Link to={settings} className="link-inline">
            Change the names
          </Link>
        </AimChoice>
        <Field
          name="pages"
          label="Pages"
          help="One address a line, or rows of a table with its header: search results, alerts of a mention tracker, pages that answer engines cite."
          error={errors?.pages}
        >
          <TextArea
            mono
            rows={5}
            defaultValue={typedText(typed, 'pages', '')}
            placeholder="https://gardenpress.example/resources"
          />
        </Field>
        <Field
          name="file"
          label="Or a file"
          optional
          help="CSV or XLSX of any tool; one column must hold addresses."
          error={errors?.file}
        >
          <FileDrop accept=".csv,.tsv,.tab,.txt,.xlsx,.json,.jsonl,.ndjson,.zip,.gz" />
        </Field>
        <div>
          <Button look="primary" icon={TextSearch} busy={isSent && 'Taking them…'}>
            Read these pages
          </Button>
        </div>
      </Form>
    </Card>
  )
}
