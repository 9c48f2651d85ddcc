import { Form, useNavigation } from 'react-router'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextArea, TextInput } from '../../ui/inputs.tsx'
import { When } from '../../ui/when.tsx'
import { typedText } from '../../ui/typed.ts'
import type { Returned } from './identity-fields.tsx'

/** A signature of the team's own, for servers that do not sign by themselves. */
export function DkimKey({
  published,
  seenAt,
  typed,
  errors = {},
}: Returned & { published: { name: string; record: string } | null; seenAt: Date | null }) {
  const busy = useNavigation().formData?.get('intent')
  return (
    <details className="text-13" open={published !== null || errors.dkimSecretKey !== undefined}>
      <summary className="cursor-pointer font-medium underline decoration-line underline-offset-2">
        Sign messages here with DKIM
      </summary>
      <p className="mt-1 text-12 leading-4.5 text-text-2">
        Only for a server of your own that does not sign. Google, Microsoft and Fastmail sign by themselves.
      </p>
      {published ? (
        <div className="mt-3 grid gap-3">
          <p>
            {seenAt ? (
              <>
                Messages are signed since <When at={seenAt} exact />.
              </>
            ) : (
              'Nothing is signed yet: add this TXT record to the DNS, then press “Check the DNS again”.'
            )}
          </p>
          <dl className="grid gap-2 text-12">
            <dt className="text-text-3">Name</dt>
            <dd>
              <code className="wrap-anywhere">{published.name}</code>
            </dd>
            <dt className="text-text-3">Value</dt>
            <dd>
              <code className="wrap-anywhere">{published.record}</code>
            </dd>
          </dl>
          <Form method="post">
            <Button name="intent" value="remove-dkim" busy={busy === 'remove-dkim' && 'Removing…'}>
              Remove the key
            </Button>
          </Form>
        </div>
      ) : (
        <Form method="post" noValidate className="mt-3 grid gap-4">
          <Field
            name="dkimSelector"
            label="Name of the key (selector)"
            help="Where it will stand in the DNS: NAME._domainkey.your-domain."
            error={errors.dkimSelector}
          >
            <TextInput
              autoCapitalize="none"
              spellCheck={false}
              className="max-w-60"
              defaultValue={typedText(typed, 'dkimSelector', 'linkwright')}
            />
          </Field>
          <Field
            name="dkimSecretKey"
            label="Private key"
            optional
            help="In PEM form, if you have one already. Empty: a new one is made. It is kept sealed."
            error={errors.dkimSecretKey}
          >
            <TextArea rows={3} spellCheck={false} autoComplete="off" />
          </Field>
          <div>
            <Button name="intent" value="set-dkim" busy={busy === 'set-dkim' && 'Making the key…'}>
              Set the key
            </Button>
          </div>
        </Form>
      )}
    </details>
  )
}
