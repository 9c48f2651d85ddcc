import { Waypoints } from 'lucide-react'
import { redirect } from 'react-router'
import { DiscoverTabs } from '#app/components/discover/discover-tabs.tsx'
import { GraphFilesHelp } from '#app/components/discover/graph-files-help.tsx'
import { GraphReleases } from '#app/components/discover/graph-releases.tsx'
import { GraphRuns } from '#app/components/discover/graph-runs.tsx'
import { listGraphRuns } from '#app/domain/discovery/web-graph/graph-run.server.ts'
import { bytesBefore } from '#app/domain/discovery/web-graph/plan.ts'
import { listReleases } from '#app/domain/discovery/web-graph/releases.server.ts'
import { startGraph, type GraphRefusal } from '#app/domain/discovery/web-graph/start-graph.server.ts'
import { cancelGraph, takeBackGraph } from '#app/domain/discovery/web-graph/take-back.server.ts'
import { saying } from '#app/server/flash.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { ToastWords } from '#app/ui/toast-words.ts'
import type { Route } from './+types/web-graph.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { graphFolder } = instanceOf().env
  return {
    projectId: project.id,
    folder: graphFolder,
    releases: listReleases(graphFolder),
    runs: listGraphRuns(scope, { projectId: project.id }).map(({ files, ...run }) => ({
      ...run,
      bytesAll: bytesBefore(files),
    })),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Web graph · Linkwright' }]

const REFUSALS: Record<GraphRefusal, string> = {
  'nothing-to-read':
    'Links need both the vertices and the edges of a release, ranks need its ranks: download these first.',
  'no-rivals': 'Name rivals in the settings of the project first: who links to them is what is looked for.',
  'under-way': 'A release is being read for this project already. Wait for it, or cancel it.',
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = await request.formData()
  const [verb, about] = String(form.get('do') ?? '').split(':')
  const said = act(verb, about ?? '')
  return redirect(`/p/${project.id}/discover/web-graph`, said && { headers: { 'Set-Cookie': saying(said) } })

  function act(verb = '', about: string): ToastWords | undefined {
    const which = { runId: Number(about), projectId: project.id }
    if (verb === 'cancel') return void cancelGraph(scope, which)
    if (verb === 'drop') {
      takeBackGraph(scope, which)
      return { text: 'Taken back: what only this release had named goes' }
    }
    const release = listReleases(instanceOf().env.graphFolder).find(({ name }) => name === about)
    if (!release) return { text: `The files of ${about} are not in the folder any more.`, isError: true }
    const started = startGraph(scope, { projectId: project.id, release })
    return started.ok ? undefined : { text: REFUSALS[started.reason], isError: true }
  }
}

/** Common Crawl's web graph as a free source: who links to whom, and how central a site is. */
export default function WebGraphScreen({ loaderData }: Route.ComponentProps) {
  const { projectId, folder, releases, runs } = loaderData
  const isReading = runs.some(({ status }) => status === 'running')
  return (
    <>
      <PageBar title="Discover" />
      <DiscoverTabs projectId={projectId} current="web-graph" />
      <PageBody padded>
        <div className="grid max-w-measure grid-cols-[minmax(0,1fr)] gap-4">
          <GraphRuns runs={runs} gap={`/p/${projectId}/discover/gap`} />
          {releases.length > 0 ? (
            <GraphReleases releases={releases} isReading={isReading} />
          ) : (
            <EmptyState icon={Waypoints}>
              Who links to your rivals, without any tool’s subscription: download a release of Common Crawl’s
              web graph into the folder named below, and it is listed here to be read.
            </EmptyState>
          )}
          <GraphFilesHelp folder={folder} isOpen={releases.length === 0} />
        </div>
      </PageBody>
    </>
  )
}
