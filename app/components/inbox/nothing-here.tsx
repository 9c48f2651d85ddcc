import { Inbox, SearchX } from 'lucide-react'
import type { InboxTab } from '../../domain/inbox/folders.ts'
import { ButtonLink } from '../../ui/button.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'

const SENTENCES: Record<InboxTab, string> = {
  to_answer: 'Replies land here within seconds of their arrival. Nobody waits for an answer now.',
  later: 'What you put off stands here until its day. Nothing is put off.',
  unmatched:
    'Mail that may be an answer, but does not say to what, waits here for your decision. There is none.',
  all: 'Every conversation in which somebody answered stands here. Nobody has yet.',
}

/** An empty tab says what belongs here, and offers the one thing that fills it. */
export function NothingHere({
  tab,
  q,
  base,
  hasMailbox,
}: {
  tab: InboxTab
  q: string
  base: string
  hasMailbox: boolean
}) {
  if (q)
    return (
      <EmptyState
        icon={SearchX}
        action={
          <ButtonLink size="sm" to={`${base}?tab=${tab}`}>
            Clear the search
          </ButtonLink>
        }
      >
        No conversation has “{q}”.
      </EmptyState>
    )
  return (
    <EmptyState
      icon={Inbox}
      action={
        hasMailbox ? undefined : (
          <ButtonLink size="sm" to="/settings/mailboxes/new">
            Connect a mailbox
          </ButtonLink>
        )
      }
    >
      {hasMailbox ? SENTENCES[tab] : 'Replies land here once a mailbox is connected.'}
    </EmptyState>
  )
}
