import { Send } from 'lucide-react'
import { lazy, Suspense } from 'react'
import { Form, useNavigation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { FieldError } from '../../ui/field.tsx'
import { Kbd } from '../../ui/kbd.tsx'
import { Spoken } from '../../ui/spoken.tsx'

const SavedReplyMenu = lazy(() =>
  import('./saved-reply-menu.tsx').then((file) => ({ default: file.SavedReplyMenu })),
)

/** The answer, below the conversation: one line until it is written into. */
export function Composer({
  action,
  to,
  from,
  shutBecause,
  error,
  typed,
  formKey,
  replies,
}: {
  action: string
  /** First name or address of whom it goes to; null: nobody can be answered. */
  to: string | null
  from: string
  /** Why nothing may be sent to them; null: something may. */
  shutBecause: string | null
  error?: string | undefined
  typed?: string | undefined
  /** Another key empties the field: the answer has gone. */
  formKey: string
  /** Where the saved replies are had from. */
  replies: string
}) {
  const isSending = useNavigation().formAction === action
  if (!to) return null
  if (shutBecause)
    return (
      <p className="flex-none border-t border-line bg-surface px-4 py-3.5 text-13 text-text-2">
        Nothing can be sent to {to}: {shutBecause}.
      </p>
    )
  return (
    <Form
      key={formKey}
      method="post"
      action={action}
      className="flex-none border-t border-line bg-surface px-4 pt-3 pb-4"
    >
      {error && (
        <div className="mb-2" role="alert">
          <FieldError id="text-error">{error}</FieldError>
        </div>
      )}
      <div className="group/answer rounded-lg border border-line-control focus-within:outline-2 focus-within:outline-offset-1 focus-within:outline-focus">
        <label htmlFor="text" data-hotkey="r" className="flex items-start gap-2 pr-2 pl-3">
          <Spoken>{`Reply to ${to} from ${from}`}</Spoken>
          <textarea
            id="text"
            name="text"
            rows={1}
            defaultValue={typed}
            aria-describedby={error ? 'text-error' : undefined}
            aria-invalid={error ? true : undefined}
            placeholder={`Reply to ${to} from ${from}`}
            onKeyDown={(event) => {
              if (event.key === 'Enter' && (event.metaKey || event.ctrlKey))
                event.currentTarget.form?.requestSubmit()
            }}
            className="peer max-h-80 min-h-10.5 w-full resize-none bg-transparent py-2.5 text-14 field-sizing-content outline-none placeholder:truncate placeholder:text-13 placeholder:text-text-3 focus:min-h-30 not-placeholder-shown:min-h-30"
          />
          <span aria-hidden="true" className="mt-3 peer-focus:hidden max-wide:hidden">
            <Kbd>r</Kbd>
          </span>
        </label>
        <div className="hidden items-center gap-2 border-t border-line px-2 py-1.5 group-focus-within/answer:flex group-has-[textarea:not(:placeholder-shown)]/answer:flex">
          <span className="min-w-0 truncate pl-1 text-12 text-text-3 max-wide:hidden">
            Leaves in ten seconds, in this thread, from {from}
          </span>
          <span className="ml-auto" />
          <Suspense>
            <SavedReplyMenu path={replies} field="text" />
          </Suspense>
          <Button size="sm" look="primary" icon={Send} busy={isSending && 'Sending…'}>
            Send the answer
          </Button>
        </div>
      </div>
    </Form>
  )
}
