import clsx from 'clsx'
import { useId, type ReactNode } from 'react'
import { FLOATING } from './floating.ts'
import { Spoken } from './spoken.tsx'
import type { Opens } from './menu.tsx'

/** A small box over the page with words or a short form, whose first field then has the cursor. @param trigger as in `Menu` */
export function Popover({
  label,
  trigger,
  className,
  children,
}: {
  label: string
  trigger: (opens: Opens) => ReactNode
  className?: string
  children: ReactNode
}) {
  const id = useId()
  return (
    <>
      {trigger({ type: 'button', popoverTarget: id })}
      <fieldset
        id={id}
        popover="auto"
        aria-label={label}
        className={clsx(FLOATING, 'w-85 max-w-[calc(100vw-2rem)] px-3.5 py-3', className)}
        // The browser gives it the cursor as it opens: a toggle event comes later than the next key.
        ref={(box) => box?.querySelector('input:not([type=hidden]), textarea')?.setAttribute('autofocus', '')}
      >
        {children}
      </fieldset>
    </>
  )
}

/**
 * "Why?": every automatic thing answers. Children are the thing itself (a chip); pressing it tells the cause.
 * @param since when it became so, in words @param because the cause in one sentence @param evidence a link to the proof
 */
export function Why({
  about,
  since,
  because,
  evidence,
  children,
}: {
  /** What it is, for those who listen: "Stage Promised". */
  about: string
  since?: ReactNode
  because: ReactNode
  evidence?: ReactNode
  children: ReactNode
}) {
  return (
    <Popover
      label={`Why ${about}`}
      trigger={(opens) => (
        <button {...opens} className="inline-flex max-w-full rounded-sm">
          {children}
          <Spoken>: why?</Spoken>
        </button>
      )}
    >
      <div className="flex flex-wrap items-center gap-2">
        {children}
        {since && <b className="font-medium">since {since}</b>}
      </div>
      <p className="mt-1.5 text-12 whitespace-normal text-text-2">{because}</p>
      {evidence && <p className="mt-2 text-12">{evidence}</p>}
    </Popover>
  )
}
