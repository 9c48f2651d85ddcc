import { FileUp, Link as LinkIcon, Plug, Sun } from 'lucide-react'
import { redirect } from 'react-router'
import { SetupHead, SetupShell } from '#app/components/frame/setup-shell.tsx'
import { StatusMeanings } from '#app/components/status-meanings.tsx'
import { listProjects } from '#app/domain/projects/projects.server.ts'
import { requireScope } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Icon, type IconType } from '#app/ui/icon.tsx'
import type { Route } from './+types/next.ts'

export const meta: Route.MetaFunction = () => [{ title: 'Set up · Linkwright' }]

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const [project] = listProjects(scope)
  if (!project) throw redirect('/setup/project')
  return { owner: scope.user.email, projectId: project.id }
}

export default function SetupNext({ loaderData: { owner, projectId } }: Route.ComponentProps) {
  return (
    <SetupShell step={3} owner={owner} aside={<StatusMeanings />}>
      <SetupHead title="Where to begin">Each of these stands alone; none is needed for the others.</SetupHead>
      <ul className="rounded-lg border border-line">
        <Way
          icon={LinkIcon}
          title="Watch the links you have"
          to={`/p/${projectId}/links/new`}
          verb="Paste links"
        >
          Paste them: each is fetched, judged and watched from now on. First statuses in minutes, no mailbox
          needed.
        </Way>
        <Way icon={FileUp} title="Bring prospects" to={`/p/${projectId}/imports/new`} verb="Choose a file">
          Any CSV or table: columns are recognised, and a dry run says what will happen line by line.
        </Way>
        <Way icon={Plug} title="Connect a mailbox" to="/settings/mailboxes/new" verb="Connect">
          Only if you want to write. Sending and reading are tested before anything is kept.
        </Way>
        <Way icon={Sun} title="Look around first" to={`/p/${projectId}/today`} verb="Open Today">
          Every empty screen says what belongs there.
        </Way>
      </ul>
    </SetupShell>
  )
}

function Way({
  icon,
  title,
  to,
  verb,
  children,
}: {
  icon: IconType
  title: string
  to: string
  verb: string
  children: string
}) {
  return (
    <li className="flex items-center gap-3 p-4 text-13 not-first:border-t not-first:border-line max-wide:flex-wrap">
      <Icon of={icon} className="self-start text-text-3" />
      <div className="min-w-0 flex-1">
        <b className="font-medium">{title}</b>
        <p className="text-12 leading-4.5 text-text-2">{children}</p>
      </div>
      <ButtonLink to={to}>{verb}</ButtonLink>
    </li>
  )
}
