import { Upload } from 'lucide-react'
import { ImportsGrid } from '#app/components/imports/imports-grid.tsx'
import { listImports } from '#app/domain/imports/queries.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { GridFoot } from '#app/ui/grid-foot.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/list.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const before = Number(new URL(request.url).searchParams.get('before')) || undefined
  return { projectId: project.id, before, ...listImports(scope, { projectId: project.id, before }) }
}

export const meta: Route.MetaFunction = () => [{ title: 'Imports · Linkwright' }]

export default function ImportsScreen({
  loaderData: { projectId, rows, next, before },
}: Route.ComponentProps) {
  const base = `/p/${projectId}/imports`
  return (
    <>
      <PageBar title="Imports" crumb={{ label: 'Prospects', to: `/p/${projectId}/prospects` }}>
        {rows.length > 0 && (
          <ButtonLink to={`${base}/new`} look="primary" size="sm" icon={Upload}>
            Import a file
          </ButtonLink>
        )}
      </PageBar>
      <PageBody>
        {rows.length === 0 ? (
          <EmptyState
            icon={Upload}
            action={
              <ButtonLink to={`${base}/new`} look="primary">
                Import a file
              </ButtonLink>
            }
          >
            Lists of pages, sites or people that you bring in as files stand here, each with what became of
            every row.
          </EmptyState>
        ) : (
          <ImportsGrid rows={rows} base={base} />
        )}
      </PageBody>
      {(before || next) && (
        <GridFoot previous={before ? base : null} next={next ? `${base}?before=${next}` : null} />
      )}
    </>
  )
}
