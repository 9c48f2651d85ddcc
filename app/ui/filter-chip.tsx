import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, type To } from 'react-router'
import { Icon } from './icon.tsx'

const BOX =
  'inline-flex h-control-sm flex-none overflow-hidden rounded-md border border-line-strong bg-surface text-12 whitespace-nowrap'
const PART = 'inline-flex h-full items-center px-1.5'

/**
 * One filter: field, operator, value, remove. @param remove the same list without this filter
 * @param value may be a Menu or Popover trigger that changes it
 */
export function FilterChip({
  field,
  operator,
  value,
  remove,
}: {
  field: ReactNode
  operator: ReactNode
  value: ReactNode
  remove: To
}) {
  return (
    <span className={BOX}>
      <span className={`${PART} pl-2 text-text-2`}>{field}</span>
      <span className={`${PART} border-l border-line text-text-3`}>{operator}</span>
      <span className={`${PART} border-l border-line font-medium`}>{value}</span>
      <Link
        to={remove}
        aria-label={`Remove the filter on ${typeof field === 'string' ? field.toLowerCase() : 'this field'}`}
        className={`${PART} border-l border-line text-text-3 hover:bg-hover focus-visible:-outline-offset-2`}
      >
        <Icon of={X} size={12} />
      </Link>
    </span>
  )
}
