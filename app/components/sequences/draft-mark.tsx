import { CircleAlert, Sparkles } from 'lucide-react'
import { useEffect, useState } from 'react'
import { useFetcher } from 'react-router'
import { isUnreadDraft } from '#app/domain/sequences/draft.ts'
import { Button } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'

export const OPENER_UNREAD =
  'These are the words of the draft: change them, or say that you have read them, then save'

type Answer = { draft?: string; errors?: Record<string, string> }
type Asked = ReturnType<typeof useDraft>

/** Asks for a draft and puts it into the box; what stood there before can be put back. */
export function useDraft({
  enrolmentId,
  draft,
  opener,
  setOpener,
}: {
  enrolmentId: number
  draft: string | null
  opener: string
  setOpener: (text: string) => void
}) {
  const fetcher = useFetcher<Answer>()
  const [before, setBefore] = useState('')
  const answered = fetcher.data?.draft
  // Each answer is a new object: the same words twice are put in twice.
  useEffect(() => {
    if (fetcher.data?.draft !== undefined) setOpener(fetcher.data.draft)
  }, [fetcher.data, setOpener])
  return {
    /** The words of the machine that nobody has read. */
    draft: answered ?? draft,
    isBusy: fetcher.state !== 'idle',
    error: fetcher.data?.errors?.draft,
    hasBefore: answered !== undefined && before.trim() !== '' && before !== opener,
    ask() {
      setBefore(opener)
      void fetcher.submit({ enrolment: enrolmentId, intent: 'draft', opener }, { method: 'post' })
    },
    putBack: () => setOpener(before),
  }
}

/** Stands below the box while its words are those of a machine: they are not kept unread. */
export function DraftMark({ opener, draft }: { opener: string; draft: string | null }) {
  if (!isUnreadDraft(opener, draft)) return null
  return (
    <div role="status" className="rounded-lg border border-warn-solid px-3 py-2 text-13">
      <p className="font-medium">A draft by a machine, not saved and not read yet.</p>
      <p className="text-text-2">Check it against the page. Change it in your own words, or say:</p>
      <label className="mt-1 flex items-center gap-2">
        <input type="checkbox" name="read" value="yes" />I have read it and it is true
      </label>
    </div>
  )
}

/** The button that asks, and what it tells to whom. */
export function DraftPart({ drafts, asked }: { drafts: { host: string; model: string }; asked: Asked }) {
  return (
    <div className="grid gap-1 text-12 text-text-2">
      <div className="flex flex-wrap items-center gap-2">
        <Button
          type="button"
          size="sm"
          icon={Sparkles}
          busy={asked.isBusy && 'Drafting…'}
          onClick={asked.ask}
        >
          Draft an opener
        </Button>
        {asked.hasBefore && (
          <Button type="button" size="sm" look="quiet" onClick={asked.putBack}>
            Put back what I wrote
          </Button>
        )}
      </div>
      {asked.error && (
        <p role="alert" className="flex gap-1.5 font-medium text-lost-text">
          <Icon of={CircleAlert} size={14} />
          No draft: {asked.error}
        </p>
      )}
      <p>
        Tells {drafts.host} ({drafts.model}) the title of their page, your quote or a few of its paragraphs,
        and the title of our page. Nothing about the person.
      </p>
    </div>
  )
}
