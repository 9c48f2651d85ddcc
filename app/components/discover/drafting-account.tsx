import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { typedText } from '../../ui/typed.ts'
import { When } from '../../ui/when.tsx'

/** The fields of the account that openers are drafted with: address, model, and a key that is never shown. */
export function DraftingAccount({
  account,
  mayManage,
  errors,
  typed,
}: {
  account: { endpoint: string | null; model: string | null; createdAt: Date } | null
  mayManage: boolean
  errors?: Record<string, string>
  typed?: Record<string, string | string[]>
}) {
  const own = typed?.source === 'drafting' ? typed : undefined
  return (
    <>
      <input type="hidden" name="source" value="drafting" />
      <Field
        name="address"
        label="Address"
        help="Up to and without /chat/completions."
        error={errors?.address}
      >
        <TextInput
          inputMode="url"
          autoCapitalize="none"
          placeholder="https://api.example/v1"
          defaultValue={typedText(own, 'address', account?.endpoint ?? '')}
        />
      </Field>
      <Field name="model" label="Model" error={errors?.model}>
        <TextInput
          autoCapitalize="none"
          spellCheck={false}
          defaultValue={typedText(own, 'model', account?.model ?? '')}
        />
      </Field>
      <Field
        name="drafting-secret"
        label="Key"
        optional
        help={
          account ? (
            <>
              Set <When at={account.createdAt} />. Left blank, the key of this address stays.
            </>
          ) : (
            'A service of your own may want none.'
          )
        }
      >
        <TextInput name="secret" type="password" autoComplete="off" spellCheck={false} />
      </Field>
      <div className="flex gap-2">
        <Button
          name="do"
          value="save"
          offBecause={!mayManage && 'Only owners and managers change the accounts of the team'}
        >
          Save drafting
        </Button>
        {account && mayManage && (
          <Button name="do" value="remove" look="quiet">
            Remove
          </Button>
        )}
      </div>
    </>
  )
}
