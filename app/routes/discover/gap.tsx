import { GitCompare } from 'lucide-react'
import { redirect } from 'react-router'
import { DiscoverTabs } from '#app/components/discover/discover-tabs.tsx'
import { GapAnswer } from '#app/components/discover/gap-answer.tsx'
import { GapFiles } from '#app/components/discover/gap-files.tsx'
import { GapFilters } from '#app/components/discover/gap-filters.tsx'
import { GapQueries } from '#app/components/discover/gap-queries.tsx'
import { answerGap } from '#app/domain/discovery/answer-gap.server.ts'
import {
  forgetGapQuery,
  gapMarkOf,
  listGapQueries,
  markGapSeen,
  nameGapQuery,
} from '#app/domain/discovery/gap-queries.server.ts'
import { MOST_RIVALS } from '#app/domain/discovery/gap-book.ts'
import { gapSearchText, readGapQuery, type GapSearch } from '#app/domain/discovery/gap-query.ts'
import { acceptGap, rejectGap, subjectsOf } from '#app/domain/discovery/stored-gap.server.ts'
import { dropBacklinkFile, listBacklinkFiles } from '#app/domain/imports/backlink-files.server.ts'
import { listCompetitors } from '#app/domain/projects/projects.server.ts'
import { siteOf } from '#app/domain/values/web-address.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Notice } from '#app/ui/notice.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Segment } from '#app/ui/segment.tsx'
import type { ToastWords } from '#app/ui/toast-words.ts'
import { madeWords } from '#app/components/discover/made-words.ts'
import type { Route } from './+types/gap.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const about = { projectId: project.id }
  const query = readGapQuery(new URL(request.url).searchParams)
  const subjects = subjectsOf(scope, about)
  return {
    ...about,
    query,
    subjects,
    sites: [project.domain, ...listCompetitors(scope, project.id).map(({ domain }) => domain)],
    files: listBacklinkFiles(scope, about),
    queries: listGapQueries(scope, about),
    mark: gapMarkOf(scope, about)?.at ?? null,
    ...answerGap(scope, { ...about, query, subjects }),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Link gap · Linkwright' }]

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = await request.formData()
  const here = `/p/${project.id}/discover/gap`
  const { search } = new URL(request.url)
  const about = { projectId: project.id }
  const [verb, one] = String(form.get('do') ?? '').split(':')
  const domains = one ? [one] : form.getAll('domain').map(String).slice(0, 500)
  const pages = form.getAll('page').map(String).slice(0, 500)
  return redirect(`${here}${search}`, { headers: { 'Set-Cookie': saying(act()) } })

  function act(): ToastWords {
    if (verb === 'drop') {
      dropBacklinkFile(scope, { fileId: Number(one), projectId: project.id })
      return { text: 'The export was taken back' }
    }
    if (verb === 'name' || verb === 'forget' || verb === 'seen') return keepQuestion(verb)
    if (domains.length + pages.length === 0) return { text: 'Tick the sites first.', isError: true }
    if (verb === 'accept') {
      const { created, known, banned } = acceptGap(scope, { ...about, domains, pages })
      return { text: madeWords({ created, known, banned }) }
    }
    const sites = [...new Set([...domains, ...pages.flatMap((page) => siteOf(page) ?? [])])]
    rejectGap(scope, { ...about, domains: sites, isBack: verb === 'back' })
    if (verb === 'back') return { text: 'Put back' }
    return {
      text: `${counted(sites.length, 'site')} put aside`,
      ...(sites.length === 1 ? { undo: { action: here, fields: { do: `back:${sites[0]}` } } } : {}),
    }
  }

  function keepQuestion(what: 'name' | 'forget' | 'seen'): ToastWords {
    if (what === 'seen') {
      markGapSeen(scope, about)
      return { text: 'All that was brought until now counts as seen' }
    }
    const kept = {
      ...about,
      search: gapSearchText({ ...readGapQuery(new URLSearchParams(search)), from: 0 }),
    }
    if (what === 'forget') {
      const was = forgetGapQuery(scope, { ...about, id: Number(one) })
      if (!was) return { text: 'It was forgotten already.', isError: true }
      const undo = { action: `${here}?${was.search}`, fields: { do: 'name', name: was.name } }
      return { text: `“${was.name}” is forgotten`, undo }
    }
    const name = String(form.get('name') ?? '')
      .trim()
      .slice(0, 60)
    if (name === '') return { text: 'Give the question a name first.', isError: true }
    nameGapQuery(scope, { ...kept, name })
    return { text: `Kept as “${name}”` }
  }
}

/** Sites that link to rivals and not to us, over all exports that were brought. */
export default function GapScreen({ loaderData }: Route.ComponentProps) {
  const { projectId, query, subjects, sites, files, queries, mark, languages, platforms, isBehind } =
    loaderData
  const here = `/p/${projectId}/discover/gap`
  const rivals = subjects.filter((one) => !one.isOurs).map((one) => one.subject)
  const uncompared = rivals.toSorted().slice(MOST_RIVALS)
  const search = gapSearchText({ ...query, from: 0 })
  return (
    <>
      <PageBar title="Discover" />
      <DiscoverTabs projectId={projectId} current="gap" />
      <PageBody padded>
        <div className="grid max-w-310 grid-cols-[minmax(0,1fr)] gap-4">
          {isBehind && (
            <Notice>
              Exports are being sorted in; what they changed shows here within a minute or two. Look again
              then.
            </Notice>
          )}
          {uncompared.length > 0 && (
            <Notice>
              {counted(MOST_RIVALS, 'rival')} are compared at once. Left out, the last by name:{' '}
              {uncompared.join(', ')}. To compare these, take back exports of rivals that matter less.
            </Notice>
          )}
          {rivals.length === 0 ? (
            !isBehind && (
              <EmptyState icon={GitCompare}>
                Bring the backlinks of two or three rivals and your own: sites that link to them and not to
                you are listed here, best first, each with the reason.
              </EmptyState>
            )
          ) : (
            <>
              <div>
                <Segment label="What is listed" choices={levels(query, here)} />
              </div>
              <GapFilters {...{ query, languages, platforms, mark, here }} rivalCount={rivals.length} />
              <GapQueries {...{ queries, search, here }} isMarked={mark !== null} />
              <GapAnswer {...loaderData} rivals={rivals} here={here} search={search} />
            </>
          )}
          <GapFiles key={files.length} files={files} sites={sites} action={`${here}/file`} />
        </div>
      </PageBody>
    </>
  )
}

function levels(query: GapSearch, here: string) {
  const to = (level: GapSearch['level']) =>
    `${here}?${gapSearchText({ ...query, level, target: null, from: 0 })}`
  const now = query.target ? 'target' : query.level
  return [
    { label: 'Sites', to: to('domain'), isCurrent: now === 'domain' },
    { label: 'Pages', to: to('page'), isCurrent: now === 'page' },
    { label: 'By page of theirs', to: to('target'), isCurrent: now === 'target' },
  ]
}
