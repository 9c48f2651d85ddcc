import {
  Binoculars,
  Crosshair,
  GitMerge,
  Globe,
  Inbox,
  LayoutTemplate,
  Link,
  Settings,
  Sun,
} from 'lucide-react'
import type { IconType } from '../../ui/icon.tsx'

export type Screen = {
  id: 'today' | 'prospects' | 'discover' | 'inbox' | 'sequences' | 'templates' | 'links' | 'sites'
  label: string
  icon: IconType
  /** Second key after `g`. */
  key: string
}

/** The screens of a project, in the order of the work. */
export const SCREENS: Screen[] = [
  { id: 'today', label: 'Today', icon: Sun, key: 't' },
  { id: 'prospects', label: 'Prospects', icon: Crosshair, key: 'p' },
  { id: 'discover', label: 'Discover', icon: Binoculars, key: 'd' },
  { id: 'inbox', label: 'Inbox', icon: Inbox, key: 'i' },
  { id: 'sequences', label: 'Sequences', icon: GitMerge, key: 's' },
  { id: 'templates', label: 'Templates', icon: LayoutTemplate, key: 'm' },
  { id: 'links', label: 'Links', icon: Link, key: 'l' },
  { id: 'sites', label: 'Sites', icon: Globe, key: 'w' },
]

/** What fits into the bar at the bottom of a narrow screen, besides "More". */
export const NARROW_SCREENS = SCREENS.filter(({ id }) =>
  ['today', 'prospects', 'inbox', 'links'].includes(id),
)

export const SETTINGS = { label: 'Settings', icon: Settings, path: '/settings', key: ',' }

/** Where a screen of a project is. */
export function screenPath(projectId: number, id: Screen['id']): string {
  return `/p/${projectId}/${id}`
}

/** The same screen in another project; a record of the old one is left for its list. */
export function pathInProject(pathname: string, projectId: number): string {
  const screen = SCREENS.find(({ id }) => pathname.split('/')[3] === id)
  return screenPath(projectId, screen?.id ?? 'today')
}
