import { Form, useSearchParams } from 'react-router'
import { COLUMNS, type ColumnKey } from '../../domain/prospects/columns.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/inputs.tsx'
import { carried } from './list-url.ts'

/** Which columns the list shows. */
export function ColumnsForm({ columns }: { columns: ColumnKey[] }) {
  const [params] = useSearchParams()
  return (
    <Form className="grid gap-1.5">
      {carried(params, ['cols']).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      {COLUMNS.filter(({ key }) => key !== 'domain').map(({ key, label }) => (
        <Checkbox key={key} name="cols" value={key} defaultChecked={columns.includes(key)}>
          {label}
        </Checkbox>
      ))}
      <div className="pt-1.5">
        <Button size="sm">Show these columns</Button>
      </div>
    </Form>
  )
}
