import type { ReactNode } from 'react'
import { Icon, type IconType } from './icon.tsx'

/** In place of the rows: one sentence of what belongs here, and the one action that fills it. */
export function EmptyState({
  icon,
  children,
  action,
}: {
  icon: IconType
  children: ReactNode
  action?: ReactNode
}) {
  return (
    <div className="grid justify-items-center gap-3 px-6 py-10 text-center text-14 text-text-2">
      <Icon of={icon} size={20} className="text-text-3" />
      <p className="max-w-104">{children}</p>
      {action}
    </div>
  )
}
