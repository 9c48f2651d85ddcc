import { CircleAlert, TriangleAlert } from 'lucide-react'
import { useRef, useState, type KeyboardEvent } from 'react'
import { Form, Link, useNavigation } from 'react-router'
import { OPENER_AT_MOST } from '#app/domain/sequences/opener.ts'
import { wording } from '#app/domain/templates/wording.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Keys } from '../../ui/kbd.tsx'
import { counted } from '../../ui/number.ts'
import { DraftMark, DraftPart, useDraft } from './draft-mark.tsx'
import { WrittenMessage } from '../templates/written-message.tsx'

export type OpenerMessage = {
  from: string | null
  to: { name: string; email: string | null } | null
  messages: { number: number; wait: string; subject: string; text: string; foot: string }[]
}

/** The box for one opener and, below it, the whole mail as it grows. Ctrl+Enter keeps it and goes on. */
export function OpenerForm({
  enrolmentId,
  name,
  start,
  draft,
  drafts,
  error,
  preview,
  skipTo,
  base,
}: {
  enrolmentId: number
  name: string
  start: string
  /** An unread draft of a machine. */
  draft: string | null
  /** Whom drafts are asked of; null: nobody. */
  drafts: { host: string; model: string } | null
  error?: string
  preview: OpenerMessage
  skipTo: string | null
  base: string
}) {
  const [opener, setOpener] = useState(start)
  const asked = useDraft({ enrolmentId, draft, opener, setOpener })
  const form = useRef<HTMLFormElement>(null)
  const busy = useNavigation().state === 'submitting' && 'Saving…'
  const first = preview.messages.find((message) => message.text.includes('⟨opener⟩')) ?? preview.messages[0]
  const keepOnCtrlEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || !(event.ctrlKey || event.metaKey)) return
    event.preventDefault()
    form.current?.requestSubmit()
  }
  return (
    <Form method="post" ref={form} className="flex min-h-0 flex-col">
      <input type="hidden" name="enrolment" value={enrolmentId} />
      <div className="grid min-h-0 flex-1 content-start gap-4 scroll-thin bg-canvas p-4">
        <div className="grid gap-1.5">
          <label htmlFor="opener" className="text-14 font-semibold">
            Opener for {name}
          </label>
          <p id="opener-help" className="text-12 text-text-2">
            One or two sentences that could be said of no other page. Read it first: the link is at the right.
          </p>
          <textarea
            id="opener"
            name="opener"
            rows={3}
            maxLength={OPENER_AT_MOST}
            // The one thing to do on this page, reached again after each save.
            ref={focusAtEnd}
            value={opener}
            // The answer takes the place of what stands here.
            readOnly={asked.isBusy}
            onChange={(event) => setOpener(event.target.value)}
            onKeyDown={keepOnCtrlEnter}
            aria-describedby={error ? 'opener-help opener-error' : 'opener-help'}
            aria-invalid={error ? true : undefined}
            className="control-box block w-full resize-y px-2.5 py-1.5 text-14 leading-6"
          />
          <Remarks opener={opener} error={error} />
          <DraftMark opener={opener} draft={asked.draft} />
          {drafts && <DraftPart drafts={drafts} asked={asked} />}
        </div>
        {first && (
          <section aria-label="The whole message" className="rounded-lg border border-line bg-surface p-4">
            <WrittenMessage
              from={preview.from}
              to={preview.to && `${preview.to.name} <${preview.to.email}>`}
              subject={first.subject}
              text={first.text}
              foot={first.foot}
              opener={opener}
            />
          </section>
        )}
        <Later messages={preview.messages.filter((message) => message !== first)} />
      </div>
      <footer className="flex flex-wrap items-center gap-2 border-t border-line bg-surface px-4 py-2 max-wide:sticky max-wide:bottom-0">
        <Button look="primary" size="sm" busy={busy}>
          Save and go on
        </Button>
        <Keys of="Ctrl Enter" />
        {skipTo && (
          <ButtonLink look="quiet" size="sm" to={skipTo}>
            Later
          </ButtonLink>
        )}
        <Button
          look="quiet"
          size="sm"
          name="intent"
          value="remove"
          title="Take this person out of the sequence"
        >
          Not this one
        </Button>
        <Link to={base} className="ml-auto link text-12 max-wide:hidden">
          Back to the plan
        </Link>
      </footer>
    </Form>
  )
}

function Remarks({ opener, error }: { opener: string; error?: string }) {
  const piece = { text: opener, line: 1, fields: [], isMissing: false }
  const slips = wording({ text: opener, pieces: [piece], missing: [] })
  const words = opener.split(/\s+/).filter(Boolean).length
  return (
    <div className="grid gap-1 text-12 text-text-2" aria-live="polite">
      {error && (
        <p id="opener-error" className="flex gap-1.5 font-medium text-lost-text">
          <Icon of={CircleAlert} size={14} />
          {error}
        </p>
      )}
      <p>{counted(words, 'word')}</p>
      {slips.map((slip) => (
        <p key={`${slip.index} ${slip.rule}`} className="flex gap-1.5">
          <Icon of={TriangleAlert} size={14} className="text-warn-solid" />
          {slip.message}
        </p>
      ))}
    </div>
  )
}

/** The follow-ups, folded: they go to the same person. */
function Later({ messages }: { messages: OpenerMessage['messages'] }) {
  return messages.map((message) => (
    <details key={message.number} className="rounded-lg border border-line bg-surface text-13">
      <summary className="flex h-control cursor-pointer items-center gap-2 px-4">
        Step {message.number}
        <span className="ml-auto text-12 text-text-3">{message.wait}</span>
      </summary>
      <div className="px-4 pb-4">
        <WrittenMessage subject={message.subject} text={message.text} foot={message.foot} />
      </div>
    </details>
  ))
}

function focusAtEnd(box: HTMLTextAreaElement | null): void {
  if (!box || document.activeElement === box) return
  box.focus({ preventScroll: true })
  box.setSelectionRange(box.value.length, box.value.length)
}
