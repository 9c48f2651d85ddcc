import clsx from 'clsx'
import type { ReactNode } from 'react'

/** A box with a line around it. Never a card within a card. @param padded 16 px inside; off for lists and tables */
export function Card({
  title,
  side,
  padded = true,
  className,
  children,
}: {
  /** Says the finding: "Live on 172 of 182 days", not "Status history". */
  title?: ReactNode
  side?: ReactNode
  padded?: boolean
  className?: string
  children: ReactNode
}) {
  return (
    <section className={clsx('rounded-lg border border-line bg-surface', padded && 'p-4', className)}>
      {title && (
        <header className={clsx('flex flex-wrap items-center gap-2', padded ? 'mb-2.5' : 'p-4')}>
          <h2 className="text-14 font-semibold">{title}</h2>
          {side && <div className="ml-auto">{side}</div>}
        </header>
      )}
      {children}
    </section>
  )
}

/** The head of a group of cards or rows: word, count, and a link at the right. */
export function GroupHead({ title, count, side }: { title: string; count?: number; side?: ReactNode }) {
  return (
    <div className="mb-2 flex items-baseline gap-2 text-13">
      <h2 className="font-semibold">{title}</h2>
      {count != null && <span className="font-medium text-text-3 tabular-nums">{count}</span>}
      {side && <span className="ml-auto text-12">{side}</span>}
    </div>
  )
}
