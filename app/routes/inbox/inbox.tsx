import clsx from 'clsx'
import { Search } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Form, Outlet, useMatches, useSearchParams } from 'react-router'
import { NothingHere } from '#app/components/inbox/nothing-here.tsx'
import { placeSearch, type InboxPlace } from '#app/components/inbox/place.ts'
import { SyncFoot } from '#app/components/inbox/sync-foot.tsx'
import { ThreadList } from '#app/components/inbox/thread-list.tsx'
import { INBOX_TABS, INBOX_TAB_WORDS, isInboxTab } from '#app/domain/inbox/folders.ts'
import { countThreads, listThreads } from '#app/domain/inbox/list-threads.server.ts'
import { hasWords } from '#app/domain/inbox/mail-query.ts'
import { syncStates } from '#app/domain/inbox/sync-states.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink, IconButtonLink } from '#app/ui/button.tsx'
import { PageBar } from '#app/ui/page-bar.tsx'
import { SearchInput } from '#app/ui/search-input.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { Route } from './+types/inbox.ts'

const InboxFilter = lazy(() =>
  import('#app/components/inbox/inbox-filter.tsx').then((file) => ({ default: file.InboxFilter })),
)

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const url = new URL(request.url)
  const asked = url.searchParams.get('tab')
  const q = url.searchParams.get('q') ?? ''
  // Words are sought in all mail, whatever tab they were typed in.
  const tab = hasWords(q) ? 'all' : isInboxTab(asked) ? asked : 'to_answer'
  const [at, id] = (url.searchParams.get('after') ?? '').split('-').map(Number)
  const after = at && id ? { at: new Date(at), id } : null
  const page = listThreads(scope, { projectId: project.id, tab, q, after })
  return {
    ...page,
    tab,
    q,
    base: `/p/${project.id}/inbox`,
    counts: countThreads(scope, { projectId: project.id }),
    mailboxes: syncStates(scope),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Inbox · Linkwright' }]

/** Three panes: the list, the conversation, the prospect. On a narrow screen each is a page. */
export default function InboxScreen({ loaderData }: Route.ComponentProps) {
  const { rows, next, tab, q, base, counts, mailboxes } = loaderData
  const here = useThreadId()
  const [params] = useSearchParams()
  const search = placeSearch(params)
  const place: InboxPlace = { base, search, ids: rows.map((row) => row.id) }
  return (
    <div className="grid min-h-0 flex-1 grid-cols-[320px_minmax(0,1fr)] max-[1000px]:grid-cols-[264px_minmax(0,1fr)] max-wide:grid-cols-1">
      <section
        aria-label="List of conversations"
        className={clsx('flex min-h-0 min-w-0 flex-col border-line wide:border-r', here && 'max-wide:hidden')}
      >
        <PageBar title="Inbox" sub={counts.to_answer ? `${counts.to_answer} to answer` : undefined}>
          <Suspense>
            <InboxFilter q={q} mailboxes={mailboxes} to={(next) => narrowedPath(base, tab, next)} />
          </Suspense>
          <IconButtonLink
            icon={Search}
            label="Search conversations"
            hotkey="/"
            to={searchPath(params)}
            preventScrollReset
          />
        </PageBar>
        <Tabs
          label="Folders"
          tabs={INBOX_TABS.map((one) => ({
            label: INBOX_TAB_WORDS[one],
            to: one === 'to_answer' ? base : `${base}?tab=${one}`,
            isCurrent: one === tab,
            count: counts[one] || null,
          }))}
        />
        {(q || params.has('find')) && (
          <search className="flex-none border-b border-line px-4 py-2">
            <Form action={base}>
              {tab !== 'to_answer' && <input type="hidden" name="tab" value={tab} />}
              <SearchInput
                ref={focusEmpty}
                label="Search conversations"
                defaultValue={q}
                key={q}
                className="w-full"
              />
            </Form>
          </search>
        )}
        <div className="min-h-0 flex-1 scroll-thin">
          {rows.length === 0 ? (
            <NothingHere {...{ tab, q, base }} hasMailbox={mailboxes.length > 0} />
          ) : (
            <ThreadList {...{ rows, here, base, search }} isUnmatched={tab === 'unmatched'} />
          )}
          {next && (
            <div className="p-3 text-center">
              <ButtonLink size="sm" look="quiet" to={olderPath(base, params, next)}>
                Older conversations
              </ButtonLink>
            </div>
          )}
        </div>
        <SyncFoot mailboxes={mailboxes} />
      </section>
      <Outlet context={place} />
    </div>
  )
}

function useThreadId(): number | null {
  const last = useMatches().at(-1)
  return Number(last?.params.threadId) || null
}

/** The search was asked for just now. */
function focusEmpty(input: HTMLInputElement | null): void {
  if (input?.value === '') input.focus()
}

function searchPath(params: URLSearchParams): string {
  const asked = new URLSearchParams(params)
  asked.set('find', '1')
  return `?${asked}`
}

function narrowedPath(base: string, tab: string, q: string): string {
  const asked = new URLSearchParams({ ...(tab === 'to_answer' ? {} : { tab }), ...(q ? { q } : {}) })
  return asked.size > 0 ? `${base}?${asked}` : base
}

function olderPath(base: string, params: URLSearchParams, next: { at: Date; id: number }): string {
  const further = new URLSearchParams(params)
  further.set('after', `${next.at.getTime()}-${next.id}`)
  return `${base}?${further}`
}
