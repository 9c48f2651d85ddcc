import clsx from 'clsx'
import type { ReactNode } from 'react'
import { TONE_SOLID, type Tone } from './chip.tsx'
import { Icon, type IconType } from './icon.tsx'
import { foldNeighbours } from './fold-neighbours.ts'
import { When } from './when.tsx'

export type Happened = {
  id: number | string
  icon: IconType
  tone?: Tone
  what: ReactNode
  at: Date | number | string
  /** The cause, a whole clause: "because two checks found no link". */
  because?: ReactNode
  /** Neighbours with the same key fold into one line: "3 checks, all live". */
  fold?: { key: string; words: (count: number) => string }
}

/** What happened, newest first, each with its cause. */
export function Timeline({ items }: { items: Happened[] }) {
  return (
    <ol className="grid text-13">
      {foldNeighbours(items).map((group) =>
        group.length === 1 || !group[0].fold ? (
          <Line key={group[0].id} item={group[0]} />
        ) : (
          <li key={group[0].id}>
            <details className="group/fold">
              <summary className={LINE}>
                <Mark item={group[0]} />
                <span className="text-text-2">{group[0].fold.words(group.length)}</span>
                <At item={group[0]} />
              </summary>
              <ol className="ml-7">
                {group.map((item) => (
                  <Line key={item.id} item={item} />
                ))}
              </ol>
            </details>
          </li>
        ),
      )}
    </ol>
  )
}

const LINE =
  'relative grid grid-cols-[20px_minmax(0,1fr)_auto] gap-x-2 pb-3 before:absolute before:top-5.5 before:-bottom-px before:left-[9.5px] before:w-px before:bg-line-strong [li:last-child>&]:before:hidden'

function Line({ item }: { item: Happened }) {
  return (
    <li className={clsx(LINE, 'last:before:hidden')}>
      <Mark item={item} />
      <div className="min-w-0 wrap-anywhere">{item.what}</div>
      <At item={item} />
      {item.because && (
        <div className="col-start-2 col-end-4 text-12 leading-4.5 text-text-2">{item.because}</div>
      )}
    </li>
  )
}

function Mark({ item }: { item: Happened }) {
  return <Icon of={item.icon} size={14} className={clsx('m-0.75', TONE_SOLID[item.tone ?? 'idle'])} />
}

function At({ item }: { item: Happened }) {
  return <When at={item.at} className="text-12 leading-5 text-text-3 tabular-nums" />
}
