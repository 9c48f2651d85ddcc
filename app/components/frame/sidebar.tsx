import clsx from 'clsx'
import { PanelLeft, Search } from 'lucide-react'
import { useFetcher, useLocation } from 'react-router'
import { IconButton } from '../../ui/button.tsx'
import { Dot } from '../../ui/dot.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Keys } from '../../ui/kbd.tsx'
import type { FrameFacts } from './frame-facts.ts'
import { NavItem } from './nav-item.tsx'
import { ProjectSwitch } from './project-switch.tsx'
import { SCREENS, SETTINGS, screenPath } from './screens.ts'

/** The left column: project, palette, screens, settings, heartbeat. 220 px, or 48 with names as tooltips. */
export function Sidebar(facts: FrameFacts & { onPalette: () => void }) {
  const { project, counts, heartbeat, onPalette } = facts
  const { pathname } = useLocation()
  const fold = useFetcher()
  const isFolded = fold.formData ? fold.formData.get('sidebar') === 'folded' : facts.isFolded
  const screen = pathname.startsWith('/p/') ? pathname.split('/')[3] : null
  return (
    <nav
      aria-label="Main"
      className={clsx(
        'flex flex-none flex-col border-r border-line py-2 text-13 max-wide:hidden',
        isFolded ? 'w-sidebar-folded px-1.5' : 'w-sidebar px-2',
      )}
    >
      <ProjectSwitch {...facts} isFolded={isFolded} />
      <button
        type="button"
        onClick={onPalette}
        title={isFolded ? 'Go to or do, Ctrl K' : undefined}
        className={clsx(
          'mt-2 mb-3 flex h-control-sm w-full items-center gap-2 rounded-md border border-line-strong bg-surface text-text-3 hover:bg-hover',
          isFolded ? 'justify-center' : 'pr-1 pl-2',
        )}
      >
        <Icon of={Search} size={14} />
        <span className={clsx(isFolded && 'sr-only')}>Go to or do</span>
        {!isFolded && (
          <span aria-hidden="true" className="ml-auto">
            <Keys of="Ctrl K" />
          </span>
        )}
      </button>
      <div className="grid gap-px">
        {project &&
          SCREENS.map(({ id, label, icon, key }) => (
            <NavItem
              key={id}
              to={screenPath(project.id, id)}
              icon={icon}
              label={label}
              hint={`g ${key}`}
              isCurrent={screen === id}
              isFolded={isFolded}
              count={id in counts ? counts[id as keyof typeof counts] : 0}
              isUnread={id === 'inbox'}
            />
          ))}
      </div>
      <div className="mt-auto grid gap-px">
        <NavItem
          to={SETTINGS.path}
          icon={SETTINGS.icon}
          label={SETTINGS.label}
          hint={`g ${SETTINGS.key}`}
          isCurrent={pathname.startsWith('/settings')}
          isFolded={isFolded}
        />
        <div className={clsx('flex items-center gap-2', isFolded ? 'flex-col pt-2' : 'pl-2')}>
          <p
            title={[isFolded && heartbeat.words, heartbeat.why].filter(Boolean).join('. ') || undefined}
            className={clsx(
              'flex min-w-0 items-center gap-2 text-12',
              heartbeat.tone === 'live' ? 'text-text-3' : 'font-medium text-text',
            )}
          >
            <Dot tone={heartbeat.tone} className={clsx(!isFolded && 'mx-1')} />
            <span className={clsx('truncate', isFolded && 'sr-only')}>{heartbeat.words}</span>
          </p>
          <fold.Form method="post" action="/preferences" className={clsx(!isFolded && 'ml-auto')}>
            <input type="hidden" name="sidebar" value={isFolded ? 'open' : 'folded'} />
            <input type="hidden" name="to" value={pathname} />
            <IconButton
              icon={PanelLeft}
              label={isFolded ? 'Unfold the sidebar' : 'Fold the sidebar'}
              hotkey="["
            />
          </fold.Form>
        </div>
      </div>
    </nav>
  )
}
