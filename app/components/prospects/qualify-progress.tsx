import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { count, counted } from '../../ui/number.ts'
import { Progress } from '../../ui/progress.tsx'
import { When } from '../../ui/when.tsx'
import { useLookAgain } from '../imports/use-look-again.ts'
import { usePace } from '../imports/use-pace.ts'

export type ToldQualify = {
  id: number
  total: number
  createdAt: Date
  isCancelled: boolean
  waiting: number
  read: number
  unreadable: number
}

/** How far the reading of prospects' pages is. */
export function QualifyProgress({ batch }: { batch: ToldQualify }) {
  const { id, total, waiting, isCancelled, read, unreadable, createdAt } = batch
  const isRunning = waiting > 0
  useLookAgain(isRunning)
  const done = read + unreadable
  const pace = usePace(done, total)
  return (
    <Progress
      name={isRunning ? 'Reading pages' : isCancelled ? 'Cancelled' : `Read ${counted(total, 'page')}`}
      done={done}
      total={total}
      pace={isRunning ? pace : null}
      cancel={
        isRunning && (
          <Form method="post">
            <Button size="sm" look="quiet" name="cancel" value={id}>
              Cancel
            </Button>
          </Form>
        )
      }
      results={
        <>
          <When at={createdAt} />
          <span>{count(read)} with a score</span>
          {unreadable > 0 && <span className="text-lost-text">{count(unreadable)} not readable</span>}
        </>
      }
    />
  )
}
