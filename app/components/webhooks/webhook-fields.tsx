import type { AlertKind } from '#db/vocabulary.ts'
import { WEBHOOK_KINDS } from '#app/domain/alerts/webhook-kinds.ts'
import { Field, FieldGroup } from '../../ui/field.tsx'
import { Checkbox, TextInput } from '../../ui/inputs.tsx'
import { typedText } from '../../ui/typed.ts'
import { ALERT_WORDS } from '../words.ts'

type Bad = {
  errors?: Record<string, string> | undefined
  typed?: Record<string, string | string[]> | undefined
}

/**
 * Where a webhook goes, how it is signed, and what it hears of.
 * @param suggested a secret to start with, for a new one; without it the field keeps what is there when left empty
 */
export function WebhookFields({
  url,
  kinds,
  suggested,
  errors,
  typed,
}: { url: string; kinds: AlertKind[]; suggested?: string } & Bad) {
  const chosen = typed ? [typed.kinds ?? []].flat() : kinds
  return (
    <>
      <Field name="url" label="Address" help="Gets a POST with JSON for each alert." error={errors?.url}>
        <TextInput type="url" defaultValue={typedText(typed, 'url', url)} placeholder="https://" />
      </Field>
      <Field
        name="secret"
        label="Secret"
        help={
          suggested
            ? 'Copy it to the receiver now: it is kept sealed and never shown again.'
            : 'Empty: the one that is there stays. It is never shown.'
        }
        error={errors?.secret}
      >
        <TextInput
          autoComplete="off"
          spellCheck={false}
          className="font-mono"
          defaultValue={suggested ?? ''}
        />
      </Field>
      <FieldGroup id="kinds" legend="What it hears of" error={errors?.kinds}>
        <div className="grid grid-cols-2 gap-2 max-wide:grid-cols-1">
          {WEBHOOK_KINDS.map((kind) => (
            <Checkbox key={kind} name="kinds" value={kind} defaultChecked={chosen.includes(kind)}>
              {ALERT_WORDS[kind]}
            </Checkbox>
          ))}
        </div>
      </FieldGroup>
    </>
  )
}
