import { Crosshair, Download, FileUp, ListChecks, Plus } from 'lucide-react'
import { lazy, Suspense, useRef } from 'react'
import { data, Form, Outlet, redirect, useParams, useSearchParams } from 'react-router'
import { listSearch, sameList, type OverList } from '#app/components/prospects/list-url.ts'
import { ProspectsGrid } from '#app/components/prospects/prospects-grid.tsx'
import { ProspectsToolbar } from '#app/components/prospects/prospects-toolbar.tsx'
import { useEditKey } from '#app/components/prospects/use-edit-key.ts'
import { choicesOf } from '#app/domain/prospects/choices.server.ts'
import { DEFAULT_COLUMNS, readColumns } from '#app/domain/prospects/columns.ts'
import { areSameFilters } from '#app/domain/prospects/filters.ts'
import { countMatching } from '#app/domain/prospects/counting.server.ts'
import { gridPage } from '#app/domain/prospects/grid.server.ts'
import { readGridQuery, withTypedFilter } from '#app/domain/prospects/grid-query.ts'
import { VIEWS } from '#app/domain/prospects/views.ts'
import { keepPreference, readCookies } from '#app/server/preferences.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useTicked } from '#app/ui/grid-check.tsx'
import { GridFoot } from '#app/ui/grid-foot.tsx'
import { Keys } from '#app/ui/kbd.tsx'
import { count } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Segment } from '#app/ui/segment.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { Route } from './+types/grid.ts'

const PAGE_SIZE = 50

/** Loaded with the first tick: nobody needs it to see the list. */
const BulkActions = lazy(() =>
  import('#app/components/prospects/bulk-actions.tsx').then((file) => ({ default: file.BulkActions })),
)

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const search = new URL(request.url).searchParams
  const typed = withTypedFilter(search)
  if (typed) throw redirect(`/p/${project.id}/prospects?${typed}`)
  const query = readGridQuery(search)
  const asked = readColumns(search.getAll('cols').join(','))
  const kept = readColumns(readCookies(request.headers.get('cookie') ?? '').get('columns') ?? null)
  const facts = {
    ...gridPage(scope, { projectId: project.id, query, pageSize: PAGE_SIZE }),
    projectId: project.id,
    filters: query.filters,
    search: query.search,
    sort: query.sort,
    columns: asked ?? kept ?? DEFAULT_COLUMNS,
    choices: choicesOf(scope, { projectId: project.id }),
    views: VIEWS.map((view) => ({
      ...view,
      ...countMatching(scope, { projectId: project.id, query: { filters: view.filters, search: '' } }),
    })),
  }
  return data(facts, {
    headers: asked ? { 'Set-Cookie': keepPreference('columns', asked.join(',')) } : undefined,
  })
}

export const meta: Route.MetaFunction = () => [{ title: 'Prospects · Linkwright' }]

export default function ProspectsScreen({ loaderData }: Route.ComponentProps) {
  const { rows, views, filters, sort, projectId, choices, columns } = loaderData
  const [params] = useSearchParams()
  const openId = Number(useParams().prospectId) || null
  const form = useRef<HTMLFormElement>(null)
  const ticked = useTicked(form)
  const base = `/p/${projectId}/prospects`
  const total = views[0]!
  useEditKey((id) => `${base}/${id}/edit${sameList(params)}`)
  const over: OverList = { ids: rows.map((row) => row.id), close: `${base}${sameList(params)}` }
  const matching = counted(loaderData)
  const isNarrowed = filters.length > 0 || loaderData.search !== ''
  return (
    <>
      <PageBar
        title="Prospects"
        sub={`${counted(total)} in this project${isNarrowed ? `, ${matching} in this view` : ''}`}
      >
        {total.count > 0 && (
          <Segment
            label="How prospects are shown"
            choices={[
              { label: 'List', to: `${base}${sameList(params)}`, isCurrent: true },
              { label: 'Board', to: `${base}/board${listSearch(params, {})}`, isCurrent: false },
            ]}
          />
        )}
        {total.count > 0 && (
          <ButtonLink to={`${base}/triage${listSearch(params, {})}`} size="sm" icon={ListChecks}>
            Triage
          </ButtonLink>
        )}
        {total.count > 0 && (
          <ButtonLink
            to={`${base}/export.csv${listSearch(params, { sort })}`}
            reloadDocument
            size="sm"
            icon={Download}
            className="max-wide:hidden"
          >
            Export
          </ButtonLink>
        )}
        <ButtonLink to={`${base}/add`} look="primary" size="sm" icon={Plus} hotkey="n">
          Add prospects
        </ButtonLink>
      </PageBar>
      <Tabs
        label="Views"
        tabs={views.map((view) => ({
          label: view.name,
          to: { pathname: base, search: listSearch(params, { filters: view.filters, search: '' }) },
          isCurrent: areSameFilters(view.filters, filters),
          count: counted(view),
        }))}
      />
      {total.count > 0 && (
        <ProspectsToolbar filters={filters} search={loaderData.search} columns={columns} choices={choices} />
      )}
      <Form
        method="post"
        action={`${base}/bulk${sameList(params)}`}
        ref={form}
        className="flex min-h-0 flex-1 flex-col"
      >
        <PageBody>
          {rows.length > 0 ? (
            <ProspectsGrid rows={rows} columns={columns} sort={sort} openId={openId} base={base} />
          ) : (
            <Nobody
              base={base}
              isNarrowed={isNarrowed}
              clear={listSearch(params, { filters: [], search: '' })}
            />
          )}
          <div className="h-18 [form:not(:has(.row-check:checked))_&]:hidden" />
        </PageBody>
        <Suspense>
          {ticked.count > 0 && (
            <BulkActions
              form={form}
              ticked={ticked}
              pageCount={rows.length}
              matching={loaderData.count}
              isCapped={loaderData.isMore}
              base={base}
              choices={choices}
            />
          )}
        </Suspense>
      </Form>
      <GridFoot
        from={rows.length ? loaderData.at + 1 : undefined}
        to={rows.length ? loaderData.at + rows.length : undefined}
        total={matching}
        previous={loaderData.previous && { search: listSearch(params, { cursor: loaderData.previous }) }}
        next={loaderData.next && { search: listSearch(params, { cursor: loaderData.next }) }}
      >
        {rows.length > 0 && <KeyHints />}
      </GridFoot>
      <Outlet context={over} />
    </>
  )
}

/** A count that stopped somewhere says so: "5,000+". */
function counted({ count: value, isMore }: { count: number; isMore: boolean }): string {
  return `${count(value)}${isMore ? '+' : ''}`
}

function KeyHints() {
  return (
    <span aria-hidden="true" className="ml-auto flex items-center gap-3 max-wide:hidden">
      <span className="flex items-center gap-1">
        <Keys of="j k" /> move
      </span>
      <span className="flex items-center gap-1">
        <Keys of="x" /> select
      </span>
      <span className="flex items-center gap-1">
        <Keys of="Enter" /> open
      </span>
      <span className="flex items-center gap-1">
        <Keys of="e" /> edit
      </span>
      <span className="flex items-center gap-1">
        <Keys of="?" /> all keys
      </span>
    </span>
  )
}

function Nobody({ base, isNarrowed, clear }: { base: string; isNarrowed: boolean; clear: string }) {
  if (isNarrowed)
    return (
      <EmptyState icon={Crosshair} action={<ButtonLink to={`${base}${clear}`}>Clear filters</ButtonLink>}>
        No prospect matches this view.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={Crosshair}
      action={
        <ButtonLink to={`${base.replace(/prospects$/, 'imports/new')}`} look="primary" icon={FileUp}>
          Import a file
        </ButtonLink>
      }
    >
      Prospects are reasons to write to a site: a dead link on its page, a list that lacks us, a mention
      without a link. Import them from a file of any tool, or add them by hand.
    </EmptyState>
  )
}
