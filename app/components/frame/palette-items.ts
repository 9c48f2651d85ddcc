import { Columns3, Crosshair, FileUp, Globe, Link, Mail, Plug, Plus, User } from 'lucide-react'
import type { IconType } from '../../ui/icon.tsx'
import { SCREENS, SETTINGS, screenPath } from './screens.ts'

/** One thing the search found: its words, and where it is. */
export type Found = {
  kind: 'site' | 'prospect' | 'contact' | 'thread' | 'link'
  id: number
  label: string
  detail: string | null
  side: string | null
  to: string
}

export type PaletteItem = {
  id: string
  icon: IconType
  label: string
  detail?: string | null
  side?: string | null
  /** The keys that lead there without the palette. */
  keys?: string
  to: string
}

export type PaletteGroup = { title: string; items: PaletteItem[] }

const FOUND_ICONS: Record<Found['kind'], IconType> = {
  site: Globe,
  prospect: Crosshair,
  contact: User,
  thread: Mail,
  link: Link,
}

/** What the palette offers: places and finds, then actions. Screens and actions are matched by their words. */
export function paletteGroups({
  query,
  project,
  found,
}: {
  query: string
  project: { id: number } | null
  found: Found[]
}): PaletteGroup[] {
  const text = query.trim().toLowerCase()
  const fits = (item: PaletteItem) => item.label.toLowerCase().includes(text)
  const finds = text
    ? found.map((one) => ({ ...one, id: `${one.kind}-${one.id}`, icon: FOUND_ICONS[one.kind] }))
    : []
  const groups = [
    { title: 'Go to', items: [...placesOf(project).filter(fits), ...finds] },
    { title: 'Do', items: actionsOf(project).filter(fits) },
  ]
  return groups.filter((group) => group.items.length > 0)
}

function placesOf(project: { id: number } | null): PaletteItem[] {
  const screens = project
    ? SCREENS.map(({ id, label, icon, key }) => ({
        id: `screen-${id}`,
        icon,
        label,
        keys: `g ${key}`,
        to: screenPath(project.id, id),
      }))
    : []
  return [
    ...screens,
    {
      id: 'settings',
      icon: SETTINGS.icon,
      label: SETTINGS.label,
      keys: `g ${SETTINGS.key}`,
      to: SETTINGS.path,
    },
  ]
}

function actionsOf(project: { id: number } | null): PaletteItem[] {
  const ofProject = project
    ? [
        {
          id: 'import',
          icon: FileUp,
          label: 'Import prospects from a file',
          to: `/p/${project.id}/imports/new`,
        },
        {
          id: 'board',
          icon: Columns3,
          label: 'Prospects by stage: the board',
          to: `/p/${project.id}/prospects/board`,
        },
        {
          id: 'pages',
          icon: Globe,
          label: 'Find mentions and resource pages',
          to: `/p/${project.id}/discover/pages`,
        },
        {
          id: 'forms',
          icon: User,
          label: 'Write through contact forms',
          to: `/p/${project.id}/contacts`,
        },
        {
          id: 'sending',
          icon: Mail,
          label: 'Why is this not sending?',
          to: `/p/${project.id}/sequences/sending`,
        },
        { id: 'paste', icon: Plus, label: 'Add links to watch', to: `/p/${project.id}/links/new` },
      ]
    : []
  return [
    ...ofProject,
    { id: 'mailbox', icon: Plug, label: 'Connect a mailbox', to: '/settings/mailboxes/new' },
    { id: 'project', icon: Plus, label: 'Add a project', to: '/settings/project/new' },
  ]
}
