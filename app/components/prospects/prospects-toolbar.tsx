import { ChevronRight, Columns3, ListFilter } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Form, useSearchParams } from 'react-router'
import { COLUMNS, type ColumnKey } from '../../domain/prospects/columns.ts'
import { FILTER_FIELDS, writeFilter, type Filter, type FilterField } from '../../domain/prospects/filters.ts'
import { Button, IconButton } from '../../ui/button.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Checkbox } from '../../ui/inputs.tsx'
import { Toolbar } from '../../ui/page-bar.tsx'
import { Popover } from '../../ui/popover.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { filterWords, type Choices } from './filter-words.ts'
import { carried, listSearch } from './list-url.ts'

/** Its script is loaded after the list's: a filter works as a plain form until then. */
const FilterForm = lazy(() => import('./filter-form.tsx').then((file) => ({ default: file.FilterForm })))

/** Filters as chips, search, and the choice of columns. */
export function ProspectsToolbar({
  filters,
  search,
  columns,
  choices,
}: {
  filters: Filter[]
  search: string
  columns: ColumnKey[]
  choices: Choices
}) {
  const [params] = useSearchParams()
  return (
    <Toolbar>
      <div className="flex min-w-0 items-center gap-1.5 overflow-x-auto [scrollbar-width:none]">
        {filters.map((filter) => (
          <Chip key={writeFilter(filter)} filter={filter} all={filters} choices={choices} />
        ))}
        <AddFilter choices={choices} isFirst={filters.length === 0} />
      </div>
      <search className="ml-auto flex-none">
        <Form>
          {carried(params, ['q']).map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <SearchInput label="Search this view" defaultValue={search} key={search} />
        </Form>
      </search>
      <ChooseColumns columns={columns} />
    </Toolbar>
  )
}

function Chip({ filter, all, choices }: { filter: Filter; all: Filter[]; choices: Choices }) {
  const [params] = useSearchParams()
  const words = filterWords(filter, choices)
  const others = all.filter((one) => one !== filter)
  return (
    <FilterChip
      field={words.field}
      operator={words.operator}
      value={
        <Popover
          label={`Change the filter on ${words.field.toLowerCase()}`}
          className="w-60!"
          trigger={(opens) => (
            <button {...opens} title={words.value} className="h-full max-w-60 truncate hover:underline">
              {words.value}
            </button>
          )}
        >
          <Suspense>
            <FilterForm field={filter.field} current={filter} choices={choices} />
          </Suspense>
        </Popover>
      }
      remove={{ search: listSearch(params, { filters: others }) }}
    />
  )
}

/** Every field opens its own short form; all of it works before JavaScript. */
function AddFilter({ choices, isFirst }: { choices: Choices; isFirst: boolean }) {
  const fields = (Object.keys(FILTER_FIELDS) as FilterField[]).filter(
    (field) => field !== 'import' && field !== 'site',
  )
  return (
    <Popover
      label="Add a filter"
      className="max-h-120 w-60! overflow-y-auto p-1!"
      trigger={(opens) => (
        <Button
          {...opens}
          look="quiet"
          size="sm"
          icon={ListFilter}
          hotkey="f"
          className={isFirst ? '-ml-2.5' : undefined}
        >
          Filter
        </Button>
      )}
    >
      {fields.map((field) => (
        <details key={field} name="filter-field" className="group/field">
          <summary className="flex h-7.5 items-center gap-2 rounded-sm px-2 hover:bg-hover focus-visible:-outline-offset-2 max-wide:h-touch">
            <span className="flex-1">{FILTER_FIELDS[field].label}</span>
            <Icon of={ChevronRight} size={14} className="text-text-3 group-open/field:rotate-90" />
          </summary>
          <div className="px-2 pt-1 pb-2.5">
            <Suspense>
              <FilterForm field={field} choices={choices} />
            </Suspense>
          </div>
        </details>
      ))}
    </Popover>
  )
}

function ChooseColumns({ columns }: { columns: ColumnKey[] }) {
  const [params] = useSearchParams()
  return (
    <Popover
      label="Columns"
      className="w-52!"
      trigger={(opens) => (
        <IconButton {...opens} icon={Columns3} label="Columns" className="max-wide:hidden" />
      )}
    >
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
    </Popover>
  )
}
