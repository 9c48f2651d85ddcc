import { Form } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { When } from '../../ui/when.tsx'

type Doubtful = {
  id: number
  state: string
  toAddress: string
  subject: string | null
  because: string | null
  at: Date
}

/** Messages a person decides about. Nothing of them is ever sent again by itself. */
export function DoubtfulList({ mails }: { mails: Doubtful[] }) {
  return (
    <ul className="rounded-lg border border-line text-13">
      {mails.map((mail) => (
        <li
          key={mail.id}
          className="grid gap-2 px-4 py-2.5 not-first:border-t not-first:border-line wide:grid-cols-[minmax(0,1fr)_auto]"
        >
          <div className="min-w-0">
            <p className="truncate">
              <b className="font-medium">{mail.toAddress}</b>{' '}
              <span className="text-text-2">{mail.subject}</span>
            </p>
            <p className="text-12 text-text-2">
              {mail.state === 'unknown' ? 'Nobody knows whether it left. ' : 'Refused. '}
              {mail.because} <When at={mail.at} className="text-text-3" />
            </p>
          </div>
          <Form method="post" className="flex items-center gap-2">
            <input type="hidden" name="intent" value="decide" />
            <input type="hidden" name="outboxId" value={mail.id} />
            <Button size="sm" name="sends" value="no">
              Leave it
            </Button>
            <Button size="sm" name="sends" value="yes">
              Send it again
            </Button>
          </Form>
        </li>
      ))}
    </ul>
  )
}
