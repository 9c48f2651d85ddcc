import { ChartColumn } from 'lucide-react'
import { Link } from 'react-router'
import { SurvivalCard } from '#app/components/links/survival-card.tsx'
import { WonChart } from '#app/components/links/won-chart.tsx'
import { IssueLabel } from '#app/components/verdict.tsx'
import { countLinks } from '#app/domain/links/queries.server.ts'
import { linkSummary } from '#app/domain/links/summary.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { count } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/summary.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return {
    ...linkSummary(scope, { projectId: project.id }),
    total: countLinks(scope, { projectId: project.id }).total,
    base: `/p/${project.id}/links`,
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Links in summary · Linkwright' }]

/** What became of a client's links, each figure with its finding. */
export default function SummaryScreen({ loaderData }: Route.ComponentProps) {
  const { total, base, links, survival, wonByMonth, issues, crawlers } = loaderData
  return (
    <>
      <PageBar title="Summary" crumb={{ label: 'Links', to: base }} rule />
      <PageBody padded>
        {total === 0 ? (
          <EmptyState
            icon={ChartColumn}
            action={
              <ButtonLink to={`${base}/new`} look="primary">
                Add links
              </ButtonLink>
            }
          >
            Once links are watched, this page says how many went live, how long they live and what is wrong
            with them.
          </EmptyState>
        ) : (
          <div className="grid max-w-310 grid-cols-[minmax(0,1fr)_340px] items-start gap-4 max-wide:grid-cols-[minmax(0,1fr)]">
            <div className="grid grid-cols-[minmax(0,1fr)] gap-4">
              <SurvivalCard links={links} survival={survival} />
              <WonChart months={wonByMonth} />
            </div>
            <div className="grid gap-4">
              <Issues issues={issues} base={base} />
              <Crawlers crawlers={crawlers} />
            </div>
          </div>
        )}
      </PageBody>
    </>
  )
}

function Issues({ issues, base }: { issues: Route.ComponentProps['loaderData']['issues']; base: string }) {
  if (issues.length === 0)
    return (
      <Card title="No live link has an issue">
        <p className="text-13 text-text-2">Each is as it was promised.</p>
      </Card>
    )
  return (
    <Card title="What is wrong with live links">
      <ul className="grid gap-1.5 text-13">
        {issues.map((one) => (
          <li key={one.issue} className="flex items-center gap-2">
            <Link to={`${base}?issue=${one.issue}`} className="min-w-0 flex-1 hover:underline">
              <IssueLabel issue={one.issue} />
            </Link>
            <span className="tabular-nums">{count(one.count)}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

function Crawlers({ crawlers }: { crawlers: Route.ComponentProps['loaderData']['crawlers'] }) {
  if (crawlers.length === 0) return null
  const barring = crawlers.filter((one) => one.barred > 0)
  return (
    <Card
      title={
        barring.length === 0
          ? 'Every answer engine may read the pages'
          : `${barring.length} of ${crawlers.length} answer engines are barred somewhere`
      }
    >
      <table className="w-full text-13">
        <thead className="text-left text-12 text-text-3">
          <tr className="[&>th]:pb-1 [&>th]:font-medium">
            <th>Crawler</th>
            <th className="text-right!">Pages that bar it</th>
          </tr>
        </thead>
        <tbody className="tabular-nums">
          {crawlers.map((one) => (
            <tr key={one.name} className="[&>td]:border-t [&>td]:border-line [&>td]:py-1">
              <td>{one.name}</td>
              <td className={one.barred > 0 ? 'text-right' : 'text-right text-text-3'}>
                {one.barred} of {one.pages}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </Card>
  )
}
