import clsx from 'clsx'
import type { ReactNode } from 'react'

export type DiffLine = {
  when: string
  /** '-' was there, '+' is there now, ' ' stayed. */
  sign: '-' | '+' | ' '
  /** Plain text, or text with the changed part in `<Changed>`. */
  text: ReactNode
}

/** Two looks at the same place, line by line. Signs as well as colours say which is which. */
export function Diff({ lines }: { lines: DiffLine[] }) {
  return (
    <div className="overflow-hidden rounded-md border border-line font-mono text-12 leading-5">
      {lines.map((line, at) => (
        <div
          key={at}
          className={clsx(
            'grid grid-cols-[76px_20px_minmax(0,1fr)] px-2.5 py-0.75 wrap-anywhere max-wide:grid-cols-[48px_16px_minmax(0,1fr)]',
            line.sign === '-' && 'bg-lost-soft text-lost-text',
            line.sign === '+' && 'bg-live-soft text-live-text',
            line.sign === ' ' && 'text-text-2',
          )}
        >
          <span className={clsx('font-sans', line.sign === ' ' && 'text-text-3')}>{line.when}</span>
          <span>{line.sign === '-' ? '−' : line.sign}</span>
          <span className="whitespace-pre-wrap">{line.text}</span>
        </div>
      ))}
    </div>
  )
}

/** The part of a line that changed. */
export function Changed({ children }: { children: ReactNode }) {
  return <b className="font-bold underline underline-offset-3">{children}</b>
}
