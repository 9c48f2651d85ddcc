import { ChevronRight, ListFilter } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { useSearchParams } from 'react-router'
import { FILTER_FIELDS, writeFilter, type Filter, type FilterField } from '../../domain/prospects/filters.ts'
import { Button } from '../../ui/button.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Popover } from '../../ui/popover.tsx'
import { filterWords, type Choices } from './filter-words.ts'
import { listSearch } from './list-url.ts'

/** Its script is loaded after the list's: a filter works as a plain form until then. */
const FilterForm = lazy(() => import('./filter-form.tsx').then((file) => ({ default: file.FilterForm })))

/** The filters of the list, each to be changed or taken off, and one more to add. */
export function FilterChips({ filters, choices }: { filters: Filter[]; choices: Choices }) {
  return (
    <div className="flex min-w-0 items-center gap-1.5 overflow-x-auto [scrollbar-width:none]">
      {filters.map((filter) => (
        <Chip key={writeFilter(filter)} filter={filter} all={filters} choices={choices} />
      ))}
      <AddFilter choices={choices} isFirst={filters.length === 0} />
    </div>
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
