import { Columns3 } from 'lucide-react'
import { lazy, Suspense, type ReactNode } from 'react'
import { Form, useSearchParams } from 'react-router'
import type { ColumnKey } from '../../domain/prospects/columns.ts'
import type { Filter } from '../../domain/prospects/filters.ts'
import { IconButton } from '../../ui/button.tsx'
import { Toolbar } from '../../ui/page-bar.tsx'
import { Popover } from '../../ui/popover.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import type { Choices } from './filter-words.ts'
import { carried } from './list-url.ts'

/** Their scripts are loaded after the list's: both work as links and plain forms until then. */
const FilterChips = lazy(() => import('./filter-chips.tsx').then((file) => ({ default: file.FilterChips })))
const ColumnsForm = lazy(() => import('./columns-form.tsx').then((file) => ({ default: file.ColumnsForm })))

/** Filters as chips, search, and the choice of columns. */
export function ProspectsToolbar({
  filters,
  search,
  columns,
  choices,
  children,
}: {
  filters: Filter[]
  search: string
  /** Null where there are no columns to choose. */
  columns: ColumnKey[] | null
  choices: Choices
  children?: ReactNode
}) {
  const [params] = useSearchParams()
  return (
    <Toolbar>
      <Suspense>
        <FilterChips filters={filters} choices={choices} />
      </Suspense>
      <search className="ml-auto flex-none">
        <Form>
          {carried(params, ['q']).map(([name, value]) => (
            <input key={`${name} ${value}`} type="hidden" name={name} value={value} />
          ))}
          <SearchInput label="Search this view" defaultValue={search} key={search} />
        </Form>
      </search>
      {children}
      {columns && <ChooseColumns columns={columns} />}
    </Toolbar>
  )
}

function ChooseColumns({ columns }: { columns: ColumnKey[] }) {
  return (
    <Popover
      label="Columns"
      className="w-52!"
      trigger={(opens) => (
        <IconButton {...opens} icon={Columns3} label="Columns" className="max-wide:hidden" />
      )}
    >
      <Suspense>
        <ColumnsForm columns={columns} />
      </Suspense>
    </Popover>
  )
}
