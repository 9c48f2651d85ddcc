import clsx from 'clsx'
import type { ReactNode } from 'react'
import { Link, type To } from 'react-router'
import { Icon, type IconType } from './icon.tsx'
import { count } from './number.ts'

export type Tab = {
  label: string
  to: To
  isCurrent?: boolean /** Words where it was not counted to the end: "10,000+". */
  count?: number | string | null
  icon?: IconType
}

/** Views, folders, statuses or sections, as tabs under the bar. Each is a place with its own address. */
export function Tabs({ label, tabs, end }: { label: string; tabs: Tab[]; end?: ReactNode }) {
  return (
    <nav
      aria-label={label}
      className="flex h-9 flex-none items-stretch max-wide:h-touch gap-0.5 overflow-x-auto border-b border-line px-3 text-13 [scrollbar-width:none]"
    >
      {tabs.map((tab) => (
        <Link
          key={tab.label}
          ref={tab.isCurrent ? bringIntoView : undefined}
          to={tab.to}
          aria-current={tab.isCurrent ? 'page' : undefined}
          className={clsx(
            'flex items-center gap-1.5 border-b-2 px-2 font-medium whitespace-nowrap hover:text-text focus-visible:-outline-offset-2',
            tab.isCurrent ? 'border-text text-text' : 'border-transparent text-text-2',
          )}
        >
          {tab.icon && <Icon of={tab.icon} size={14} className="text-text-3" />}
          {tab.label}
          {tab.count != null && (
            <span className="text-11 text-text-3 tabular-nums">
              {typeof tab.count === 'number' ? count(tab.count) : tab.count}
            </span>
          )}
        </Link>
      ))}
      {end}
    </nav>
  )
}

/** On a narrow screen the row of tabs scrolls: the current one is brought to where it can be seen. */
function bringIntoView(tab: HTMLElement | null) {
  const row = tab?.parentElement
  if (row && tab.offsetLeft + tab.offsetWidth > row.clientWidth)
    row.scrollLeft = tab.offsetLeft - row.offsetLeft - 16
}
