import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { TextInput } from '../../ui/inputs.tsx'
import { typedText } from '../../ui/typed.ts'
import { When } from '../../ui/when.tsx'

type Source = {
  name: string
  label: string
  needs: 'key' | 'endpoint'
  account: { endpoint: string | null; createdAt: Date } | null
}

/** The fields of an account at a data source: a key that is never shown, or the address of one's own. */
export function SourceAccount({
  source: { name, label, needs, account },
  mayManage,
  errors,
  typed,
}: {
  source: Source
  mayManage: boolean
  errors?: Record<string, string>
  typed?: Record<string, string | string[]>
}) {
  const id = `${name}-${needs === 'key' ? 'secret' : 'endpoint'}`
  const isTyped = typed?.source === name
  return (
    <>
      <input type="hidden" name="source" value={name} />
      <Field
        name={id}
        label={needs === 'key' ? `Key of ${label}` : `Address of ${label}`}
        help={
          account && (
            <>
              Set <When at={account.createdAt} />
              {needs === 'key' && '. A new one takes its place'}.
            </>
          )
        }
        error={errors?.[id]}
      >
        {needs === 'key' ? (
          <TextInput
            name="secret"
            type="password"
            autoComplete="off"
            spellCheck={false}
            placeholder={account ? '••••••••' : ''}
          />
        ) : (
          <TextInput
            name="endpoint"
            inputMode="url"
            autoCapitalize="none"
            placeholder="https://search.example"
            defaultValue={isTyped ? typedText(typed, 'endpoint', '') : (account?.endpoint ?? '')}
          />
        )}
      </Field>
      <div className="flex gap-2">
        <Button
          name="do"
          value="save"
          offBecause={!mayManage && 'Only owners and managers change the accounts of the team'}
        >
          Save {label}
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
