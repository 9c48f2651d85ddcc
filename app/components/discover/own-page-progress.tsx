import { Form } from 'react-router'
import type { CrawlStatus } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { count } from '../../ui/number.ts'
import { Progress } from '../../ui/progress.tsx'
import { When } from '../../ui/when.tsx'
import { useLookAgain } from '../imports/use-look-again.ts'
import { usePace } from '../imports/use-pace.ts'

/** How far the look at our own pages is, with what came out so far. */
export function OwnPageProgress({
  check,
  counts,
}: {
  check: { status: CrawlStatus; gatheredAt: Date | null; finishedAt: Date | null; leftOutCount: number }
  counts: { pages: number; waiting: number; lost: number; uncertain: number }
}) {
  const isRunning = check.status === 'running'
  useLookAgain(isRunning)
  const isGathering = isRunning && check.gatheredAt === null
  const done = isGathering ? 0 : counts.pages - counts.waiting
  const pace = usePace(done, counts.pages)
  return (
    <div className="flex-none border-b border-line px-4 py-2.5">
      <Progress
        name={isGathering ? 'Gathering the pages that exports say are linked to' : NAMES[check.status]}
        done={done}
        total={isGathering ? null : counts.pages}
        pace={isRunning ? pace : check.finishedAt && <When at={check.finishedAt} />}
        cancel={
          <Form method="post" className="flex gap-2">
            {check.status === 'running' || check.status === 'paused' ? (
              <>
                <Button size="sm" name="do" value={isRunning ? 'pause' : 'resume'}>
                  {isRunning ? 'Pause' : 'Go on'}
                </Button>
                <Button size="sm" look="quiet" name="do" value="cancel">
                  Cancel
                </Button>
              </>
            ) : (
              <Button size="sm" name="do" value="start">
                Check again
              </Button>
            )}
          </Form>
        }
        results={
          <>
            <span className={counts.lost > 0 ? 'text-lost-text' : undefined}>
              {count(counts.lost)} lose links
            </span>
            <span>{count(counts.uncertain)} uncertain</span>
            {check.leftOutCount > 0 && (
              <span>{count(check.leftOutCount)} pages with the fewest links were not asked</span>
            )}
          </>
        }
      />
    </div>
  )
}

const NAMES: Record<CrawlStatus, string> = {
  running: 'Asking our own pages',
  paused: 'Paused',
  cancelled: 'Cancelled',
  done: 'Pages of ours asked',
}
