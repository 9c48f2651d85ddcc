import { Outlet, useOutletContext, useSearchParams } from 'react-router'
import { sameList, type OverList } from '#app/components/prospects/list-url.ts'
import type { RecordFacts } from '#app/components/prospects/prospect-record.tsx'
import { toldPanel } from '#app/components/prospects/told-panel.ts'
import { TacticLabel } from '#app/components/tactic.tsx'
import { choicesOf } from '#app/domain/prospects/choices.server.ts'
import { lastContactSearch } from '#app/domain/discovery/start-contact-search.server.ts'
import { prospectPanel } from '#app/domain/prospects/panel.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { SidePanel } from '#app/ui/side-panel.tsx'
import type { Route } from './+types/panel.ts'

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

/** A prospect over its list. What the panel shows is a child: the record, or one of its forms. */
export default function ProspectPanelRoute({
  loaderData: { panel, lastSearch, choices, projectId },
}: Route.ComponentProps) {
  const over = useOutletContext<OverList>()
  const [params] = useSearchParams()
  const search = sameList(params)
  const { prospect } = panel
  const at = over.ids.indexOf(prospect.id)
  const to = (id: number | undefined) =>
    id === undefined ? null : `/p/${projectId}/prospects/${id}${search}`
  const here = `/p/${projectId}/prospects/${prospect.id}${search}`
  const facts: RecordFacts = { panel, lastSearch, choices, projectId, search, here }
  return (
    <SidePanel
      label={prospect.domain}
      kind={<TacticLabel tactic={prospect.tactic} />}
      previous={at > 0 ? to(over.ids[at - 1]) : null}
      next={at >= 0 ? to(over.ids[at + 1]) : null}
      page={`/p/${projectId}/prospects/${prospect.id}/page`}
      close={over.close}
    >
      <Outlet context={facts} />
    </SidePanel>
  )
}
