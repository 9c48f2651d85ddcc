import { STAGES } from '#db/vocabulary.ts'

/** What the grid can be sorted by: each has its index (project, column, id). */
export const SORT_COLUMNS = [
  'domain',
  'authority',
  'relevance',
  'score',
  'stage',
  'next',
  'touch',
  'added',
] as const
export type SortColumn = (typeof SORT_COLUMNS)[number]

export type Sort = { column: SortColumn; descending: boolean }

export const DEFAULT_SORT: Sort = { column: 'score', descending: true }

/** Reads `-score` (descending) or `domain`; anything else is the default. */
export function readSort(text: string | null): Sort {
  const column = text?.replace(/^-/, '') as SortColumn
  return SORT_COLUMNS.includes(column) ? { column, descending: text!.startsWith('-') } : DEFAULT_SORT
}

export function writeSort({ column, descending }: Sort): string {
  return `${descending ? '-' : ''}${column}`
}

/** What a click on a column head asks for: numbers and dates start with the highest, words with A. */
export function nextSort(column: SortColumn, current: Sort): Sort {
  if (current.column === column) return { column, descending: !current.descending }
  return { column, descending: !['domain', 'stage', 'next'].includes(column) }
}

/**
 * The list is read in segments, each a seek on an index: first the rows that have a value, then those without, so
 * that "–" stands last in both directions. Stages are a segment each, in the order of their meaning.
 */
export type Segment = { kind: 'valued' } | { kind: 'empty' } | { kind: 'equal'; value: string }

export function segmentsOf({ column, descending }: Sort): Segment[] {
  if (column === 'stage') {
    const stages = STAGES.map((value) => ({ kind: 'equal', value }) as const)
    return descending ? stages.toReversed() : stages
  }
  if (column === 'domain' || column === 'added') return [{ kind: 'valued' }]
  return [{ kind: 'valued' }, { kind: 'empty' }]
}

export type SortKey = string | number | null

/** A place in the list: just after (or, going back, just before) this row. `at`: how many rows lie before it. */
export type Cursor = { direction: 'after' | 'before'; segment: number; key: SortKey; id: number; at: number }

/** The segment in which a row with this key lies. */
export function segmentOf(segments: Segment[], key: SortKey): number {
  return segments.findIndex((segment) =>
    segment.kind === 'equal' ? segment.value === key : (segment.kind === 'empty') === (key === null),
  )
}

/** Compares two rows as the list orders them. */
export function compareRows(sort: Sort): (a: Keyed, b: Keyed) => number {
  const segments = segmentsOf(sort)
  const sign = sort.descending ? -1 : 1
  return (a, b) => {
    const apart = segmentOf(segments, a.key) - segmentOf(segments, b.key)
    if (apart !== 0) return apart
    if (a.key === b.key || a.key === null || b.key === null) return sign * (a.id - b.id)
    return sign * (a.key < b.key ? -1 : 1)
  }
}

export type Keyed = { id: number; key: SortKey }

export function writeCursor({ segment, key, id, at }: Omit<Cursor, 'direction'>): string {
  return JSON.stringify([segment, key, id, at])
}

/** Reads a cursor of the URL; null for anything that this program did not write. */
export function readCursor(direction: Cursor['direction'], text: string, sort: Sort): Cursor | null {
  let parts: unknown
  try {
    parts = JSON.parse(text)
  } catch {
    return null
  }
  if (!Array.isArray(parts)) return null
  const [segment, key, id, at] = parts as unknown[]
  const isWhole = (value: unknown): value is number => Number.isSafeInteger(value) && (value as number) >= 0
  if (!isWhole(segment) || !isWhole(id) || !isWhole(at)) return null
  if (key !== null && typeof key !== 'string' && typeof key !== 'number') return null
  const kind = segmentsOf(sort)[segment]?.kind
  if (!kind || (kind === 'valued' && key === null)) return null
  return { direction, segment, key, id, at }
}
