import { GitCompare, Link2Off, Route, TextSearch, Waypoints } from 'lucide-react'
import { Tabs } from '../../ui/tabs.tsx'

const WAYS = [
  { path: 'broken-links', label: 'Broken links', icon: Link2Off },
  { path: 'gap', label: 'Link gap', icon: GitCompare },
  { path: 'pages', label: 'Pages', icon: TextSearch },
  { path: 'lost-equity', label: 'Lost equity', icon: Route },
  { path: 'web-graph', label: 'Web graph', icon: Waypoints },
] as const

/** The ways of finding reasons to write. */
export function DiscoverTabs({
  projectId,
  current,
}: {
  projectId: number
  current: (typeof WAYS)[number]['path']
}) {
  return (
    <Tabs
      label="Ways of finding prospects"
      tabs={WAYS.map(({ path, label, icon }) => ({
        label,
        icon,
        to: `/p/${projectId}/discover/${path}`,
        isCurrent: path === current,
      }))}
    />
  )
}
