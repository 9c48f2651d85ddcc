import { CirclePause, Play, Plus, Send } from 'lucide-react'
import { Form, Outlet, useLocation } from 'react-router'
import { SequenceStatusChip } from '#app/components/sequences/status-chip.tsx'
import { getSequence } from '#app/domain/sequences/get-sequence.server.ts'
import { countsOf } from '#app/domain/sequences/overview.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { PageBar } from '#app/ui/page-bar.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { Route } from './+types/layout.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id, name, status } = getSequence(scope, {
    sequenceId: Number(params.sequenceId),
    projectId: project.id,
  })
  return { projectId: project.id, id, name, status, people: countsOf(scope, id).people }
}

export default function SequenceLayout({ loaderData }: Route.ComponentProps) {
  const { projectId, id, name, status, people } = loaderData
  const { pathname } = useLocation()
  const base = `/p/${projectId}/sequences/${id}`
  const tab = (label: string, to: string, count?: number) => ({
    label,
    to,
    count,
    isCurrent: pathname === to,
  })
  return (
    <>
      <PageBar
        title={name}
        crumb={{ label: 'Sequences', to: `/p/${projectId}/sequences` }}
        chip={<SequenceStatusChip status={status} />}
      >
        <Actions {...loaderData} base={base} />
      </PageBar>
      <Tabs
        label="Parts of the sequence"
        tabs={[
          tab('Plan', base),
          tab('People', `${base}/people`, people),
          tab('Preview', `${base}/preview`),
          tab('Settings', `${base}/settings`),
        ]}
      />
      <Outlet />
    </>
  )
}

function Actions({ status, people, base }: Route.ComponentProps['loaderData'] & { base: string }) {
  if (status === 'stopped') return null
  const isDraft = status === 'draft'
  const launchIsNext = isDraft && people > 0
  return (
    <>
      {status === 'active' && (
        <Form method="post" action={`${base}/status`}>
          <Button size="sm" icon={CirclePause} name="to" value="paused">
            <span>
              Pause<span className="max-wide:sr-only"> all</span>
            </span>
          </Button>
        </Form>
      )}
      {status === 'paused' && (
        <Form method="post" action={`${base}/status`}>
          <Button size="sm" icon={Play} name="to" value="active">
            Resume
          </Button>
        </Form>
      )}
      <ButtonLink
        to={`${base}/enrol`}
        size="sm"
        look={launchIsNext ? 'secondary' : 'primary'}
        icon={Plus}
        hotkey="n"
        className={launchIsNext ? 'max-wide:hidden' : undefined}
      >
        <span>
          Add<span className="max-wide:sr-only"> prospects</span>
        </span>
      </ButtonLink>
      {launchIsNext && (
        <ButtonLink to={`${base}/launch`} size="sm" look="primary" icon={Send}>
          Launch
        </ButtonLink>
      )}
    </>
  )
}
