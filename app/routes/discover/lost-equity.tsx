import { Download, Route as RouteIcon } from 'lucide-react'
import { data, Form, redirect } from 'react-router'
import { DiscoverTabs } from '#app/components/discover/discover-tabs.tsx'
import { LostPageTable } from '#app/components/discover/lost-page-table.tsx'
import { OwnPageProgress } from '#app/components/discover/own-page-progress.tsx'
import {
  latestOwnPageCheck,
  startOwnPageCheck,
  steerOwnPageCheck,
} from '#app/domain/discovery/check-own-pages.server.ts'
import {
  chooseTargets,
  equityCounts,
  knowsOwnLinks,
  LOST_A_PAGE,
  lostPages,
  redirectRules,
  setOwnPagesAside,
  type EquityView,
} from '#app/domain/discovery/lost-equity.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { buttonClass } from '#app/ui/button-look.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Icon } from '#app/ui/icon.tsx'
import { count, counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { ToastWords } from '#app/ui/toast-words.ts'
import type { Route } from './+types/lost-equity.ts'

const VIEWS: EquityView[] = ['lost', 'uncertain', 'aside']

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const search = new URL(request.url).searchParams
  const about = { projectId: project.id }
  const view = VIEWS.find((one) => one === search.get('view')) ?? 'lost'
  const from = Math.max(0, Number(search.get('from')) || 0)
  const pages = lostPages(scope, { ...about, view, from })
  return {
    ...about,
    domain: project.domain,
    check: latestOwnPageCheck(scope, about),
    counts: equityCounts(scope, about),
    hasLinks: knowsOwnLinks(scope, about),
    ruleCount: redirectRules(scope, about).length,
    view,
    pages: pages.slice(0, LOST_A_PAGE),
    more:
      pages.length > LOST_A_PAGE ? `?${new URLSearchParams({ view, from: `${from + LOST_A_PAGE}` })}` : null,
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Lost equity · Linkwright' }]

const STEPS = { pause: 'paused', resume: 'running', cancel: 'cancelled' } as const

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = await request.formData()
  const about = { projectId: project.id }
  const url = new URL(request.url)
  const here = `/p/${project.id}/discover/lost-equity`
  const back = `${here}${url.search}`
  const [verb = '', one] = String(form.get('do') ?? '').split(':')
  if (verb === 'start') {
    startOwnPageCheck(scope, about)
    return redirect(here)
  }
  if (Object.hasOwn(STEPS, verb)) {
    steerOwnPageCheck(scope, { ...about, to: STEPS[verb as keyof typeof STEPS] })
    return redirect(back)
  }
  if (verb === 'aside' || verb === 'back') return redirect(back, told(putAside(verb === 'back')))
  const typed = Object.fromEntries([...form].filter(([name]) => name.startsWith('to:'))) as Record<
    string,
    string
  >
  const targets = Object.entries(typed).map(([name, text]) => ({ id: Number(name.slice(3)), text }))
  const { changed, problems } = chooseTargets(scope, { ...about, targets })
  const errors = Object.fromEntries(Object.entries(problems).map(([id, problem]) => [`to:${id}`, problem]))
  if (Object.keys(errors).length > 0) return data({ errors, typed }, { status: 422 })
  return redirect(
    back,
    told({ text: changed === 0 ? 'Nothing was changed' : `${counted(changed, 'redirect')} changed` }),
  )

  function putAside(isBack: boolean): ToastWords {
    const ids = one ? [Number(one)] : form.getAll('id').map(Number)
    if (ids.length === 0) return { text: 'Tick the pages first.', isError: true }
    const done = setOwnPagesAside(scope, { ...about, ids, isBack })
    const undo = { action: here, fields: { do: `${isBack ? 'aside' : 'back'}:${ids[0]}` } }
    return {
      text: `${counted(done, 'page')} put ${isBack ? 'back' : 'aside'}`,
      ...(ids.length === 1 ? { undo } : {}),
    }
  }
}

function told(words: ToastWords) {
  return { headers: { 'Set-Cookie': saying(words) } }
}

/** Links to pages of ours that are dead or badly redirected, and the redirect map that wins them back. */
export default function LostEquityScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { projectId, domain, check, counts, hasLinks, ruleCount, view, pages, more } = loaderData
  const here = `/p/${projectId}/discover/lost-equity`
  return (
    <>
      <PageBar title="Discover" />
      <DiscoverTabs projectId={projectId} current="lost-equity" />
      {check && <OwnPageProgress check={check} counts={counts} />}
      {check && (
        <Tabs
          label="Pages of ours"
          tabs={[
            { label: 'Lose links', to: here, isCurrent: view === 'lost', count: counts.lost },
            {
              label: 'Uncertain',
              to: `${here}?view=uncertain`,
              isCurrent: view === 'uncertain',
              count: counts.uncertain,
            },
            {
              label: 'Put aside',
              to: `${here}?view=aside`,
              isCurrent: view === 'aside',
              count: counts.aside,
            },
          ]}
        />
      )}
      <PageBody padded>
        {!check ? (
          <NotYet hasLinks={hasLinks} domain={domain} gap={`/p/${projectId}/discover/gap`} />
        ) : (
          <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
            {view === 'lost' && counts.lost > 0 && (
              <>
                <p className="text-13 text-text-2">
                  {counted(counts.lostLinks, 'backlink')} {counts.lostLinks === 1 ? 'leads' : 'lead'} to{' '}
                  {counted(counts.lost, 'page')} of {domain} that {counts.lost === 1 ? 'is' : 'are'} dead or
                  badly redirected. {count(ruleCount)} {ruleCount === 1 ? 'has a page' : 'have a page'} to
                  lead to: hand the map to whoever looks after the site.
                </p>
                <Downloads here={here} />
              </>
            )}
            {pages.length > 0 ? (
              <Form method="post" className="grid grid-cols-[minmax(0,1fr)] gap-3">
                <ErrorSummary errors={actionData?.errors} />
                <div className="flex flex-wrap gap-2 max-wide:hidden">
                  <Button size="sm" look="primary" name="do" value="save">
                    Keep these redirects
                  </Button>
                  <Button size="sm" look="quiet" name="do" value={view === 'aside' ? 'back' : 'aside'}>
                    Put the ticked {view === 'aside' ? 'back' : 'aside'}
                  </Button>
                </div>
                <div className="scroll-thin">
                  <LostPageTable
                    pages={pages}
                    typed={actionData?.typed ?? {}}
                    wrong={actionData?.errors ?? {}}
                    isAside={view === 'aside'}
                  />
                </div>
                {more && (
                  <div>
                    <ButtonLink to={`${here}${more}`}>Show the next</ButtonLink>
                  </div>
                )}
              </Form>
            ) : (
              <EmptyState icon={RouteIcon}>
                {nothing(view, counts.pages, check.status === 'running')}
              </EmptyState>
            )}
          </div>
        )}
      </PageBody>
    </>
  )
}

function NotYet({ hasLinks, domain, gap }: { hasLinks: boolean; domain: string; gap: string }) {
  return hasLinks ? (
    <EmptyState
      icon={RouteIcon}
      action={
        <Form method="post">
          <Button look="primary" name="do" value="start">
            Check the pages that others link to
          </Button>
        </Form>
      }
    >
      Others link to pages of {domain} that may be gone by now, or redirected badly. Each page is asked once;
      what you get is a redirect map to hand to the developer.
    </EmptyState>
  ) : (
    <EmptyState icon={RouteIcon} action={<ButtonLink to={gap}>Bring our backlinks</ButtonLink>}>
      Bring an export of the backlinks of {domain} first: it says which of our pages others link to. Referring
      domains alone do not.
    </EmptyState>
  )
}

function Downloads({ here }: { here: string }) {
  const files = { csv: 'Table (CSV)', nginx: 'nginx map', apache: 'Apache rules' }
  return (
    <div className="flex flex-wrap gap-2">
      {Object.entries(files).map(([format, name]) => (
        <a
          key={format}
          href={`${here}/redirects/${format}`}
          download
          className={buttonClass('secondary', 'sm')}
        >
          <Icon of={Download} size={14} />
          {name}
        </a>
      ))}
    </div>
  )
}

function nothing(view: EquityView, pages: number, isRunning: boolean): string {
  if (view === 'aside') return 'No page was put aside.'
  if (view === 'uncertain') return 'Every page gave a clear answer.'
  if (isRunning) return 'Pages that lose links show here as they are found.'
  return pages === 0
    ? 'No living backlink of the exports points to a page of ours.'
    : 'Every page that others link to is there, or one permanent redirect away.'
}
