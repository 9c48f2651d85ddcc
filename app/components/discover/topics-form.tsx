import { Form } from 'react-router'
import type { PageSearchAim } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Field } from '../../ui/field.tsx'
import { Select, TextArea } from '../../ui/inputs.tsx'
import { AimChoice } from './aim-choice.tsx'

/** What is looked for, out of which the questions are built. A form of GET: it needs no script and can be kept. */
export function TopicsForm({
  engines,
  engine,
  aim,
  topics,
}: {
  engines: { name: string; label: string }[]
  engine: string
  aim: PageSearchAim
  topics: string
}) {
  return (
    <Card title="What is looked for">
      <Form className="grid gap-4">
        <AimChoice chosen={aim} />
        <Field
          name="topics"
          label="Topics"
          optional
          help="One a line, in the words of your readers: for link lists each is asked with the marks of such pages, for mentions it narrows them."
        >
          <TextArea rows={3} defaultValue={topics} placeholder={'composting\nworm farm'} />
        </Field>
        <Field name="engine" label="Engine">
          <Select defaultValue={engine}>
            {engines.map(({ name, label }) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </Select>
        </Field>
        <div>
          <Button>Build the questions</Button>
        </div>
      </Form>
    </Card>
  )
}
