import clsx from 'clsx'
import { useEffect, useRef } from 'react'
import { Link } from 'react-router'
import type { TriageRow } from '../../domain/triage/triage-view.server.ts'
import { round } from '../prospects/authority.tsx'
import { pathOf } from '../prospects/page-name.tsx'
import { TACTIC_WORDS } from '../words.ts'

/** Those that wait, the best score first; the one in hand is marked. */
export function Queue({
  rows,
  current,
  to,
}: {
  rows: TriageRow[]
  current: number
  to: (id: number) => string
}) {
  const here = useRef<HTMLLIElement>(null)
  useEffect(() => void here.current?.scrollIntoView({ block: 'nearest' }), [current])
  return (
    <ol aria-label="Waiting for a decision" className="scroll-thin border-r border-line max-[70rem]:hidden">
      {rows.map((row) => (
        <li key={row.id} ref={row.id === current ? here : undefined}>
          <Link
            to={to(row.id)}
            preventScrollReset
            aria-current={row.id === current || undefined}
            className={clsx(
              'block border-b border-line px-4 py-2 focus-visible:-outline-offset-2',
              row.id === current ? 'border-l-2 border-l-accent bg-accent-soft pl-3.5' : 'hover:bg-hover',
            )}
          >
            <span className="flex items-center gap-2">
              <b className="min-w-0 truncate font-medium">{row.domain}</b>
              <b className="ml-auto tabular-nums">{row.score === null ? '–' : round(row.score)}</b>
            </span>
            <span className="flex items-center gap-2 text-12 text-text-2">
              <span className="min-w-0 truncate">
                {row.pageTitle ?? ((row.pageUrl && pathOf(row.pageUrl)) || 'The whole site')}
              </span>
              <span className="ml-auto flex-none text-text-3">
                {row.heldBy ? `${row.heldBy.split(' ')[0]} has it open` : TACTIC_WORDS[row.tactic]}
              </span>
            </span>
          </Link>
        </li>
      ))}
    </ol>
  )
}
