import type { ReactNode } from 'react'
import { Meter } from './meter.tsx'
import { count } from './number.ts'

/**
 * Long work: a bar with counts, rate and time left. It goes on when the tab is closed.
 * @param total null while it is not known: then only what is done is said
 * @param say how an amount is said; counts as they are
 * @param pace rate and time left in words: "4.1 a second, 14 s left"
 * @param cancel the form that cancels it
 * @param results what came out so far, in its colours with words
 */
export function Progress({
  name,
  done,
  total,
  say = count,
  pace,
  cancel,
  results,
}: {
  name: string
  done: number
  total: number | null
  pace?: ReactNode
  say?: (amount: number) => string
  cancel?: ReactNode
  results?: ReactNode
}) {
  return (
    <div className="grid gap-1.5 text-12 text-text-2 tabular-nums">
      <div className="flex min-h-control-sm flex-wrap items-center gap-x-2">
        <b className="font-medium text-text">{name}</b>
        <span>{total === null ? say(done) : `${say(done)} of ${say(total)}`}</span>
        <span className="ml-auto">{pace}</span>
        {cancel}
      </div>
      <Meter share={total ? done / total : 0} label={name} />
      {results && <div className="flex flex-wrap gap-2">{results}</div>}
    </div>
  )
}
