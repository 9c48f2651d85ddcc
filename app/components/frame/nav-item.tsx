import clsx from 'clsx'
import { Link } from 'react-router'
import { Icon, type IconType } from '../../ui/icon.tsx'
import { count as words } from '../../ui/number.ts'
import { Spoken } from '../../ui/spoken.tsx'

/** One line of the sidebar. Folded, only what is unread shows, as a dot. */
export function NavItem({
  to,
  icon,
  label,
  hint,
  isCurrent,
  isFolded,
  count = 0,
  isUnread = false,
}: {
  to: string
  icon: IconType
  label: string
  hint: string
  isCurrent: boolean
  isFolded: boolean
  count?: number
  isUnread?: boolean
}) {
  return (
    <Link
      to={to}
      prefetch="intent"
      aria-current={isCurrent ? 'page' : undefined}
      title={isFolded ? `${label}, ${hint}` : undefined}
      className={clsx(
        'relative flex h-7.5 items-center gap-2 rounded-md font-medium',
        isFolded ? 'justify-center' : 'px-2',
        isCurrent ? 'bg-active text-text' : 'text-text-2 hover:bg-hover',
      )}
    >
      <Icon of={icon} className={isCurrent ? 'text-text' : 'text-text-3'} />
      <span className={clsx(isFolded && 'sr-only')}>{label}</span>
      {count > 0 &&
        (isFolded ? (
          <Spoken>{words(count)}</Spoken>
        ) : (
          <span className={clsx('ml-auto text-12 tabular-nums', isUnread ? 'text-text' : 'text-text-3')}>
            {words(count)}
          </span>
        ))}
      {isFolded && isUnread && count > 0 && (
        <span
          aria-hidden="true"
          className="absolute top-1 right-1.25 size-1.5 rounded-full bg-accent ring-2 ring-canvas"
        />
      )}
    </Link>
  )
}
