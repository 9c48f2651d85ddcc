import { GitCompare, Link2Off, Route, TextSearch } from 'lucide-react'
import { Tabs } from '../../ui/tabs.tsx'

/** The ways of finding reasons to write. */
export function DiscoverTabs({
  projectId,
  current,
}: {
  projectId: number
  current: 'gap' | 'broken' | 'pages' | 'equity'
}) {
  const base = `/p/${projectId}/discover`
  return (
    <Tabs
      label="Ways of finding prospects"
      tabs={[
        {
          label: 'Broken links',
          to: `${base}/broken-links`,
          isCurrent: current === 'broken',
          icon: Link2Off,
        },
        { label: 'Link gap', to: `${base}/gap`, isCurrent: current === 'gap', icon: GitCompare },
        { label: 'Pages', to: `${base}/pages`, isCurrent: current === 'pages', icon: TextSearch },
        { label: 'Lost equity', to: `${base}/lost-equity`, isCurrent: current === 'equity', icon: Route },
      ]}
    />
  )
}
