import { writeFilter, type Filter } from '../../domain/prospects/filters.ts'
import { writeCursor, writeSort, type Cursor, type Sort } from '../../domain/prospects/sorting.ts'

/** What a panel over the list needs of it: the rows beside its own, and where it closes to. */
export type OverList = { ids: number[]; close: string }

/** Addresses of the list as it stands, with one thing changed. Whatever changes, one starts at the first page. */

type Change = {
  filters?: Filter[]
  search?: string
  sort?: Sort
  cursor?: Cursor | null
}

/** @returns `?…`, or an empty text when nothing is left to say */
export function listSearch(params: URLSearchParams, { filters, search, sort, cursor }: Change): string {
  const next = ofTheList(params)
  next.delete('after')
  next.delete('before')
  if (filters) {
    next.delete('f')
    for (const filter of filters) next.append('f', writeFilter(filter))
  }
  if (search === '') next.delete('q')
  else if (search !== undefined) next.set('q', search)
  if (sort) next.set('sort', writeSort(sort))
  if (cursor) next.set(cursor.direction, writeCursor(cursor))
  return asSearch(next)
}

/** The list as it stands, page included: where a panel over it closes to. */
export function sameList(params: URLSearchParams): string {
  return asSearch(ofTheList(params))
}

/** What the list's own forms must carry along, besides their fields. */
export function carried(params: URLSearchParams, without: string[]): [string, string][] {
  return [...ofTheList(params)].filter(([name]) => !['after', 'before', ...without].includes(name))
}

const NAMES = ['f', 'q', 'sort', 'cols', 'side', 'after', 'before']

function ofTheList(params: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...params].filter(([name]) => NAMES.includes(name)))
}

function asSearch(params: URLSearchParams): string {
  const text = params.toString()
  return text && `?${text}`
}
