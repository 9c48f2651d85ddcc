import { Crosshair } from 'lucide-react'
import { redirect, useLocation, useSearchParams } from 'react-router'
import { Board } from '#app/components/prospects/board/board.tsx'
import { listSearch } from '#app/components/prospects/list-url.ts'
import { ProspectsToolbar } from '#app/components/prospects/prospects-toolbar.tsx'
import { boardOf, countOtherSide } from '#app/domain/prospects/board.server.ts'
import { choicesOf } from '#app/domain/prospects/choices.server.ts'
import { readGridQuery, withTypedFilter } from '#app/domain/prospects/grid-query.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { count } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Segment } from '#app/ui/segment.tsx'
import type { Route } from './+types/board.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const search = new URL(request.url).searchParams
  const typed = withTypedFilter(search)
  if (typed) throw redirect(`/p/${project.id}/prospects/board?${typed}`)
  const { filters, search: text } = readGridQuery(search)
  const withExits = search.get('side') === 'exits'
  const asked = { projectId: project.id, query: { filters, search: text }, withExits }
  return {
    projectId: project.id,
    filters,
    search: text,
    withExits,
    columns: boardOf(scope, asked),
    otherSide: countOtherSide(scope, asked),
    choices: choicesOf(scope, { projectId: project.id }),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Board · Linkwright' }]

/** The prospects of a project by stage: the way to a link on one side, the ways out on the other. */
export default function BoardScreen({ loaderData }: Route.ComponentProps) {
  const { projectId, filters, search, withExits, columns, otherSide, choices } = loaderData
  const [params] = useSearchParams()
  const { pathname, search: query } = useLocation()
  const base = `/p/${projectId}/prospects`
  const here = `${pathname}${query}`
  const list = listSearch(params, {})
  const shown = columns.reduce((sum, column) => sum + column.count, 0)
  const isMore = columns.some((column) => column.isMore)
  const total = `${count(shown)}${isMore ? '+' : ''}`
  const other = `${count(otherSide.count)}${otherSide.isMore ? '+' : ''}`
  const side = (which: 'way' | 'exits') => {
    const next = new URLSearchParams(list)
    if (which === 'exits') next.set('side', 'exits')
    else next.delete('side')
    return { search: next.toString() }
  }
  const isEmpty = shown === 0 && otherSide.count === 0
  return (
    <>
      <PageBar title="Prospects" sub={`${total} ${withExits ? 'off the way' : 'on the way to a link'}`}>
        <Segment
          label="How prospects are shown"
          choices={[
            { label: 'List', to: `${base}${list}`, isCurrent: false },
            { label: 'Board', to: here, isCurrent: true },
          ]}
        />
      </PageBar>
      <ProspectsToolbar filters={filters} search={search} columns={null} choices={choices}>
        <Segment
          label="Which stages"
          choices={[
            { label: `On the way, ${withExits ? other : total}`, to: side('way'), isCurrent: !withExits },
            { label: `Out, ${withExits ? total : other}`, to: side('exits'), isCurrent: withExits },
          ]}
        />
      </ProspectsToolbar>
      <PageBody>
        {isEmpty ? (
          <EmptyState icon={Crosshair} action={<ButtonLink to={base}>See the list</ButtonLink>}>
            {filters.length > 0 || search
              ? 'No prospect matches these filters.'
              : 'Prospects stand here by stage, once there are any.'}
          </EmptyState>
        ) : (
          <Board columns={columns} filters={filters} base={base} here={here} />
        )}
      </PageBody>
    </>
  )
}
