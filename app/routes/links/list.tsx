import { ChartColumn, Download, Plus } from 'lucide-react'
import { lazy, Suspense, useRef } from 'react'
import { Form, useSearchParams } from 'react-router'
import type { LinkStatus } from '#db/vocabulary.ts'
import { BatchBar } from '#app/components/links/batch-bar.tsx'
import { LinksGrid } from '#app/components/links/links-grid.tsx'
import { LinksToolbar } from '#app/components/links/links-toolbar.tsx'
import { LINK_STATUS_ICONS } from '#app/components/prospect-icons.ts'
import { LINK_STATUS_WORDS } from '#app/components/words.ts'
import { batchUnderWay } from '#app/domain/links/batches.server.ts'
import { countFound, findLinks } from '#app/domain/links/find-links.server.ts'
import { readLinkQuery, writeLinkCursor } from '#app/domain/links/list-query.ts'
import { countLinks } from '#app/domain/links/queries.server.ts'
import { choicesOf } from '#app/domain/prospects/choices.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useTicked } from '#app/ui/grid-check.tsx'
import { GridFoot } from '#app/ui/grid-foot.tsx'
import { count, counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { Route } from './+types/list.ts'

/** Loaded with the first tick: nobody needs it to see the list. */
const LinksBulkBar = lazy(() =>
  import('#app/components/links/links-bulk-bar.tsx').then((file) => ({ default: file.LinksBulkBar })),
)

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const query = readLinkQuery(new URL(request.url).searchParams)
  const counts = countLinks(scope, { projectId: query.isEverywhere ? null : project.id })
  const isNarrowed = Object.keys(query.filters).length > 0 || query.search !== ''
  const known = query.status ? (counts.counts[query.status] ?? 0) : counts.total
  return {
    ...findLinks(scope, { projectId: project.id, query }),
    matching: isNarrowed
      ? countFound(scope, { projectId: project.id, query })
      : { count: known, isMore: false },
    counts,
    query,
    isNarrowed,
    batch: batchUnderWay(scope, { projectId: project.id }),
    choices: choicesOf(scope, { projectId: project.id }),
    projectId: project.id,
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Links · Linkwright' }]

export default function LinksScreen({ loaderData }: Route.ComponentProps) {
  const { rows, next, counts, query, matching, isNarrowed, batch, choices, projectId } = loaderData
  const [params] = useSearchParams()
  const form = useRef<HTMLFormElement>(null)
  const ticked = useTicked(form)
  const base = `/p/${projectId}/links`
  return (
    <>
      <PageBar
        title="Links"
        sub={`${counted(counts.total, 'backlink')} from ${counted(counts.domains, 'referring domain')}`}
      >
        {counts.total > 0 && (
          <ButtonLink
            to={`${base}/export.csv?${params}`}
            reloadDocument
            size="sm"
            icon={Download}
            className="max-wide:hidden"
          >
            Export
          </ButtonLink>
        )}
        <ButtonLink to={`${base}/new`} look="primary" size="sm" icon={Plus} hotkey="n">
          Add links
        </ButtonLink>
      </PageBar>
      <Tabs label="Links by status" tabs={statusTabs(base, params, query.status, counts)} />
      {batch && <BatchBar progress={batch} base={base} />}
      {(counts.total > 0 || query.isEverywhere) && <LinksToolbar query={query} choices={choices} />}
      <Form
        method="post"
        action={`${base}/bulk?${params}`}
        ref={form}
        className="flex min-h-0 flex-1 flex-col"
      >
        <PageBody>
          {rows.length > 0 ? (
            <LinksGrid
              rows={rows}
              sort={query.sort}
              withClient={query.isEverywhere}
              to={(row) => `/p/${row.projectId}/links/${row.id}`}
            />
          ) : (
            <Nobody base={base} isFiltered={query.status !== null || isNarrowed} />
          )}
          <div className="h-18 [form:not(:has(.row-check:checked))_&]:hidden" />
        </PageBody>
        <Suspense>
          {ticked.count > 0 && (
            <LinksBulkBar
              ticked={ticked}
              matching={matching.count}
              isMore={matching.isMore}
              choices={choices}
            />
          )}
        </Suspense>
      </Form>
      <GridFoot
        from={rows.length && !query.after ? 1 : undefined}
        to={rows.length && !query.after ? rows.length : undefined}
        total={`${count(matching.count)}${matching.isMore ? '+' : ''}`}
        next={next ? { search: `?${withCursor(params, writeLinkCursor(next))}` } : null}
      />
    </>
  )
}

function statusTabs(
  base: string,
  params: URLSearchParams,
  current: LinkStatus | null,
  { counts, total }: { counts: Partial<Record<LinkStatus, number>>; total: number },
) {
  const order: LinkStatus[] = ['live', 'degraded', 'at_risk', 'lost', 'overdue', 'pending', 'unverifiable']
  const to = (status: LinkStatus | null) => {
    const next = new URLSearchParams(params)
    next.delete('after')
    if (status) next.set('status', status)
    else next.delete('status')
    return { pathname: base, search: next.size > 0 ? `?${next}` : '' }
  }
  return [
    { label: 'Needs a look first', to: to(null), isCurrent: current === null, count: total },
    ...order.map((status) => ({
      label: LINK_STATUS_WORDS[status],
      to: to(status),
      isCurrent: current === status,
      count: counts[status] ?? 0,
      icon: LINK_STATUS_ICONS[status],
    })),
    { label: 'Summary', to: { pathname: `${base}/summary` }, icon: ChartColumn },
  ]
}

function Nobody({ base, isFiltered }: { base: string; isFiltered: boolean }) {
  if (isFiltered)
    return (
      <EmptyState icon={LINK_STATUS_ICONS.pending} action={<ButtonLink to={base}>Clear filters</ButtonLink>}>
        No link matches this view.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={LINK_STATUS_ICONS.live}
      action={
        <ButtonLink to={`${base}/new`} look="primary" icon={Plus}>
          Add links
        </ButtonLink>
      }
    >
      Links that were promised or won stand here, each checked again and again. Paste the ones you have, bring
      a backlinks export, or record a promise from a thread.
    </EmptyState>
  )
}

function withCursor(params: URLSearchParams, after: string): URLSearchParams {
  const next = new URLSearchParams(params)
  next.set('after', after)
  return next
}
