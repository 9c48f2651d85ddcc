import { Plus, RotateCcw } from 'lucide-react'
import { useRef } from 'react'
import { data, Form, useSearchParams } from 'react-router'
import { z } from 'zod'
import { LINK_STATUSES, type LinkStatus } from '#db/vocabulary.ts'
import { LINK_STATUS_ICONS } from '#app/components/prospect-icons.ts'
import { LinksGrid } from '#app/components/links/links-grid.tsx'
import { LINK_STATUS_WORDS } from '#app/components/words.ts'
import { countLinks, listLinks, matchingLinkIds } from '#app/domain/links/queries.server.ts'
import { checkNow } from '#app/domain/links/verify-due.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { BulkBar } from '#app/ui/bulk-bar.tsx'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { useTicked } from '#app/ui/grid-check.tsx'
import { GridFoot } from '#app/ui/grid-foot.tsx'
import { PageBar, PageBody, Toolbar } from '#app/ui/page-bar.tsx'
import { SearchInput } from '#app/ui/search-input.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { Route } from './+types/list.ts'

const Query = z.object({
  status: z.enum(LINK_STATUSES).nullable().catch(null),
  search: z.string().catch(''),
  after: z
    .string()
    .regex(/^\d+-\d+$/)
    .transform((text) => ({ rank: Number(text.split('-')[0]), id: Number(text.split('-')[1]) }))
    .nullable()
    .catch(null),
})

function readQuery(url: string) {
  const params = new URL(url).searchParams
  return Query.parse({
    status: params.get('status'),
    search: params.get('q') ?? '',
    after: params.get('after'),
  })
}

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const query = { projectId: project.id, ...readQuery(request.url) }
  return {
    ...listLinks(scope, query),
    counts: countLinks(scope, { projectId: project.id }),
    status: query.status,
    search: query.search,
    project: { id: project.id, host: new URL(project.siteUrl).hostname },
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = await request.formData()
  const linkIds =
    form.get('all') === 'yes'
      ? matchingLinkIds(scope, { projectId: project.id, ...readQuery(request.url) })
      : form.getAll('id').map(Number)
  return data({ checking: checkNow(scope, { linkIds }) })
}

export default function LinksScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { rows, next, counts, status, search, project } = loaderData
  const [params] = useSearchParams()
  const form = useRef<HTMLFormElement>(null)
  const ticked = useTicked(form)
  const base = `/p/${project.id}/links`
  const shown = status ? (counts.counts[status] ?? 0) : counts.total
  return (
    <>
      <PageBar title="Links" sub={`${counts.total} backlinks from ${counts.domains} referring domains`}>
        <ButtonLink to={`${base}/new`} look="primary" size="sm" icon={Plus} hotkey="n">
          Add links
        </ButtonLink>
      </PageBar>
      <Tabs label="Links by status" tabs={statusTabs(base, status, counts)} />
      {counts.total > 0 && (
        <Toolbar>
          <search>
            <Form method="get">
              {status && <input type="hidden" name="status" value={status} />}
              <SearchInput label="Page, target or anchor" defaultValue={search} key={search} />
            </Form>
          </search>
          {actionData && (
            <output className="text-12 text-text-2">
              {actionData.checking === 1 ? 'One link is' : `${actionData.checking} links are`} being checked
              now
            </output>
          )}
        </Toolbar>
      )}
      <Form method="post" ref={form} className="flex min-h-0 flex-1 flex-col" action={`?${params}`}>
        <PageBody>
          {rows.length > 0 ? (
            <LinksGrid rows={rows} siteHost={project.host} to={(row) => `${base}/${row.id}`} />
          ) : (
            <Nobody base={base} isFiltered={!!status || !!search} />
          )}
        </PageBody>
        <BulkBar
          selected={ticked.count}
          onClear={ticked.clear}
          all={
            <Button look="quiet" size="sm" name="all" value="yes">
              Check all {shown} matching
            </Button>
          }
        >
          <Button look="quiet" size="sm" icon={RotateCcw}>
            Check now
          </Button>
        </BulkBar>
      </Form>
      <GridFoot
        from={rows.length ? 1 : undefined}
        to={rows.length || undefined}
        total={search ? null : shown}
        next={next ? { search: `?${withCursor(params, `${next.rank}-${next.id}`)}` } : null}
      />
    </>
  )
}

function statusTabs(
  base: string,
  current: LinkStatus | null,
  { counts, total }: ReturnType<typeof countLinks>,
) {
  const order: LinkStatus[] = ['live', 'degraded', 'at_risk', 'lost', 'overdue', 'pending', 'unverifiable']
  return [
    { label: 'Needs a look first', to: base, isCurrent: current === null, count: total },
    ...order.map((status) => ({
      label: LINK_STATUS_WORDS[status],
      to: `${base}?status=${status}`,
      isCurrent: current === status,
      count: counts[status] ?? 0,
      icon: LINK_STATUS_ICONS[status],
    })),
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
      Links that were promised or won stand here, each checked again and again. Paste the ones you have, or
      record a promise from a thread.
    </EmptyState>
  )
}

function withCursor(params: URLSearchParams, after: string): URLSearchParams {
  const next = new URLSearchParams(params)
  next.set('after', after)
  return next
}
