import clsx from 'clsx'
import { ArrowUpDown, LogOut, Plus, Settings2, User } from 'lucide-react'
import { Form, useLocation } from 'react-router'
import { initials } from '../../ui/initials.ts'
import { Icon } from '../../ui/icon.tsx'
import { Menu, MenuItem, MenuLine, MenuLink } from '../../ui/menu.tsx'
import type { FrameFacts } from './frame-facts.ts'
import { Mark } from './mark.tsx'
import { pathInProject } from './screens.ts'

/** The project one is in; opens the others, its settings, and one's own account. */
export function ProjectSwitch({
  project,
  projects,
  user,
  isFolded,
}: Pick<FrameFacts, 'project' | 'projects' | 'user'> & { isFolded: boolean }) {
  const { pathname } = useLocation()
  return (
    <Menu
      label="Projects and account"
      trigger={(opens) => (
        <button
          {...opens}
          title={isFolded ? project?.name : undefined}
          className={clsx(
            'flex h-10 w-full items-center gap-2 rounded-md text-left hover:bg-hover',
            isFolded ? 'justify-center' : 'px-2',
          )}
        >
          <Mark letters={project ? initials(project.name) : 'L'} />
          <span className={clsx('grid min-w-0 flex-1 leading-4', isFolded && 'sr-only')}>
            <b className="truncate">{project?.name ?? 'No project yet'}</b>
            <span className="truncate text-12 text-text-3">{project?.domain ?? 'Linkwright'}</span>
          </span>
          {!isFolded && <Icon of={ArrowUpDown} size={14} className="text-text-3" />}
        </button>
      )}
    >
      {projects.map((one) => (
        <MenuLink key={one.id} to={pathInProject(pathname, one.id)} isCurrent={one.id === project?.id}>
          {one.name} <span className="font-normal text-text-3">{one.domain}</span>
        </MenuLink>
      ))}
      {projects.length > 0 && <MenuLine />}
      {project && (
        <MenuLink icon={Settings2} to={`/settings/project/${project.id}`}>
          Settings of this project
        </MenuLink>
      )}
      <MenuLink icon={Plus} to="/settings/project/new">
        Add a project
      </MenuLink>
      <MenuLine />
      <MenuLink icon={User} to="/settings/account">
        {user.name}
      </MenuLink>
      <Form method="post" action="/sign-out">
        <MenuItem icon={LogOut}>Sign out</MenuItem>
      </Form>
    </Menu>
  )
}
