import { ChevronDown, ChevronUp, Maximize2, X } from 'lucide-react'
import type { ReactNode } from 'react'
import type { To } from 'react-router'
import { IconButtonLink } from './button.tsx'

/**
 * A record over its list: 420 px at the right, the whole screen when narrow. `j` and `k` lead to its neighbours.
 * @param label the record's name @param kind what it is, at the left of the head
 */
export function SidePanel({
  label,
  kind,
  previous,
  next,
  page,
  close,
  children,
}: {
  label: string
  kind?: ReactNode
  previous?: To | null
  next?: To | null
  page?: To
  close: To
  children: ReactNode
}) {
  return (
    <aside
      aria-label={label}
      className="absolute inset-y-0 right-0 z-6 flex w-panel animate-slide flex-col border-l border-line-strong bg-raised text-13 shadow-panel max-wide:w-full max-wide:border-l-0"
    >
      <div className="flex h-bar flex-none items-center gap-0.5 border-b border-line pr-2 pl-4">
        <span className="flex min-w-0 items-center gap-1 text-text-2">{kind}</span>
        <span className="ml-auto" />
        {previous && (
          <IconButtonLink icon={ChevronUp} label="Previous" hotkey="k" to={previous} preventScrollReset />
        )}
        {next && <IconButtonLink icon={ChevronDown} label="Next" hotkey="j" to={next} preventScrollReset />}
        {page && <IconButtonLink icon={Maximize2} label="Open as a page" to={page} />}
        <IconButtonLink icon={X} label="Close" hotkey="Escape" to={close} preventScrollReset />
      </div>
      <div className="min-h-0 flex-1 scroll-thin">{children}</div>
    </aside>
  )
}

/** A part of a panel, split from the one before by a line. */
export function PanelSection({
  title,
  side,
  children,
}: {
  title?: ReactNode
  side?: ReactNode
  children: ReactNode
}) {
  return (
    <section className="px-4 py-3 not-first:border-t not-first:border-line">
      {title && (
        <h3 className="mb-2 flex items-center gap-2 text-12 font-semibold text-text-2">
          {title}
          {side && <span className="ml-auto font-normal">{side}</span>}
        </h3>
      )}
      {children}
    </section>
  )
}

/** The title of a panel or a record, the one heading step. */
export function RecordTitle({ children }: { children: ReactNode }) {
  return <h2 className="text-17 font-semibold">{children}</h2>
}
