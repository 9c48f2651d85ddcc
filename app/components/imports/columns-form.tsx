import { Form, useNavigation } from 'react-router'
import type { ColumnView } from '#app/domain/imports/columns-view.server.ts'
import { FIELD_CHOICES } from '#app/domain/imports/mapping.ts'
import { TACTICS, type Tactic } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Field } from '../../ui/field.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Notice } from '../../ui/notice.tsx'
import { When } from '../../ui/when.tsx'
import { TACTIC_WORDS } from '../words.ts'
import { fileWords, type FileFacts } from './file-words.ts'

/** What each column holds, guessed and to be corrected, with values from the file beside it. */
export function ColumnsForm({
  columns,
  hasHeader,
  warnings,
  rememberedSince,
  job,
  base,
  errors,
  typed,
}: {
  columns: ColumnView[]
  hasHeader: boolean
  warnings: string[]
  /** When a file with the same header was mapped by hand like this. */
  rememberedSince: Date | null
  job: FileFacts & { id: number; tactic: Tactic }
  /** Address of the project's imports. */
  base: string
  errors?: Record<string, string>
  typed?: Record<string, string | string[]>
}) {
  const { state } = useNavigation()
  return (
    <Form method="post" className="grid gap-4">
      <ErrorSummary errors={errors} />
      {rememberedSince && (
        <Notice
          title={
            <>
              Mapped as last time, <When at={rememberedSince} exact />:
            </>
          }
          actions={
            <Button size="sm" formNoValidate formAction={`${base}/${job.id}/forget`}>
              Forget it and guess anew
            </Button>
          }
        >
          a file with the same header was brought in then, and its columns were said to hold this.
        </Notice>
      )}
      <Card
        title="What the columns hold"
        side={<span className="text-12 text-text-3">{fileWords(job)}</span>}
      >
        <p className="mb-3 text-13 text-text-2">
          {rememberedSince
            ? 'As they were said to be last time. Correct what is wrong; nothing is written yet.'
            : hasHeader
              ? 'Guessed by the names and values of the columns. Correct what is wrong; nothing is written yet.'
              : 'The file has no header, so the values decided. Correct what is wrong; nothing is written yet.'}
        </p>
        <table id="columns" tabIndex={-1} className="w-full text-13 max-wide:block">
          <thead className="max-wide:sr-only">
            <tr className="text-left text-12 text-text-3">
              <th scope="col" className="w-1/4 py-1.5 pr-3 font-medium">
                Column
              </th>
              <th scope="col" className="py-1.5 pr-3 font-medium">
                First values
              </th>
              <th scope="col" className="w-64 py-1.5 font-medium">
                Holds
              </th>
            </tr>
          </thead>
          <tbody className="max-wide:block">
            {columns.map((column) => (
              <ColumnRow
                key={column.name}
                column={column}
                isAlone={columns.length === 1 && !hasHeader}
                chosen={String(typed?.[column.name] ?? column.field)}
              />
            ))}
          </tbody>
        </table>
        {warnings.length > 0 && (
          <div className="mt-3">
            <Notice>
              {warnings.map((warning) => (
                <p key={warning}>{warning.charAt(0).toUpperCase() + warning.slice(1)}.</p>
              ))}
            </Notice>
          </div>
        )}
      </Card>
      <Card>
        <div className="flex flex-wrap items-end gap-4">
          <Field
            name="tactic"
            label="Why you write to them"
            help="Every prospect of this file gets this tactic."
            className="w-72 max-wide:w-full"
          >
            <Select defaultValue={String(typed?.tactic ?? job.tactic)}>
              {TACTICS.map((tactic) => (
                <option key={tactic} value={tactic}>
                  {TACTIC_WORDS[tactic]}
                </option>
              ))}
            </Select>
          </Field>
          <Button look="primary" busy={state === 'submitting' && 'Starting…'} className="ml-auto">
            Try all rows
          </Button>
        </div>
      </Card>
    </Form>
  )
}

function ColumnRow({
  column: { name, samples, others },
  isAlone,
  chosen,
}: {
  column: ColumnView
  isAlone: boolean
  chosen: string
}) {
  const words = name || (isAlone ? 'The only column' : 'Column without a name')
  return (
    <tr className="border-t border-line align-top max-wide:grid max-wide:gap-1.5 max-wide:py-3">
      <th scope="row" className="py-2.5 pr-3 text-left font-medium wrap-anywhere max-wide:p-0">
        {words}
        <input type="hidden" name="name" value={name} />
      </th>
      <td className="py-2.5 pr-3 text-12 text-text-2 max-wide:p-0">
        {samples.length === 0 ? (
          <span className="text-text-3">Empty</span>
        ) : (
          <ul className="grid gap-0.5">
            {samples.map((sample) => (
              <li key={sample} className="wrap-anywhere">
                {sample}
              </li>
            ))}
          </ul>
        )}
      </td>
      <td className="py-1.5 max-wide:p-0">
        <Select small name="field" aria-label={`${words} holds`} defaultValue={chosen}>
          {others.map((choice) => (
            <option key={choice.value} value={choice.value}>
              {choice.label}
            </option>
          ))}
          {FIELD_CHOICES.map(({ group, choices }) => (
            <optgroup key={group} label={group}>
              {choices.map((choice) => (
                <option key={choice.value} value={choice.value}>
                  {choice.label}
                </option>
              ))}
            </optgroup>
          ))}
        </Select>
      </td>
    </tr>
  )
}
