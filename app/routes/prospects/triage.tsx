import { redirect } from 'react-router'
import { TriageScreen } from '#app/components/triage/triage-screen.tsx'
import { choicesOf } from '#app/domain/prospects/choices.server.ts'
import { readGridQuery, withTypedFilter } from '#app/domain/prospects/grid-query.ts'
import { triageView } from '#app/domain/triage/triage-view.server.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/triage.ts'

/** One prospect at a time: the page beside the facts. Whoever opens one has it in hand for as long as they look. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const search = new URL(request.url).searchParams
  const typed = withTypedFilter(search)
  if (typed) throw redirect(`/p/${project.id}/prospects/triage?${typed}`)
  const query = readGridQuery(search)
  const only =
    search.getAll('all').length > 0 ? [] : search.getAll('id').map(Number).filter(Number.isSafeInteger)
  return {
    ...triageView(scope, {
      projectId: project.id,
      query: { ...query, only: only.length > 0 ? only : null },
      at: Number(search.get('at')) || null,
      zone: readPreferences(request).zone,
    }),
    projectId: project.id,
    userId: scope.user.userId,
    filters: query.filters,
    search: query.search,
    isSelection: only.length > 0,
    choices: choicesOf(scope, { projectId: project.id }),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Triage · Linkwright' }]

export default function Triage({ loaderData }: Route.ComponentProps) {
  return <TriageScreen {...loaderData} />
}
