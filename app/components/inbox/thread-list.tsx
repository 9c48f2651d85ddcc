import clsx from 'clsx'
import { CircleHelp } from 'lucide-react'
import { Link } from 'react-router'
import type { ListedThread } from '../../domain/inbox/list-threads.server.ts'
import { Chip } from '../../ui/chip.tsx'
import { Spoken } from '../../ui/spoken.tsx'
import { When } from '../../ui/when.tsx'
import { ReplyClassChip } from '../reply-class-chip.tsx'
import { threadPath, type InboxPlace } from './place.ts'

/** Conversations, the latest first: who, where, when, the words, and what kind of reply it is. */
export function ThreadList({
  rows,
  here,
  isUnmatched,
  ...place
}: { rows: ListedThread[]; here: number | null; isUnmatched: boolean } & Pick<
  InboxPlace,
  'base' | 'search'
>) {
  return (
    <ul aria-label="Conversations" className="text-13">
      {rows.map((row) => (
        <li key={row.id} data-row className="border-b border-line">
          <Link
            to={threadPath(place, row.id)}
            data-row-link
            preventScrollReset
            aria-current={row.id === here ? 'true' : undefined}
            className={clsx(
              'block px-4 py-2.5 focus-visible:-outline-offset-2',
              row.id === here
                ? 'bg-accent-soft shadow-[inset_2px_0_0_var(--color-accent)]'
                : 'hover:bg-hover',
            )}
          >
            <span className="flex min-w-0 items-baseline gap-2">
              <b
                className={clsx(
                  'max-w-32.5 flex-none truncate max-wide:max-w-45',
                  row.unread ? 'font-semibold' : 'font-medium',
                )}
              >
                {row.name}
              </b>
              <span className="min-w-0 truncate text-12 text-text-3">{row.domain}</span>
              <When at={row.at} className="ml-auto flex-none text-12 text-text-3 tabular-nums" />
            </span>
            <span className="line-clamp-2 text-text-2">
              {row.excerpt ? <Found excerpt={row.excerpt} /> : row.snippet || row.subject}
            </span>
            <Marks row={row} isUnmatched={isUnmatched} isHere={row.id === here} />
          </Link>
        </li>
      ))}
    </ul>
  )
}

/** The words of a message around what was searched for. */
function Found({ excerpt }: { excerpt: NonNullable<ListedThread['excerpt']> }) {
  return excerpt.map(({ text, isHit }, at) =>
    // oxlint-disable-next-line react/no-array-index-key -- pieces of one text, in their order
    isHit ? <mark key={at}>{text}</mark> : <span key={at}>{text}</span>,
  )
}

function Marks({ row, isUnmatched, isHere }: { row: ListedThread; isUnmatched: boolean; isHere: boolean }) {
  return (
    <span className="mt-1 flex items-center gap-2">
      {isUnmatched ? (
        <Chip tone="idle" fill="line" icon={CircleHelp}>
          Unmatched
        </Chip>
      ) : (
        row.replyClass && <ReplyClassChip replyClass={row.replyClass} isConfirmed={row.replyClassConfirmed} />
      )}
      {row.state === 'later' && row.snoozedUntil && (
        <span className="text-12 text-text-3">
          back <When at={row.snoozedUntil} />
        </span>
      )}
      {row.unread && !isHere && (
        <span className="ml-auto size-2 flex-none rounded-full bg-accent">
          <Spoken>Unread</Spoken>
        </span>
      )}
    </span>
  )
}
