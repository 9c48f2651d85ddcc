import clsx from 'clsx'
import { CircleAlert, Info, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from './icon.tsx'

const LOOKS = {
  plain: { icon: Info, box: 'border-line', mark: 'text-text-3' },
  warn: {
    icon: TriangleAlert,
    box: 'border-warn-line bg-[color-mix(in_srgb,var(--color-warn-soft)_45%,var(--color-surface))]',
    mark: 'text-warn-solid',
  },
  lost: {
    icon: CircleAlert,
    box: 'border-lost-line bg-[color-mix(in_srgb,var(--color-lost-soft)_45%,var(--color-surface))]',
    mark: 'text-lost-solid',
  },
} as const

/** A remark that stays on the page. @param title one bold sentence; children explain */
export function Notice({
  tone = 'plain',
  title,
  children,
  actions,
}: {
  tone?: keyof typeof LOOKS
  title?: ReactNode
  children?: ReactNode
  actions?: ReactNode
}) {
  const look = LOOKS[tone]
  return (
    <div className={clsx('flex gap-2.5 rounded-md border px-3 py-2.5 text-13', look.box)}>
      <Icon of={look.icon} className={clsx('mt-0.5', look.mark)} />
      <div className="min-w-0 flex-1">
        {title && <b className="font-medium">{title} </b>}
        {children}
        {actions && <div className="mt-2 flex flex-wrap items-center gap-2">{actions}</div>}
      </div>
    </div>
  )
}
