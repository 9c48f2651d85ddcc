import { Form, Link } from 'react-router'
import type { Verdict } from '#db/vocabulary.ts'
import type { BatchProgress } from '#app/domain/links/batches.server.ts'
import { Button } from '../../ui/button.tsx'
import { TONE_TEXT } from '../../ui/chip.tsx'
import { count } from '../../ui/number.ts'
import { Progress } from '../../ui/progress.tsx'
import { useLookAgain } from '../imports/use-look-again.ts'
import { usePace } from '../imports/use-pace.ts'
import { verdictTone } from '../verdict.tsx'
import { VERDICT_WORDS } from '../words.ts'

const ORDER: Verdict[] = ['live', 'live_with_issues', 'missing', 'gone', 'blocked', 'unreachable']

/** Links that were brought in at once: first their rows are read, then each is looked at for the first time. */
export function BatchBar({ progress, base }: { progress: BatchProgress; base: string }) {
  const { batch, total, checked, verdicts } = progress
  const isReading = batch.status === 'running'
  const isUnderWay = isReading || checked < total
  useLookAgain(isUnderWay)
  const pace = usePace(checked, isReading ? null : total)
  return (
    <div className="flex-none border-b border-line px-4 py-2.5">
      <Progress
        name={isReading ? `Reading ${batch.fileName}` : isUnderWay ? 'First looks' : 'All looked at'}
        done={checked}
        total={isReading ? null : total}
        pace={isUnderWay ? pace : null}
        cancel={
          isReading ? (
            <Form method="post" action={`${base}/batches/${batch.id}`}>
              <Button size="sm" name="do" value="cancel">
                Cancel
              </Button>
            </Form>
          ) : (
            <Link to={`${base}/batches/${batch.id}`} className="link">
              Report
            </Link>
          )
        }
        results={
          <>
            {isReading && <span>{count(batch.rowsDone)} rows read</span>}
            {ORDER.filter((verdict) => verdicts[verdict]).map((verdict) => (
              <span key={verdict} className={TONE_TEXT[verdictTone(verdict)]}>
                {count(verdicts[verdict]!)} {VERDICT_WORDS[verdict].toLowerCase()}
              </span>
            ))}
            {batch.rejectedCount > 0 && <span>{count(batch.rejectedCount)} rows left out</span>}
          </>
        }
      />
    </div>
  )
}
