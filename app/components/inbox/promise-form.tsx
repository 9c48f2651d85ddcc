import { Form } from 'react-router'
import type { ShownThread } from '../../domain/inbox/read-thread.server.ts'
import { Button, ButtonLink } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { ErrorSummary } from '../../ui/error-summary.tsx'
import { Field } from '../../ui/field.tsx'
import { Select, TextInput } from '../../ui/inputs.tsx'
import { typedText } from '../../ui/typed.ts'

/** A promise with its particulars: what was read out of the reply, to be corrected, or one written down by hand. */
export function PromiseForm({
  proposal,
  action,
  cancel,
  bad,
}: {
  proposal: NonNullable<ShownThread['proposal']>
  action: string
  cancel: string
  bad: { errors: Record<string, string>; typed: Record<string, string | string[]> } | null
}) {
  const { promise, targets } = proposal
  const errors = bad?.errors ?? {}
  const first = (name: string, otherwise: string | null | undefined) =>
    typedText(bad?.typed, name, otherwise ?? '')
  const target = first('targetUrl', promise?.target ?? proposal.targetUrl ?? targets[0]?.url)
  return (
    <Card>
      <h2 className="text-14 font-semibold">What was promised</h2>
      <Form method="post" action={action} className="mt-3 grid max-w-160 gap-4">
        <ErrorSummary errors={errors} />
        {promise && <input type="hidden" name="messageId" value={promise.messageId} />}
        <Field name="sourceUrl" label="Page that will carry the link" error={errors.sourceUrl}>
          <TextInput inputMode="url" defaultValue={first('sourceUrl', promise?.page ?? proposal.pageUrl)} />
        </Field>
        <Field name="targetUrl" label="Our page" error={errors.targetUrl}>
          {targets.length > 0 ? (
            <Select defaultValue={target}>
              {[...new Set([...targets.map((one) => one.url), ...(target ? [target] : [])])].map((url) => (
                <option key={url} value={url}>
                  {url.replace(/^https?:\/\/(www\.)?/, '')}
                </option>
              ))}
            </Select>
          ) : (
            <TextInput inputMode="url" defaultValue={target} />
          )}
        </Field>
        <div className="grid grid-cols-2 gap-4 max-wide:grid-cols-1">
          <Field name="dueOn" label="By when" error={errors.dueOn} optional>
            <TextInput type="date" defaultValue={first('dueOn', promise?.due.day)} />
          </Field>
          <Field name="rel" label="Rel">
            <Select defaultValue={first('rel', 'follow')}>
              <option value="follow">dofollow</option>
              <option value="any">any will do</option>
            </Select>
          </Field>
        </div>
        <Field name="anchor" label="Anchor" help="Empty: any anchor will do." optional>
          <TextInput defaultValue={first('anchor', '')} />
        </Field>
        <Field name="sentence" label="Their words" help="Kept as the proof." optional>
          <TextInput defaultValue={first('sentence', promise?.sentence)} />
        </Field>
        <div className="flex gap-2">
          <Button look="primary" hotkey="p">
            Record the promise
          </Button>
          <ButtonLink to={cancel} look="quiet" preventScrollReset>
            Cancel
          </ButtonLink>
        </div>
      </Form>
    </Card>
  )
}
