import { useMemo, type ReactNode } from 'react'
import { data, Outlet } from 'react-router'
import { ErrorPage, ErrorWords } from '#app/components/frame/error-page.tsx'
import { Frame } from '#app/components/frame/frame.tsx'
import { heartbeat } from '#app/components/frame/heartbeat.ts'
import { sandboxOutward, sandboxPort } from '#app/components/frame/sandbox-outward.ts'
import { listProjects } from '#app/domain/projects/projects.server.ts'
import { readHealth } from '#app/domain/reports/health.server.ts'
import { sidebarCounts } from '#app/domain/reports/sidebar-counts.server.ts'
import { sendingStop } from '#app/domain/sequences/stop-sending.server.ts'
import { mayManage } from '#app/domain/workspaces/roles.ts'
import { readFlash } from '#app/server/flash.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { keepPreference, readPreferences } from '#app/server/preferences.ts'
import { requireScope } from '#app/server/session.server.ts'
import { OutwardProvider } from '#app/ui/outward.tsx'
import { Toasts } from '#app/ui/toasts.tsx'
import { TimesProvider } from '#app/ui/when.tsx'
import type { Route } from './+types/frame.ts'

const NO_COUNTS = { today: 0, inbox: 0, links: 0 }

export async function loader({ request, params }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const { env } = instanceOf()
  const { zone, isSidebarFolded, projectId: lastId } = readPreferences(request)
  const projects = listProjects(scope).map(({ id, name, domain }) => ({ id, name, domain }))
  const wanted = Number((params as { projectId?: string }).projectId) || lastId
  const project = projects.find(({ id }) => id === wanted) ?? projects[0] ?? null
  const flash = readFlash(request)
  const wall = new Date()
  const headers = new Headers()
  if (flash) headers.append('Set-Cookie', flash.forget)
  if (project && project.id !== lastId)
    headers.append('Set-Cookie', keepPreference('project', `${project.id}`))
  return data(
    {
      now: scope.now.getTime(),
      zone,
      toast: flash?.toast ?? null,
      project,
      projects,
      user: { name: scope.user.userName, email: scope.user.email },
      stop: sendingStop(scope),
      mayResume: mayManage(scope.user.role),
      counts: project ? sidebarCounts(scope, { projectId: project.id, zone }) : NO_COUNTS,
      heartbeat: heartbeat(readHealth(scope.db, wall), wall),
      isFolded: isSidebarFolded,
      sandbox: env.isSandbox ? { tempo: scope.tempo, port: sandboxPort(env.network.connectTo) } : null,
    },
    { headers },
  )
}

export default function FrameRoute({ loaderData }: Route.ComponentProps) {
  return (
    <Around facts={loaderData}>
      <Outlet />
    </Around>
  )
}

/** An error of a screen leaves the frame standing. */
export function ErrorBoundary({ error, loaderData }: Route.ErrorBoundaryProps) {
  return loaderData ? (
    <Around facts={loaderData}>
      <ErrorWords error={error} />
    </Around>
  ) : (
    <ErrorPage error={error} />
  )
}

function Around({
  facts: { now, zone, toast, ...facts },
  children,
}: {
  facts: Route.ComponentProps['loaderData']
  children: ReactNode
}) {
  const port = facts.sandbox?.port
  const outward = useMemo(() => (port ? sandboxOutward(port) : (url: string) => url), [port])
  return (
    <TimesProvider now={now} zone={zone}>
      <OutwardProvider value={outward}>
        <Frame {...facts}>{children}</Frame>
      </OutwardProvider>
      <Toasts latest={toast} />
    </TimesProvider>
  )
}
