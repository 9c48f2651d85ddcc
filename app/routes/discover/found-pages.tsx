import { TextSearch } from 'lucide-react'
import { Form, redirect } from 'react-router'
import { AskedQueries } from '#app/components/discover/asked-queries.tsx'
import { FoundPageRow } from '#app/components/discover/found-page-row.tsx'
import { PageSearchProgress } from '#app/components/discover/page-search-progress.tsx'
import {
  FOUND_A_PAGE,
  foundPagesOf,
  pageCounts,
  type PageCounts,
} from '#app/domain/discovery/page-search/found-pages.server.ts'
import {
  acceptPages,
  putPagesBack,
  rejectPages,
  takeBackAccepted,
} from '#app/domain/discovery/page-search/keep-pages.server.ts'
import { askAgain, queriesOf } from '#app/domain/discovery/page-search/queries.server.ts'
import { getPageSearch, steerPageSearch } from '#app/domain/discovery/page-search/start-page-search.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { ToastWords } from '#app/ui/toast-words.ts'
import { madeWords } from '#app/components/discover/made-words.ts'
import type { Route } from './+types/found-pages.ts'

type View = Exclude<keyof PageCounts, 'waiting'>
const VIEWS: Record<View, string> = {
  mention: 'Mentions',
  resource_page: 'Resource pages',
  dropped: 'Dropped',
  unreadable: 'Not read',
  aside: 'Put aside',
}
const isView = (text: string | null): text is View => text !== null && Object.hasOwn(VIEWS, text)

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const search = getPageSearch(scope, { searchId: Number(params.searchId) || 0, projectId: project.id })
  const asked = new URL(request.url).searchParams
  const wanted = asked.get('view')
  const view = isView(wanted) ? wanted : search.aim === 'resource_pages' ? 'resource_page' : 'mention'
  const pages = foundPagesOf(scope, { searchId: search.id, view, after: Number(asked.get('after')) || 0 })
  const hasMore = pages.length === FOUND_A_PAGE
  return {
    projectId: project.id,
    search: { id: search.id, name: search.name, status: search.status },
    counts: pageCounts(scope, search.id),
    queries: queriesOf(scope, { searchId: search.id }),
    view,
    pages,
    more: hasMore ? `?${new URLSearchParams({ view, after: String(pages.at(-1)!.id) })}` : null,
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.search.name ?? 'Pages'} · Linkwright` }]
}

const STEPS = { pause: 'paused', resume: 'running', cancel: 'cancelled' } as const

/** `accept:7` or the ticked; `undo-accept:` and `undo-reject:` with the moment take all of one step back. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id: searchId } = getPageSearch(scope, {
    searchId: Number(params.searchId) || 0,
    projectId: project.id,
  })
  const form = await request.formData()
  const here = `/p/${project.id}/discover/pages/${searchId}`
  const [verb = '', one] = String(form.get('do') ?? '').split(':')
  const back = `${here}${new URL(request.url).search}`
  if (Object.hasOwn(STEPS, verb)) {
    steerPageSearch(scope, { searchId, to: STEPS[verb as keyof typeof STEPS] })
    return redirect(back)
  }
  if (verb === 'ask-again') {
    askAgain(scope, { searchId })
    return redirect(back)
  }
  const pageIds = one ? [Number(one)] : form.getAll('id').map(Number).filter(Number.isSafeInteger)
  return redirect(back, { headers: { 'Set-Cookie': saying(act()) } })

  function act(): ToastWords {
    if (verb === 'undo-accept') {
      const { removed, kept } = takeBackAccepted(scope, { searchId, at: Number(one) })
      const stay = kept > 0 ? `; ${kept} stay, somebody has worked on them` : ''
      return { text: `${counted(removed, 'prospect')} taken back${stay}` }
    }
    if (verb === 'undo-reject')
      return { text: `${counted(putPagesBack(scope, { searchId, at: Number(one) }), 'page')} put back` }
    if (pageIds.length === 0) return { text: 'Tick the pages first.', isError: true }
    if (verb === 'back')
      return { text: `${counted(putPagesBack(scope, { searchId, pageIds }), 'page')} put back` }
    if (verb === 'accept') {
      const { created, known, banned, at } = acceptPages(scope, { searchId, pageIds })
      const text = madeWords({ created, known, banned })
      return { text, undo: { action: back, fields: { do: `undo-accept:${at}` } } }
    }
    const { count, at } = rejectPages(scope, { searchId, pageIds })
    return {
      text: `${counted(count, 'page')} put aside`,
      undo: { action: back, fields: { do: `undo-reject:${at}` } },
    }
  }
}

/** What a search for pages has kept, and what it dropped and why. */
export default function FoundPagesScreen({ loaderData }: Route.ComponentProps) {
  const { projectId, search, counts, queries, view, pages, more } = loaderData
  const base = `/p/${projectId}/discover/pages`
  const here = `${base}/${search.id}`
  const isAside = view === 'aside'
  return (
    <>
      <PageBar title={search.name} crumb={{ label: 'Pages', to: base }} />
      <Tabs
        label="What was found"
        tabs={(Object.keys(VIEWS) as View[]).map((one) => ({
          label: VIEWS[one],
          to: `${here}?view=${one}`,
          isCurrent: one === view,
          count: counts[one],
        }))}
      />
      <PageSearchProgress
        status={search.status}
        isAsking={queries.some(({ state }) => state === 'waiting')}
        counts={counts}
        action={`${here}?view=${view}`}
      />
      <PageBody padded>
        <Form method="post" action={`${here}?view=${view}`} className="grid max-w-310 gap-4">
          {pages.length > 0 && (
            <div className="flex flex-wrap gap-2">
              {isAside ? (
                <Button size="sm" name="do" value="back">
                  Put the ticked back
                </Button>
              ) : (
                <>
                  <Button
                    look={view === 'dropped' || view === 'unreadable' ? undefined : 'primary'}
                    size="sm"
                    name="do"
                    value="accept"
                  >
                    Make prospects of the ticked
                  </Button>
                  <Button size="sm" look="quiet" name="do" value="reject">
                    Put the ticked aside
                  </Button>
                </>
              )}
            </div>
          )}
          {pages.length > 0 && (
            <Card padded={false}>
              <ul>
                {pages.map((page) => (
                  <FoundPageRow
                    key={page.id}
                    page={page}
                    prospects={`/p/${projectId}/prospects`}
                    isAside={isAside}
                  />
                ))}
              </ul>
            </Card>
          )}
          {more && (
            <div>
              <ButtonLink to={`${here}${more}`}>Show the next</ButtonLink>
            </div>
          )}
          {pages.length === 0 && (
            <EmptyState icon={TextSearch}>{nothing(view, search.status === 'running')}</EmptyState>
          )}
        </Form>
        {queries.length > 0 && (
          <div className="mt-4 max-w-310">
            <AskedQueries queries={queries} action={`${here}?view=${view}`} />
          </div>
        )}
      </PageBody>
    </>
  )
}

function nothing(view: View, isRunning: boolean): string {
  if (isRunning) return 'Pages show here as they are read.'
  if (view === 'mention')
    return 'No page names you without a link. Why each was dropped stands under Dropped.'
  if (view === 'resource_page')
    return 'No page is a list that could have you. Why each was dropped stands under Dropped.'
  if (view === 'dropped') return 'No page was dropped.'
  return view === 'unreadable' ? 'Every page could be read.' : 'Nothing was put aside.'
}
