import clsx from 'clsx'
import type { LucideIcon } from 'lucide-react'

export type IconType = LucideIcon

/** An icon of the set: 16 px in navigation and buttons, 14 in rows, 12 in chips (where the stroke is heavier). */
export function Icon({
  of: Drawn,
  size = 16,
  className,
}: {
  of: IconType
  size?: 12 | 14 | 16 | 20
  className?: string
}) {
  return (
    <Drawn
      aria-hidden="true"
      size={size}
      strokeWidth={size === 12 ? 2 : 1.75}
      className={clsx('block flex-none', className)}
    />
  )
}
