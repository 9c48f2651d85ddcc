import clsx from 'clsx'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { Link, type To } from 'react-router'
import { Icon } from './icon.tsx'

/**
 * The bar on top of a screen, 48 px: title, what it holds, and at the right at most one primary button.
 * @param crumb the list this page belongs to @param chip the status of the record @param rule a line below
 */
export function PageBar({
  title,
  sub,
  crumb,
  chip,
  rule = false,
  children,
}: {
  title: ReactNode
  sub?: ReactNode
  crumb?: { label: string; to: To }
  chip?: ReactNode
  rule?: boolean
  children?: ReactNode
}) {
  return (
    <header className={clsx('flex h-bar flex-none items-center gap-3 px-4', rule && 'border-b border-line')}>
      {crumb && (
        <Link
          to={crumb.to}
          className="flex min-w-0 items-center gap-1 text-13 max-wide:min-h-touch max-wide:flex-none text-text-2 hover:text-text hover:underline"
        >
          <Icon of={ChevronLeft} className="wide:hidden" />
          <span className="max-wide:sr-only">{crumb.label}</span>
          <Icon of={ChevronRight} size={14} className="max-wide:hidden" />
        </Link>
      )}
      <h1
        className={clsx(
          'min-w-0 truncate text-17 font-semibold',
          crumb ? '-ml-2' : 'flex-none max-wide:flex-initial',
        )}
      >
        {title}
      </h1>
      {chip}
      {sub && (
        <span
          className={clsx(
            'min-w-0 truncate text-13 text-text-3 tabular-nums',
            children != null && 'max-wide:hidden',
          )}
        >
          {sub}
        </span>
      )}
      {children && <div className="ml-auto flex flex-none items-center gap-2">{children}</div>}
    </header>
  )
}

/** The row of filters and search under the bar, 44 px. */
export function Toolbar({ children }: { children: ReactNode }) {
  return (
    <div className="flex h-toolbar min-w-0 flex-none items-center gap-1.5 px-4 max-wide:overflow-x-auto">
      {children}
    </div>
  )
}

/** What scrolls below the bars of a screen. @param padded for cards and forms; off for grids */
export function PageBody({ padded = false, children }: { padded?: boolean; children: ReactNode }) {
  return (
    <div className={clsx('relative min-h-0 flex-1 scroll-thin', padded && 'px-4 pt-5 pb-8')}>{children}</div>
  )
}
