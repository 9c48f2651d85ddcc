import { readFilter, writeFilter, type Filter } from './filters.ts'
import {
  DEFAULT_SORT,
  readCursor,
  readSort,
  writeCursor,
  writeSort,
  type Cursor,
  type Sort,
} from './sorting.ts'

/** What the grid shows: everything that its URL says. */
export type GridQuery = {
  filters: Filter[]
  /** Part of a domain, a page title, or a contact's name or address. */
  search: string
  sort: Sort
  cursor: Cursor | null
}

export function readGridQuery(params: URLSearchParams): GridQuery {
  const sort = readSort(params.get('sort'))
  const after = params.get('after')
  const before = params.get('before')
  return {
    filters: params
      .getAll('f')
      .map(readFilter)
      .filter((filter) => filter !== null),
    search: (params.get('q') ?? '').trim().slice(0, 200),
    sort,
    cursor: after ? readCursor('after', after, sort) : before ? readCursor('before', before, sort) : null,
  }
}

/** The query as a URL says it, with what is not the default. */
export function writeGridQuery(query: Partial<GridQuery>): URLSearchParams {
  const params = new URLSearchParams()
  for (const filter of query.filters ?? []) params.append('f', writeFilter(filter))
  if (query.search) params.set('q', query.search)
  const sort = writeSort(query.sort ?? DEFAULT_SORT)
  if (sort !== writeSort(DEFAULT_SORT)) params.set('sort', sort)
  if (query.cursor) params.set(query.cursor.direction, writeCursor(query.cursor))
  return params
}

/** What is searched for: of a pasted address only its host counts. */
export function searchText(search: string): string {
  const url = /^https?:\/\//i.test(search) ? URL.parse(search) : null
  return url ? url.hostname.replace(/^www\./, '') : search
}

/**
 * The form of one filter posts its parts (`field`, `op`, `value`…, `instead`): this writes them as one `f`.
 * @returns the parameters of the list, or null when no form was sent
 */
export function withTypedFilter(params: URLSearchParams): URLSearchParams | null {
  if (!params.has('field')) return null
  const filter = readFilter(`${params.get('field')}:${params.get('op')}:${params.getAll('value').join(',')}`)
  const next = new URLSearchParams(
    [...params].filter(
      ([name]) => !['field', 'op', 'value', 'instead', 'after', 'before', '_routes'].includes(name),
    ),
  )
  const others = next.getAll('f').filter((text) => text !== params.get('instead'))
  next.delete('f')
  for (const text of others) next.append('f', text)
  if (filter) next.append('f', writeFilter(filter))
  return next
}
