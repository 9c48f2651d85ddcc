import { Outlet, useLocation, useRouteLoaderData } from 'react-router'
import type { FrameFacts } from '#app/components/frame/frame-facts.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { Route } from './+types/layout.ts'

export const meta: Route.MetaFunction = () => [{ title: 'Settings · Linkwright' }]

/** Settings: the parts as tabs, each a page of its own. */
export default function Settings() {
  const { pathname } = useLocation()
  const project = useRouteLoaderData<Pick<FrameFacts, 'project'>>('routes/frame')?.project
  const parts = [
    { label: 'Account', to: '/settings/account' },
    { label: 'Mailboxes', to: '/settings/mailboxes' },
    { label: 'Pace', to: '/settings/pace' },
    { label: 'Alerts', to: '/settings/alerts' },
    { label: 'Webhooks', to: '/settings/webhooks' },
    { label: 'Data sources', to: '/settings/data-sources' },
    { label: 'Do not contact', to: '/settings/suppressions' },
    { label: 'Blacklist', to: '/settings/blacklist' },
    ...(project ? [{ label: 'Project', to: `/settings/project/${project.id}` }] : []),
    { label: 'Workspace', to: '/settings/workspace' },
  ]
  return (
    <>
      <PageBar title="Settings" />
      <Tabs
        label="Settings"
        tabs={parts.map((part) => ({ ...part, isCurrent: pathname.startsWith(part.to) }))}
      />
      <PageBody padded>
        <Outlet />
      </PageBody>
    </>
  )
}
