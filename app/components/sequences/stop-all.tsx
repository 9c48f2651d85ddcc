import { OctagonX } from 'lucide-react'
import { Form, useLocation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'

/** The brake for everything: a button, and the question why. */
export function StopAll({ size }: { size?: 'sm' }) {
  const { pathname, search } = useLocation()
  return (
    <Dialog
      title="Stop all sending?"
      trigger={(opens) => (
        <Button size={size} look={size ? 'secondary' : 'danger'} icon={OctagonX} {...opens}>
          <span>
            Stop all<span className={size && 'max-wide:sr-only'}> sending</span>
          </span>
        </Button>
      )}
    >
      <p>
        No mail of any sequence, mailbox or person leaves until it is let go again. Mail is still read. What
        is due meanwhile goes out afterwards one by one, under the caps.
      </p>
      <Form method="post" action="/settings/sending" className="mt-4 grid gap-4">
        <input type="hidden" name="back" value={`${pathname}${search}`} />
        <Field
          name="because"
          label="Why"
          optional
          help="Everybody in the team sees it while mail is stopped."
        >
          <TextInput maxLength={200} />
        </Field>
        <div>
          <Button look="danger" name="to" value="stopped" icon={OctagonX}>
            Stop all sending
          </Button>
        </div>
      </Form>
    </Dialog>
  )
}
