import clsx from 'clsx'
import { LogOut, Menu as MenuIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { Form, Link, useLocation } from 'react-router'
import { Icon, type IconType } from '../../ui/icon.tsx'
import { Menu, MenuItem, MenuLine, MenuLink } from '../../ui/menu.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import type { FrameFacts } from './frame-facts.ts'
import { NARROW_SCREENS, pathInProject, SCREENS, screenPath, SETTINGS } from './screens.ts'

/** The five of a narrow screen, at the bottom. "More" leads to the rest. */
export function TabBar({
  project,
  projects,
  hasUnread,
}: {
  project: { id: number }
  projects: FrameFacts['projects']
  hasUnread: boolean
}) {
  const { pathname } = useLocation()
  const screen = pathname.startsWith('/p/') ? pathname.split('/')[3] : null
  return (
    <nav
      aria-label="Main, narrow"
      className="grid flex-none grid-cols-5 border-t border-line bg-canvas pb-[env(safe-area-inset-bottom)] wide:hidden"
    >
      {NARROW_SCREENS.map(({ id, label, icon }) => (
        <TabItem key={id} to={screenPath(project.id, id)} icon={icon} label={label} isCurrent={screen === id}>
          {id === 'inbox' && hasUnread && <Unread />}
        </TabItem>
      ))}
      <Menu
        label="More"
        trigger={(opens) => (
          <button {...opens} className={clsx(TAB, 'text-text-2')}>
            <Icon of={MenuIcon} size={20} />
            More
          </button>
        )}
      >
        {SCREENS.filter((screen) => !NARROW_SCREENS.includes(screen)).map(({ id, label, icon }) => (
          <MenuLink key={id} icon={icon} to={screenPath(project.id, id)}>
            {label}
          </MenuLink>
        ))}
        <MenuLink icon={SETTINGS.icon} to={SETTINGS.path}>
          {SETTINGS.label}
        </MenuLink>
        <MenuLine />
        {projects.map((one) => (
          <MenuLink key={one.id} to={pathInProject(pathname, one.id)} isCurrent={one.id === project.id}>
            {one.name}
          </MenuLink>
        ))}
        <MenuLine />
        <Form method="post" action="/sign-out">
          <MenuItem icon={LogOut}>Sign out</MenuItem>
        </Form>
      </Menu>
    </nav>
  )
}

const TAB =
  'relative grid h-13 content-center justify-items-center gap-0.5 text-11 font-medium focus-visible:-outline-offset-2'

function TabItem({
  to,
  icon,
  label,
  isCurrent,
  children,
}: {
  to: string
  icon: IconType
  label: string
  isCurrent: boolean
  children?: ReactNode
}) {
  return (
    <Link
      to={to}
      aria-current={isCurrent ? 'page' : undefined}
      className={clsx(TAB, isCurrent ? 'text-accent-text' : 'text-text-2')}
    >
      <Icon of={icon} size={20} />
      {label}
      {children}
    </Link>
  )
}

function Unread() {
  return (
    <>
      <Spoken>, unread</Spoken>
      <span
        aria-hidden="true"
        className="absolute top-2 left-[calc(50%+8px)] size-1.5 rounded-full bg-accent"
      />
    </>
  )
}
