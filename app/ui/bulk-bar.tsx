import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { IconButton } from './button.tsx'
import { count } from './number.ts'

/**
 * Floats above the foot while rows are selected. Put it inside the form of the ticks, after the grid.
 * @param all the button that selects everything that matches, beyond the page
 */
export function BulkBar({
  selected,
  all,
  onClear,
  children,
}: {
  selected: number
  all?: ReactNode
  onClear: () => void
  children: ReactNode
}) {
  if (selected === 0) return null
  return (
    <section
      aria-label="Bulk actions"
      className="absolute bottom-11 left-4 z-5 flex h-11 max-w-[calc(100%-2rem)] animate-rise items-center gap-0.5 rounded-lg border border-line-strong bg-raised pr-1.5 pl-3 text-13 whitespace-nowrap shadow-menu overflow-x-auto max-wide:hidden"
    >
      <b className="font-medium tabular-nums">{count(selected)} selected</b>
      {all}
      <BulkLine />
      {children}
      <BulkLine />
      <IconButton type="button" icon={X} label="Clear selection" hotkey="Escape" onClick={onClear} />
    </section>
  )
}

export function BulkLine() {
  return <span aria-hidden="true" className="mx-1.5 h-5 w-px bg-line" />
}
