import clsx from 'clsx'
import { Check } from 'lucide-react'
import type { ReactNode } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { Mark } from './mark.tsx'

const STEPS = [
  { word: 'Owner account', more: 'who signs in first' },
  { word: 'Your site', more: 'and what it wants links for' },
  { word: 'Where to begin', more: 'links, prospects or a mailbox' },
]

/** The set-up: steps at the left, the form in the middle, an explanation at the right. @param step from 1 */
export function SetupShell({
  step,
  owner,
  aside,
  children,
}: {
  step: 1 | 2 | 3
  /** The account made in step 1. */
  owner?: string
  aside?: ReactNode
  children: ReactNode
}) {
  return (
    <div className="grid min-h-dvh wide:grid-cols-[280px_minmax(0,1fr)]">
      <aside aria-label="Steps" className="flex flex-col px-5 pt-4 pb-5 wide:border-r wide:border-line">
        <div className="flex h-10 items-center gap-2">
          <Mark letters="L" />
          <b>Linkwright</b>
        </div>
        <ol className="mt-5 grid gap-0.5 text-13">
          {STEPS.map(({ word, more }, at) => (
            <Step
              key={word}
              number={at + 1}
              state={at + 1 < step ? 'done' : at + 1 === step ? 'now' : 'ahead'}
              word={word}
              more={at === 0 && owner ? owner : more}
            />
          ))}
        </ol>
        <p className="mt-auto pt-6 text-12 text-text-3 max-wide:hidden">
          Everything stays on this machine: one folder, no telemetry.
        </p>
      </aside>
      <main className="grid content-start items-start gap-12 bg-surface px-12 py-10 max-wide:px-4 max-wide:py-4 wide:grid-cols-[minmax(0,40rem)_264px]">
        <div className="min-w-0">{children}</div>
        {aside && <div className="pt-1.5 max-wide:pt-0">{aside}</div>}
      </main>
    </div>
  )
}

function Step({
  number,
  state,
  word,
  more,
}: {
  number: number
  state: 'done' | 'now' | 'ahead'
  word: string
  more: string
}) {
  return (
    <li
      aria-current={state === 'now' ? 'step' : undefined}
      className={clsx('flex gap-2.5 rounded-md p-2', state === 'now' ? 'bg-active text-text' : 'text-text-2')}
    >
      <span
        className={clsx(
          'grid size-5 flex-none place-items-center rounded-full border text-12 leading-none tabular-nums',
          state === 'now' && 'border-accent bg-accent text-on-accent',
          state === 'done' && 'border-live-line bg-live-soft text-live-text',
          state === 'ahead' && 'border-line-strong',
        )}
      >
        {state === 'done' ? <Icon of={Check} size={12} /> : number}
      </span>
      <div className="min-w-0">
        <b className="font-medium">{word}</b>
        {state === 'done' && <Spoken>, done</Spoken>}
        <span className="block truncate text-12 text-text-3">{more}</span>
      </div>
    </li>
  )
}

/** The heading of a step and what it is for. */
export function SetupHead({ title, children }: { title: string; children: ReactNode }) {
  return (
    <header className="mb-5">
      <h1 className="text-17 font-semibold">{title}</h1>
      <p className="mt-1 text-text-2">{children}</p>
    </header>
  )
}
