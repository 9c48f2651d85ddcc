import { ISSUES, LINK_ORIGINS, LINK_STATUSES, type LinkStatus } from '#db/vocabulary.ts'

/** Statuses in the order in which they need a look. */
export const NEEDS_LOOK_ORDER: LinkStatus[] = [
  'at_risk',
  'lost',
  'overdue',
  'degraded',
  'unverifiable',
  'pending',
  'live',
]

/** What the links can be narrowed by beside their status, one value each, as it stands in the URL. */
export const LINK_FILTERS = {
  issue: ISSUES,
  rel: ['dofollow', 'nofollow'],
  indexable: ['yes', 'no'],
  origin: LINK_ORIGINS,
  due: ['overdue', 'week', 'any'],
  owner: 'id',
  target: 'id',
} as const satisfies Record<string, readonly string[] | 'id'>
export type LinkFilterField = keyof typeof LINK_FILTERS

/** What they can be sorted by: `look` is the order above, the others are columns with an index. */
export const LINK_SORTS = ['look', 'source', 'first', 'checked', 'next'] as const
export type LinkSort = { column: (typeof LINK_SORTS)[number]; descending: boolean }

/** A place in the list: after this row of this segment. */
export type LinkCursor = { segment: number; key: string | number | null; id: number }

export type LinkQuery = {
  status: LinkStatus | null
  filters: Partial<Record<LinkFilterField, string>>
  search: string
  sort: LinkSort
  /** All clients of the workspace, not only this one. Sorted by `look` alone. */
  isEverywhere: boolean
  after: LinkCursor | null
}

/** Reads what the URL says; what it does not know is left out. */
export function readLinkQuery(params: URLSearchParams): LinkQuery {
  const isEverywhere = params.get('client') === 'all'
  const filters: LinkQuery['filters'] = {}
  for (const field of Object.keys(LINK_FILTERS) as LinkFilterField[]) {
    const value = params.get(field)
    if (value !== null && isValue(field, value)) filters[field] = value
  }
  const sort: LinkSort = isEverywhere ? DEFAULT_LINK_SORT : readSort(params.get('sort'))
  return {
    status: LINK_STATUSES.find((status) => status === params.get('status')) ?? null,
    filters,
    search: (params.get('q') ?? '').trim().slice(0, 200),
    sort,
    isEverywhere,
    after: readCursor(params.get('after')),
  }
}

export const DEFAULT_LINK_SORT: LinkSort = { column: 'look', descending: false }

/** What a click on a column's head asks for: words from A, times from the newest. */
export function nextLinkSort(column: LinkSort['column'], current: LinkSort): string {
  const descending = current.column === column ? !current.descending : column !== 'source'
  return `${descending ? '-' : ''}${column}`
}

export function writeLinkCursor({ segment, key, id }: LinkCursor): string {
  return JSON.stringify([segment, key, id])
}

function readCursor(text: string | null): LinkCursor | null {
  try {
    const read: unknown = JSON.parse(text ?? 'null')
    if (!Array.isArray(read)) return null
    const [segment, key, id] = read as unknown[]
    const isKey = key === null || typeof key === 'string' || typeof key === 'number'
    return Number.isInteger(segment) && Number.isInteger(id) && isKey
      ? { segment: segment as number, key, id: id as number }
      : null
  } catch {
    return null
  }
}

function readSort(text: string | null): LinkSort {
  const column = LINK_SORTS.find((one) => one === text?.replace(/^-/, ''))
  return column && column !== 'look' ? { column, descending: text!.startsWith('-') } : DEFAULT_LINK_SORT
}

function isValue(field: LinkFilterField, value: string): boolean {
  const known: readonly string[] | 'id' = LINK_FILTERS[field]
  if (known !== 'id') return known.includes(value)
  return /^\d{1,15}$/.test(value) || (field === 'owner' && (value === 'me' || value === 'none'))
}
