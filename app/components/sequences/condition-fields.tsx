import { useState } from 'react'
import type { TestChoice } from '#app/domain/sequences/condition-form.ts'
import { CONDITIONS_AT_MOST } from '#app/domain/sequences/conditions.ts'
import { Select } from '../../ui/inputs.tsx'

export type ConditionRow = { test: string; must: string; otherwise: string }

const EMPTY: ConditionRow = { test: '', must: 'only', otherwise: 'skip' }

/** What must hold for a step to go: a row each, and one more to fill in. */
export function ConditionFields({
  rows,
  tests,
}: {
  rows: ConditionRow[]
  tests: { label: string; choices: TestChoice[] }[]
}) {
  const filled = rows.filter((row) => row.test)
  const [shown, setShown] = useState(Math.min(filled.length + 1, CONDITIONS_AT_MOST))
  const lines = Array.from({ length: shown }, (_, at) => filled[at] ?? EMPTY)
  return (
    <fieldset className="grid gap-2">
      <legend className="mb-1 text-13 font-medium">Conditions</legend>
      <p className="text-12 text-text-2">
        Asked when the step is to leave; all must hold. A reply stops the sequence without a condition. “Not
        opened” is not offered: whether a mail was opened cannot be known.
      </p>
      {lines.map((row, at) => (
        <div
          // Rows have no name of their own; their place is all they are.
          // oxlint-disable-next-line react/no-array-index-key
          key={at}
          className="grid grid-cols-[112px_minmax(0,1fr)_172px] gap-2 max-wide:grid-cols-1"
        >
          <Select small name="must[]" defaultValue={row.must} aria-label={`Condition ${at + 1}: only or not`}>
            <option value="only">Only if</option>
            <option value="not">Not if</option>
          </Select>
          <Select
            small
            name="test[]"
            defaultValue={row.test}
            aria-label={`Condition ${at + 1}`}
            onChange={(event) => {
              if (event.target.value && at === shown - 1) setShown(Math.min(shown + 1, CONDITIONS_AT_MOST))
            }}
          >
            <option value="">No condition</option>
            {tests.map(({ label, choices }) => (
              <optgroup key={label} label={label}>
                {choices.map((one) => (
                  <option key={one.value} value={one.value}>
                    {one.words}
                  </option>
                ))}
              </optgroup>
            ))}
          </Select>
          <Select
            small
            name="otherwise[]"
            defaultValue={row.otherwise}
            aria-label={`Condition ${at + 1}: what happens when it does not hold`}
          >
            <option value="skip">else pass it over</option>
            <option value="finish">else send nothing more</option>
          </Select>
        </div>
      ))}
    </fieldset>
  )
}
