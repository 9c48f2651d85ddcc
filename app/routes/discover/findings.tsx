import { Link2Off } from 'lucide-react'
import { Form, redirect } from 'react-router'
import { CrawlProgress } from '#app/components/discover/crawl-progress.tsx'
import { FindingCard } from '#app/components/discover/finding-card.tsx'
import { acceptFindings, type Accepted } from '#app/domain/discovery/accept-findings.server.ts'
import {
  countsOf,
  findingsOf,
  FINDINGS_A_PAGE,
  rejectFindings,
  troublesOf,
} from '#app/domain/discovery/broken-findings.server.ts'
import { getCrawl, steerCrawl } from '#app/domain/discovery/start-crawl.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { Tabs } from '#app/ui/tabs.tsx'
import type { ToastWords } from '#app/ui/toast-words.ts'
import { WebLink } from '#app/ui/web-link.tsx'
import type { Route } from './+types/findings.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const crawl = getCrawl(scope, { crawlId: Number(params.crawlId) || 0, projectId: project.id })
  const search = new URL(request.url).searchParams
  const state = search.get('state') === 'uncertain' ? ('uncertain' as const) : ('dead' as const)
  const findings = findingsOf(scope, { crawlId: crawl.id, state, after: Number(search.get('after')) || 0 })
  const hasMore = findings.length === FINDINGS_A_PAGE
  return {
    crawl,
    counts: countsOf(scope, crawl.id),
    findings,
    state,
    more: hasMore ? `?${new URLSearchParams({ state, after: String(findings.at(-1)!.id) })}` : null,
    troubles: troublesOf(scope, { crawlId: crawl.id }),
    projectId: project.id,
  }
}

export function meta({ loaderData }: Route.MetaArgs) {
  return [{ title: `${loaderData?.crawl.name ?? 'Broken links'} · Linkwright` }]
}

const STEPS = { pause: 'paused', resume: 'running', cancel: 'cancelled' } as const

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id: crawlId } = getCrawl(scope, { crawlId: Number(params.crawlId) || 0, projectId: project.id })
  const form = await request.formData()
  const here = `/p/${project.id}/discover/broken-links/${crawlId}`
  const [verb = '', one] = String(form.get('do') ?? '').split(':')
  if (Object.hasOwn(STEPS, verb)) {
    steerCrawl(scope, { crawlId, to: STEPS[verb as keyof typeof STEPS] })
    return redirect(here)
  }
  const targetIds = one ? [Number(one)] : form.getAll('id').map(Number).filter(Number.isSafeInteger)
  return redirect(here, { headers: { 'Set-Cookie': saying(act()) } })

  function act(): ToastWords {
    if (targetIds.length === 0) return { text: 'Tick the dead links first.', isError: true }
    if (verb === 'accept') {
      return { text: acceptedWords(acceptFindings(scope, { crawlId, targetIds })) }
    }
    rejectFindings(scope, { crawlId, targetIds, because: verb === 'back' ? null : 'not for us' })
    if (verb === 'back') return { text: 'Put back' }
    const undo = { action: here, fields: { do: `back:${targetIds[0]}` } }
    return {
      text: `${counted(targetIds.length, 'dead link')} put aside`,
      ...(targetIds.length === 1 ? { undo } : {}),
    }
  }
}

/** What a search has found: each dead address with every page that links to it. */
export default function FindingsScreen({ loaderData }: Route.ComponentProps) {
  const { crawl, counts, findings, state, troubles, more, projectId } = loaderData
  const base = `/p/${projectId}/discover/broken-links`
  const here = `${base}/${crawl.id}`
  const isDead = state === 'dead'
  return (
    <>
      <PageBar title={crawl.name} crumb={{ label: 'Broken links', to: base }} />
      <Tabs
        label="Findings"
        tabs={[
          { label: 'Dead', to: here, isCurrent: isDead, count: counts.targets.dead },
          {
            label: 'Uncertain',
            to: `${here}?state=uncertain`,
            isCurrent: !isDead,
            count: counts.targets.uncertain,
          },
        ]}
      />
      <CrawlProgress crawl={crawl} counts={counts} action={here} />
      <PageBody padded>
        <Form method="post" action={here} className="grid max-w-310 gap-4">
          {findings.length > 0 && isDead && (
            <div className="flex flex-wrap gap-2">
              <Button look="primary" size="sm" name="do" value="accept">
                Make prospects of the ticked
              </Button>
              <Button size="sm" look="quiet" name="do" value="reject">
                Put the ticked aside
              </Button>
            </div>
          )}
          {findings.map((finding) => (
            <FindingCard
              key={finding.id}
              finding={finding}
              prospects={`/p/${projectId}/prospects`}
              isDead={isDead}
            />
          ))}
          {more && (
            <div>
              <ButtonLink to={`${here}${more}`}>Show the next</ButtonLink>
            </div>
          )}
          {findings.length === 0 && (
            <EmptyState icon={Link2Off}>{nothing(crawl.status === 'running', isDead)}</EmptyState>
          )}
          {troubles.length > 0 && (
            <Card title={`${counted(troubles.length, 'page')} could not be read`} padded={false}>
              <ul className="text-13">
                {troubles.map(({ url, trouble }) => (
                  <li key={url} className="border-t border-line px-4 py-1.5">
                    <WebLink url={url} /> <span className="text-text-2">{trouble}</span>
                  </li>
                ))}
              </ul>
            </Card>
          )}
        </Form>
      </PageBody>
    </>
  )
}

function acceptedWords({ created, filled, known, banned }: Accepted): string {
  return [
    `${counted(created, 'prospect')} made`,
    ...(filled > 0 ? [`the dead link noted with ${counted(filled, 'prospect')} that you had`] : []),
    ...(known > 0 ? [`${known} known before with another dead link`] : []),
    ...(banned > 0 ? [`${banned} left out: on the blacklist`] : []),
  ].join(', ')
}

function nothing(isRunning: boolean, isDead: boolean): string {
  if (isRunning) return 'Dead links show here as they are found.'
  return isDead
    ? 'No dead link is left here. What refused us or failed stands under Uncertain.'
    : 'Every link gave a clear answer.'
}
