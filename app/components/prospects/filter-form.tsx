import { useId } from 'react'
import { Form, useSearchParams } from 'react-router'
import {
  FILTER_FIELDS,
  OP_WORDS,
  writeFilter,
  type Filter,
  type FilterField,
} from '../../domain/prospects/filters.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox, Select, TextInput } from '../../ui/inputs.tsx'
import { optionsOf, type Choices } from './filter-words.ts'
import { carried } from './list-url.ts'

/**
 * Sets one filter. A plain GET form: the list's loader writes its fields as one `f`.
 * @param current the filter that this one takes the place of
 */
export function FilterForm({
  field,
  current,
  choices,
}: {
  field: FilterField
  current?: Filter
  choices: Choices
}) {
  const id = useId()
  const [params] = useSearchParams()
  const { ops, values } = FILTER_FIELDS[field]
  return (
    <Form className="grid gap-2.5">
      {carried(params, []).map(([name, value]) => (
        <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
      ))}
      <input type="hidden" name="field" value={field} />
      {current && <input type="hidden" name="instead" value={writeFilter(current)} />}
      {ops.length === 1 ? (
        <input type="hidden" name="op" value={ops[0]} />
      ) : (
        <Select small name="op" defaultValue={current?.op} aria-label={`${FILTER_FIELDS[field].label}: how`}>
          {ops.map((op) => (
            <option key={op} value={op}>
              {OP_WORDS[op]}
            </option>
          ))}
        </Select>
      )}
      {values === 'number' || values === 'days' || values === 'text' ? (
        <label className="flex items-center gap-2" htmlFor={id}>
          <TextInput
            small
            id={id}
            name="value"
            required
            inputMode={values === 'text' ? undefined : 'numeric'}
            pattern={values === 'text' ? undefined : values === 'days' ? '\\d{1,4}' : '-?\\d+(\\.\\d+)?'}
            defaultValue={current?.values[0]}
            aria-label={FILTER_FIELDS[field].label}
          />
          {values === 'days' && <span className="text-text-2">days</span>}
        </label>
      ) : (
        <div className="grid max-h-64 gap-1.5 overflow-y-auto py-0.5">
          {optionsOf(field, choices).map(({ value, label }) => (
            <Checkbox key={value} name="value" value={value} defaultChecked={current?.values.includes(value)}>
              {label}
            </Checkbox>
          ))}
        </div>
      )}
      <div>
        <Button size="sm">{current ? 'Change filter' : 'Add filter'}</Button>
      </div>
    </Form>
  )
}
