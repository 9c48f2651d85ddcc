import type { SortColumn } from './sorting.ts'

/** The grid's columns in their default order; `key` stands in the URL, `width` is in pixels. */
export const COLUMNS = [
  { key: 'domain', label: 'Domain', width: 152, sort: 'domain' },
  { key: 'page', label: 'Page', width: 140 },
  { key: 'tactic', label: 'Tactic', width: 150 },
  { key: 'authority', label: 'Authority', width: 74, sort: 'authority', isNumber: true },
  { key: 'relevance', label: 'Relevance', width: 77, sort: 'relevance', isNumber: true },
  { key: 'score', label: 'Score', width: 66, sort: 'score', isNumber: true },
  { key: 'stage', label: 'Stage', width: 114, sort: 'stage' },
  { key: 'contact', label: 'Contact', width: 116 },
  { key: 'sequence', label: 'Sequence', width: 116 },
  { key: 'link', label: 'Link', width: 116 },
  { key: 'next', label: 'Next action', width: 181, sort: 'next' },
  { key: 'touch', label: 'Last touch', width: 92, sort: 'touch' },
  { key: 'owner', label: 'Owner', width: 60 },
  { key: 'tags', label: 'Tags', width: 110 },
  { key: 'added', label: 'Added', width: 92, sort: 'added' },
] as const satisfies { key: string; label: string; width: number; sort?: SortColumn; isNumber?: boolean }[]

export type ColumnKey = (typeof COLUMNS)[number]['key']

/** What a new user sees; the domain is always there, first. */
export const DEFAULT_COLUMNS: ColumnKey[] = COLUMNS.map((column) => column.key).filter(
  (key) => key !== 'link' && key !== 'added',
)

/** Reads `page,stage,next`; null for nothing usable. The domain comes first in any case. */
export function readColumns(text: string | null): ColumnKey[] | null {
  const asked = new Set((text ?? '').split(','))
  const known = COLUMNS.map((column) => column.key).filter((key) => asked.has(key) && key !== 'domain')
  return known.length ? ['domain', ...known] : null
}
