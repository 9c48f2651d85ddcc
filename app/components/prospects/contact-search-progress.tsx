import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { count, counted } from '../../ui/number.ts'
import { Progress } from '../../ui/progress.tsx'
import { When } from '../../ui/when.tsx'
import { useLookAgain } from '../imports/use-look-again.ts'
import { usePace } from '../imports/use-pace.ts'

export type ToldBatch = {
  id: number
  total: number
  createdAt: Date
  isCancelled: boolean
  waiting: number
  found: number
  form: number
  nothing: number
  failed: number
}

/** How far a search for contacts is, and what came of it so far. */
export function ContactSearchProgress({ batch }: { batch: ToldBatch }) {
  const { id, total, waiting, isCancelled, found, form, nothing, failed } = batch
  const isRunning = waiting > 0
  useLookAgain(isRunning)
  const done = found + form + nothing + failed
  const pace = usePace(done, total)
  return (
    <Progress
      name={isRunning ? 'Reading sites' : isCancelled ? 'Cancelled' : `Read ${counted(total, 'site')}`}
      done={done}
      total={total}
      pace={isRunning ? pace : null}
      cancel={
        isRunning && (
          <Form method="post">
            <Button size="sm" look="quiet" name="do" value={`cancel:${id}`}>
              Cancel
            </Button>
          </Form>
        )
      }
      results={
        <>
          <When at={batch.createdAt} />
          <span>{count(found)} with an address</span>
          <span>{count(form)} with a form only</span>
          <span>{count(nothing)} with neither</span>
          {failed > 0 && <span className="text-lost-text">{count(failed)} not readable</span>}
        </>
      }
    />
  )
}
