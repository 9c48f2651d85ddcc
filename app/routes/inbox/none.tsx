import { MousePointerClick } from 'lucide-react'
import { useOutletContext } from 'react-router'
import { threadPath, type InboxPlace } from '#app/components/inbox/place.ts'
import { ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'

/** Beside the list, while no conversation is chosen. */
export default function NoThread() {
  const place = useOutletContext<InboxPlace>()
  const [first] = place.ids
  return (
    <section aria-label="Conversation" className="grid place-items-center bg-canvas max-wide:hidden">
      {first && (
        <EmptyState
          icon={MousePointerClick}
          action={
            <ButtonLink to={threadPath(place, first)} hotkey="j">
              Open the first
            </ButtonLink>
          }
        >
          Choose a conversation from the list.
        </EmptyState>
      )}
    </section>
  )
}
