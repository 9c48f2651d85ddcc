import { Form, Link } from 'react-router'
import { MOST_LINKS } from '#app/domain/discovery/web-graph/plan.ts'
import type { GraphSubject } from '#db/tables/web-graph.ts'
import type { GraphStep, LinkBatchStatus } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Notice } from '../../ui/notice.tsx'
import { bytes, count, counted } from '../../ui/number.ts'
import { Progress } from '../../ui/progress.tsx'
import { When } from '../../ui/when.tsx'
import { useLookAgain } from '../imports/use-look-again.ts'
import { usePace } from '../imports/use-pace.ts'

type Run = {
  id: number
  release: string
  status: LinkBatchStatus
  step: GraphStep
  subjects: GraphSubject[]
  bytesDone: number
  bytesAll: number
  edges: number
  unusable: number
  sites: number
  newSites: number
  platforms: number
  ranked: number
  error: string | null
  createdAt: Date
}

/** Readings of the web graph: how far the one under way is, and what came of the others. */
export function GraphRuns({ runs, gap }: { runs: Run[]; gap: string }) {
  useLookAgain(runs.some(({ status }) => status === 'running'))
  return runs.map((run) =>
    run.status === 'running' ? (
      <UnderWay key={run.id} run={run} />
    ) : (
      <Card
        key={run.id}
        title={run.release}
        side={
          <span className="text-12 text-text-3">
            <When at={run.createdAt} />
          </span>
        }
      >
        <Outcome run={run} gap={gap} />
      </Card>
    ),
  )
}

function UnderWay({ run }: { run: Run }) {
  const pace = usePace(run.bytesDone, run.bytesAll, bytes)
  return (
    <Card title={run.release}>
      <div className="grid gap-3">
        <Progress
          name={STEPS[run.step]}
          done={run.bytesDone}
          total={run.bytesAll}
          say={bytes}
          pace={pace}
          cancel={
            <Form method="post">
              <Button size="sm" name="do" value={`cancel:${run.id}`}>
                Cancel
              </Button>
            </Form>
          }
          results={
            <>
              {run.edges > 0 && <span>{count(run.edges)} links of the web read</span>}
              {run.sites > 0 && <span>{count(run.sites)} referring domains</span>}
              {run.ranked > 0 && <span>{count(run.ranked)} ranks</span>}
            </>
          }
        />
        {run.step !== 'names' && <Subjects subjects={run.subjects} isSoFar={run.step === 'links'} />}
        <p className="text-12 text-text-2">This goes on when you close the page.</p>
      </div>
    </Card>
  )
}

const STEPS: Record<GraphStep, string> = {
  names: 'Looking for your sites',
  links: 'Reading who links to them',
  numbers: 'Naming those who link',
  ranks: 'Reading ranks',
}

function Outcome({ run, gap }: { run: Run; gap: string }) {
  return (
    <div className="grid gap-2.5 text-13">
      {run.error && (
        <Notice tone="lost" title="It could not be read to the end.">
          {run.error}
        </Notice>
      )}
      {run.status === 'undone' ? (
        <p className="text-text-2">Taken back.</p>
      ) : (
        <>
          <p>
            {run.status === 'cancelled' && 'Cancelled. '}
            {cameOf(run)}
          </p>
          {run.edges > 0 && <Subjects subjects={run.subjects} isSoFar={run.status !== 'done'} />}
          <div className="flex flex-wrap items-center gap-3">
            {run.sites > 0 && (
              <Link to={gap} className="link">
                Open the link gap
              </Link>
            )}
            <Form method="post" className="ml-auto">
              <Button size="sm" look="quiet" name="do" value={`drop:${run.id}`}>
                Take back
              </Button>
            </Form>
          </div>
        </>
      )}
    </div>
  )
}

function cameOf({ sites, newSites, platforms, ranked, edges, unusable }: Run): string {
  return [
    edges > 0 &&
      `${counted(sites, 'referring domain')}, ${count(newSites)} of them not known before, among ${count(edges)} links of the web.`,
    platforms > 0 &&
      `${counted(platforms, 'platform')} left out, such as github.io: the graph does not say which of their sites links.`,
    unusable > 0 && `${counted(unusable, 'line')} unusable.`,
    `${count(ranked)} of the sites known here ${ranked === 1 ? 'has' : 'have'} a rank in it.`,
  ]
    .filter(Boolean)
    .join(' ')
}

/** What the graph knows of us and of each rival. */
function Subjects({ subjects, isSoFar }: { subjects: GraphSubject[]; isSoFar: boolean }) {
  return (
    <ul className="grid gap-1 text-13">
      {subjects.map((one) => (
        <li key={one.domain} className="flex flex-wrap gap-x-3">
          <span className="font-medium">
            {one.domain}
            {one.isOurs && ' (us)'}
          </span>
          <span className="text-text-2 tabular-nums">{knownOf(one, isSoFar)}</span>
        </li>
      ))}
    </ul>
  )
}

function knownOf({ number, links }: GraphSubject, isSoFar: boolean): string {
  if (number === null) return 'is not in this release'
  if (links > MOST_LINKS)
    return `more than ${counted(MOST_LINKS, 'site')} link to it: left out, since everybody does`
  return `${counted(links, 'site')} ${links === 1 ? 'links' : 'link'} to it${isSoFar ? ' so far' : ''}`
}
