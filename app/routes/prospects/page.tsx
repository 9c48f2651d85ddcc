import { RecordFactsPart, RecordHead, RecordHistory } from '#app/components/prospects/prospect-record.tsx'
import { toldPanel } from '#app/components/prospects/told-panel.ts'
import { TacticLabel } from '#app/components/tactic.tsx'
import { choicesOf } from '#app/domain/prospects/choices.server.ts'
import { lastContactSearch } from '#app/domain/discovery/start-contact-search.server.ts'
import { prospectPanel } from '#app/domain/prospects/panel.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/page.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return {
    projectId: project.id,
    panel: toldPanel(prospectPanel(scope, { projectId: project.id, prospectId: Number(params.prospectId) })),
    lastSearch: lastContactSearch(scope, { prospectId: Number(params.prospectId) }),
    choices: choicesOf(scope, { projectId: project.id }),
  }
}

export const meta: Route.MetaFunction = ({ loaderData }) => [
  { title: `${loaderData?.panel.prospect.domain ?? 'Prospect'} · Linkwright` },
]

/** The same record as a page of its own: what it is at the left, what happened at the right. */
export default function ProspectPage({ loaderData }: Route.ComponentProps) {
  const { prospect } = loaderData.panel
  const here = `/p/${loaderData.projectId}/prospects/${prospect.id}/page`
  const facts = { ...loaderData, search: '', here }
  return (
    <>
      <PageBar
        title={prospect.domain}
        crumb={{ label: 'Prospects', to: `/p/${loaderData.projectId}/prospects` }}
        sub={<TacticLabel tactic={prospect.tactic} />}
        rule
      />
      <PageBody>
        <div className="grid max-w-content text-13 wide:grid-cols-2 wide:divide-x wide:divide-line">
          <div>
            <RecordHead {...facts} />
            <RecordFactsPart {...facts} />
          </div>
          <div>
            <RecordHistory {...facts} />
          </div>
        </div>
      </PageBody>
    </>
  )
}
