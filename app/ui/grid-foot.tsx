import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import type { To } from 'react-router'
import { IconButtonLink } from './button.tsx'
import { count } from './number.ts'

/**
 * The foot of a list, 32 px: where one is, and the links to the pages beside it (keyset: each link carries its cursor).
 * @param total null when it was not counted, words when not to the end ("10,000+")
 */
export function GridFoot({
  from,
  to,
  total,
  previous,
  next,
  children,
}: {
  from?: number
  to?: number
  total?: number | string | null
  previous?: To | null
  next?: To | null
  children?: ReactNode
}) {
  return (
    <div className="flex h-8 flex-none items-center gap-3 border-t border-line px-4 text-12 text-text-3 tabular-nums">
      {from !== undefined && to !== undefined && (
        <span>
          {count(from)}–{count(to)}
          {total != null && ` of ${typeof total === 'number' ? count(total) : total}`}
        </span>
      )}
      {(previous || next) && (
        <nav aria-label="Pages" className="flex">
          {previous && <IconButtonLink icon={ChevronLeft} label="Previous page" to={previous} />}
          {next && <IconButtonLink icon={ChevronRight} label="Next page" to={next} />}
        </nav>
      )}
      {children}
    </div>
  )
}
