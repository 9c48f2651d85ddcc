import { TextSearch } from 'lucide-react'
import { Form, useNavigation } from 'react-router'
import type { PageSearchAim } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Field } from '../../ui/field.tsx'
import { Select, TextArea } from '../../ui/inputs.tsx'
import { typedText } from '../../ui/typed.ts'

const RESULTS = [10, 20, 50, 100, 200]

/** The questions as they were built, to be changed and asked. */
export function AskEngine({
  engine,
  label,
  aim,
  queries,
  errors,
  typed,
}: {
  engine: string
  label: string
  aim: PageSearchAim
  queries: string[]
  errors?: Record<string, string>
  typed?: Record<string, string | string[]>
}) {
  const isSent = useNavigation().formMethod === 'POST'
  return (
    <Card title={`Questions for ${label}`}>
      <Form method="post" noValidate className="grid gap-4">
        <ErrorSummary errors={errors} />
        <input type="hidden" name="engine" value={engine} />
        <input type="hidden" name="aim" value={aim} />
        <Field
          name="queries"
          label="Questions"
          help="One a line, as you would type them there. Add, change or take away: each is asked once and costs you what your account costs."
          error={errors?.queries}
        >
          <TextArea
            mono
            rows={Math.max(5, Math.min(14, queries.length + 1))}
            defaultValue={typedText(typed, 'queries', queries.join('\n'))}
            placeholder={'"composting" intitle:resources'}
          />
        </Field>
        <Field name="mostResults" label="Results of each question, at most" error={errors?.mostResults}>
          <Select defaultValue={typedText(typed, 'mostResults', '50')}>
            {RESULTS.map((one) => (
              <option key={one} value={one}>
                {one}
              </option>
            ))}
          </Select>
        </Field>
        <div>
          <Button look="primary" icon={TextSearch} busy={isSent && 'Starting…'}>
            Ask, and read what it names
          </Button>
        </div>
      </Form>
    </Card>
  )
}
