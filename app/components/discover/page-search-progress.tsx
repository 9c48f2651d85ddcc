import { Form } from 'react-router'
import type { PageCounts } from '#app/domain/discovery/page-search/found-pages.server.ts'
import type { CrawlStatus } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { counted } from '../../ui/number.ts'
import { Progress } from '../../ui/progress.tsx'
import { useLookAgain } from '../imports/use-look-again.ts'
import { usePace } from '../imports/use-pace.ts'

/** How far a search for pages is, and what was kept so far. */
export function PageSearchProgress({
  status,
  isAsking,
  counts,
  action,
}: {
  status: CrawlStatus
  /** A search engine is still asked for pages. */
  isAsking: boolean
  counts: PageCounts
  action: string
}) {
  const isRunning = status === 'running'
  useLookAgain(isRunning)
  const total = Object.values(counts).reduce((sum, one) => sum + one, 0)
  const done = total - counts.waiting
  const pace = usePace(done, total)
  return (
    <div className="flex-none border-b border-line px-4 py-2.5">
      <Progress
        name={isRunning && isAsking ? 'Asking the search engine' : NAMES[status]}
        done={done}
        total={total}
        pace={isRunning ? pace : null}
        cancel={
          (isRunning || status === 'paused') && (
            <Form method="post" action={action} className="flex gap-2">
              <Button size="sm" name="do" value={isRunning ? 'pause' : 'resume'}>
                {isRunning ? 'Pause' : 'Go on'}
              </Button>
              <Button size="sm" look="quiet" name="do" value="cancel">
                Cancel
              </Button>
            </Form>
          )
        }
        results={
          <>
            <span>{counted(counts.mention, 'mention')}</span>
            <span>{counted(counts.resource_page, 'resource page')}</span>
            <span>{counts.dropped} dropped</span>
            {counts.unreadable > 0 && <span>{counts.unreadable} not readable</span>}
          </>
        }
      />
    </div>
  )
}

const NAMES: Record<CrawlStatus, string> = {
  running: 'Reading pages',
  paused: 'Paused',
  cancelled: 'Cancelled',
  done: 'Done',
}
