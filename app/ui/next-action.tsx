import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Link } from 'react-router'
import { Icon, type IconType } from './icon.tsx'

/** What happens next, in a cell: what needs a person stands out, what goes by itself is quiet. */
export function NextActionCell({
  icon,
  needsPerson,
  children,
}: {
  icon: IconType
  needsPerson: boolean
  children: ReactNode
}) {
  return (
    <span
      className={clsx(
        'inline-flex max-w-full items-center gap-1.5 align-middle',
        needsPerson ? 'font-medium text-text' : 'text-text-2',
      )}
    >
      <Icon of={icon} size={14} className={needsPerson ? 'text-accent-text' : 'text-text-3'} />
      <span className="truncate">{children}</span>
    </span>
  )
}

/** What happens next, in the panel: a box with one bold sentence, which leads to where it is done, and a quiet one below. */
export function NextAction({
  icon,
  title,
  to,
  children,
}: {
  icon: IconType
  title: ReactNode
  to?: string | null
  children?: ReactNode
}) {
  return (
    <div className="flex items-start gap-2.5 rounded-lg border border-line bg-surface px-3 py-2.5">
      <Icon of={icon} className="mt-0.5 text-accent-text" />
      <div className="min-w-0">
        <b className="font-medium">
          {to ? (
            <Link to={to} className="link">
              {title}
            </Link>
          ) : (
            title
          )}
        </b>
        {children && <div className="mt-0.5 text-12 text-text-2">{children}</div>}
      </div>
    </div>
  )
}
