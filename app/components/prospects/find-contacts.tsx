import { UserSearch } from 'lucide-react'
import { Form } from 'react-router'
import type { ContactSearchState } from '#db/vocabulary.ts'
import { Button } from '../../ui/button.tsx'
import { WebLink } from '../../ui/web-link.tsx'
import { When } from '../../ui/when.tsx'
import { useLookAgain } from '../imports/use-look-again.ts'

export type LastSearch = {
  state: ContactSearchState
  outcome: string | null
  forms: string[]
  finishedAt: Date | null
} | null

/** What the last search found at the site, and a button for a new one. */
export function FindContacts({
  prospectId,
  projectId,
  here,
  last,
  hotkey,
}: {
  prospectId: number
  projectId: number
  here: string
  last: LastSearch
  hotkey?: string
}) {
  const isWaiting = last?.state === 'waiting'
  useLookAgain(isWaiting)
  return (
    <div className="mt-3 grid gap-1.5 text-12 text-text-2">
      {last && (
        <p>
          {isWaiting ? 'Their site is being read for contacts.' : `${last.outcome}. `}
          {last.finishedAt && !isWaiting && <When at={last.finishedAt} />}
        </p>
      )}
      {last?.state === 'form' && last.forms.map((url) => <WebLink key={url} url={url} />)}
      {!isWaiting && (
        <Form method="post" action={`/p/${projectId}/prospects/find-contacts`} preventScrollReset>
          <input type="hidden" name="id" value={prospectId} />
          <input type="hidden" name="to" value={here} />
          <Button size="sm" icon={UserSearch} hotkey={hotkey}>
            {last ? 'Look again' : 'Find contacts'}
          </Button>
        </Form>
      )}
    </div>
  )
}
