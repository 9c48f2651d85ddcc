import { ListFilter } from 'lucide-react'
import { Form, useSearchParams } from 'react-router'
import { LINK_FILTERS, type LinkFilterField, type LinkQuery } from '../../domain/links/list-query.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { FilterChip } from '../../ui/filter-chip.tsx'
import { Select } from '../../ui/inputs.tsx'
import { Toolbar } from '../../ui/page-bar.tsx'
import { Popover } from '../../ui/popover.tsx'
import { SearchInput } from '../../ui/search-input.tsx'
import { Segment } from '../../ui/segment.tsx'
import { LINK_FILTER_LABELS, linkFilterOptions, type LinkChoices } from './link-filter-words.ts'

const FIELDS = Object.keys(LINK_FILTERS) as LinkFilterField[]

/** The links' filters as chips, whose links they are, and the search. */
export function LinksToolbar({
  query,
  choices,
}: {
  query: Pick<LinkQuery, 'filters' | 'search' | 'isEverywhere'>
  choices: LinkChoices
}) {
  const [params] = useSearchParams()
  const set = FIELDS.filter((field) => query.filters[field] !== undefined)
  return (
    <Toolbar>
      <div className="flex min-w-0 items-center gap-1.5 overflow-x-auto [scrollbar-width:none] max-wide:flex-none">
        {set.map((field) => (
          <FilterChip
            key={field}
            field={LINK_FILTER_LABELS[field]}
            operator="is"
            value={wordOf(field, query.filters[field]!, choices)}
            remove={{ search: `?${without(params, [field])}` }}
          />
        ))}
        <Popover
          label="Filters"
          className="w-72!"
          trigger={(opens) => (
            <Button
              {...opens}
              look="quiet"
              size="sm"
              icon={ListFilter}
              hotkey="f"
              className={set.length === 0 ? '-ml-2.5' : undefined}
            >
              Filter
            </Button>
          )}
        >
          <Form className="grid gap-3">
            <Carried params={params} omit={FIELDS} />
            {FIELDS.map((field) => (
              <Field key={field} name={field} label={LINK_FILTER_LABELS[field]}>
                <Select small defaultValue={query.filters[field] ?? ''} key={query.filters[field]}>
                  <option value="">Any</option>
                  {linkFilterOptions(field, choices).map(({ value, label }) => (
                    <option key={value} value={value}>
                      {label}
                    </option>
                  ))}
                </Select>
              </Field>
            ))}
            <div>
              <Button size="sm">Show these links</Button>
            </div>
          </Form>
        </Popover>
      </div>
      <div className="ml-auto flex flex-none items-center gap-2">
        <Segment
          label="Whose links"
          choices={[
            {
              label: 'This client',
              to: { search: `?${without(params, ['client'])}` },
              isCurrent: !query.isEverywhere,
            },
            {
              label: 'All clients',
              to: { search: `?${withClient(params)}` },
              isCurrent: query.isEverywhere,
            },
          ]}
        />
        <search>
          <Form>
            <Carried params={params} omit={['q']} />
            <SearchInput label="Page, target or anchor" defaultValue={query.search} key={query.search} />
          </Form>
        </search>
      </div>
    </Toolbar>
  )
}

function Carried({ params, omit }: { params: URLSearchParams; omit: readonly string[] }) {
  return [...without(params, omit)].map(([name, value]) => (
    <input key={name} type="hidden" name={name} value={value} />
  ))
}

/** The list with some of its words left out, from its first page. */
function without(params: URLSearchParams, names: readonly string[]): URLSearchParams {
  return new URLSearchParams(
    [...params].filter(([name, value]) => name !== 'after' && value !== '' && !names.includes(name)),
  )
}

function withClient(params: URLSearchParams): URLSearchParams {
  const next = without(params, ['sort', 'target'])
  next.set('client', 'all')
  return next
}

function wordOf(field: LinkFilterField, value: string, choices: LinkChoices): string {
  return linkFilterOptions(field, choices).find((option) => option.value === value)?.label ?? value
}
