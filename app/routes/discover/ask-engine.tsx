import { TextSearch } from 'lucide-react'
import { redirect } from 'react-router'
import { z } from 'zod'
import { AskEngine } from '#app/components/discover/ask-engine.tsx'
import { DiscoverTabs } from '#app/components/discover/discover-tabs.tsx'
import { TopicsForm } from '#app/components/discover/topics-form.tsx'
import { askAndRead, MOST_QUERIES } from '#app/domain/discovery/page-search/queries.server.ts'
import { buildQueries } from '#app/domain/discovery/page-search/query-builder.ts'
import { listProviders } from '#app/domain/discovery/provider-accounts.server.ts'
import { namesOf } from '#app/domain/projects/brands.server.ts'
import { lines } from '#app/domain/projects/project-form.ts'
import { SEARCH_ENGINES } from '#app/gateways/search/engines.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { PAGE_SEARCH_AIMS } from '#db/vocabulary.ts'
import type { Route } from './+types/ask-engine.ts'

/** The questions are built anew from what stands in the address; a person may change them before they are asked. */
export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const known = new Set(listProviders(scope).map(({ provider }) => provider))
  const engines = SEARCH_ENGINES.filter(({ name }) => known.has(name))
  const asked = new URL(request.url).searchParams
  const aim = PAGE_SEARCH_AIMS.find((one) => one === asked.get('aim')) ?? 'mentions'
  const engine = engines.find(({ name }) => name === asked.get('engine')) ?? engines[0]
  const topics = asked.get('topics') ?? ''
  return {
    projectId: project.id,
    engines: engines.map(({ name, label }) => ({ name, label })),
    engine: engine?.name ?? '',
    aim,
    topics,
    queries: buildQueries({
      aim,
      topics: lines(topics),
      ours: namesOf(scope, project.id),
      knowsInurl: engine?.knowsInurl ?? false,
    }).slice(0, MOST_QUERIES),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Ask a search engine · Linkwright' }]

const Questions = z.object({
  aim: z.enum(PAGE_SEARCH_AIMS),
  engine: z.string(),
  queries: z
    .string()
    .transform(lines)
    .refine((all) => all.length > 0, 'Write at least one question, one a line')
    .refine((all) => all.length <= MOST_QUERIES, `At most ${MOST_QUERIES} questions in one search`)
    .refine((all) => all.every((one) => one.length <= 400), 'A question has at most 400 letters'),
  mostResults: z.coerce.number().int().min(1).max(200),
})

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Questions, await request.formData())
  if (!form.ok) return badForm(form)
  if (!listProviders(scope).some(({ provider }) => provider === form.value.engine))
    return badForm(form, { engine: 'Choose an engine that has an account under Settings, Data sources' })
  const searchId = askAndRead(scope, { projectId: project.id, ...form.value })
  return redirect(`/p/${project.id}/discover/pages/${searchId}`)
}

/** Asks a search engine with the team's own account for pages to read. */
export default function AskEngineScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { projectId, engines, engine, aim, topics, queries } = loaderData
  return (
    <>
      <PageBar title="Ask a search engine" crumb={{ label: 'Pages', to: `/p/${projectId}/discover/pages` }} />
      <DiscoverTabs projectId={projectId} current="pages" />
      <PageBody padded>
        {engines.length === 0 ? (
          <EmptyState
            icon={TextSearch}
            action={<ButtonLink to="/settings/data-sources">Set up an engine</ButtonLink>}
          >
            Brave, SerpApi or your own SearXNG can be asked, with an account of yours. There is none yet.
          </EmptyState>
        ) : (
          <div className="grid max-w-measure gap-4">
            <TopicsForm engines={engines} engine={engine} aim={aim} topics={topics} />
            <AskEngine
              key={queries.join('\n')}
              engine={engine}
              label={engines.find(({ name }) => name === engine)?.label ?? ''}
              aim={aim}
              queries={queries}
              errors={actionData?.errors}
              typed={actionData?.typed}
            />
          </div>
        )}
      </PageBody>
    </>
  )
}
