import { MAIL_SECURITIES, type MailSecurity } from '#db/vocabulary.ts'
import { Field } from '../../ui/field.tsx'
import { Checkbox, Select, TextInput } from '../../ui/inputs.tsx'
import { typedText, typedTick } from '../../ui/typed.ts'
import { MAIL_SECURITY_WORDS } from '../words.ts'
import type { Returned } from './identity-fields.tsx'

type Servers = {
  smtpHost: string
  smtpPort: number
  smtpSecurity: MailSecurity
  smtpUser: string
  imapHost: string
  imapPort: number
  imapSecurity: MailSecurity
  imapUser: string
  allowBadCertificate: boolean
  sentFolder: string | null
  filesSentItself: boolean | null
}

const KEPT = 'Stored and sealed. Leave it empty to keep it.'
const FILING = { auto: 'Decide by the server', yes: 'The server does it by itself', no: 'Linkwright does it' }

/**
 * Where mail goes out and comes in.
 * @param signsInWith the provider whose sign-in decides the servers: nothing is typed then
 * @param isStored the passwords are kept already: empty fields keep them. They are never shown.
 */
export function ServerFields({
  values,
  isStored,
  signsInWith = null,
  typed,
  errors = {},
}: Returned & { values: Servers; isStored: boolean; signsInWith?: string | null }) {
  const filing = values.filesSentItself === null ? 'auto' : values.filesSentItself ? 'yes' : 'no'
  return (
    <>
      {signsInWith ? (
        <p className="text-13 text-text-2">
          Signs in with {signsInWith} as {values.smtpUser}; no password is kept. Sends by {values.smtpHost},
          reads from {values.imapHost}.
        </p>
      ) : (
        <Sides {...{ values, isStored, typed, errors }} />
      )}
      <div className="grid gap-4 wide:grid-cols-2">
        <Field name="filesSentItself" label="Copies in the Sent folder">
          <Select defaultValue={typedText(typed, 'filesSentItself', filing)}>
            {Object.entries(FILING).map(([value, word]) => (
              <option key={value} value={value}>
                {word}
              </option>
            ))}
          </Select>
        </Field>
        <Field name="sentFolder" label="Sent folder" optional error={errors.sentFolder}>
          <TextInput
            placeholder="found by itself"
            defaultValue={typedText(typed, 'sentFolder', values.sentFolder ?? '')}
          />
        </Field>
      </div>
    </>
  )
}

function Sides({ values, isStored, typed, errors = {} }: Returned & { values: Servers; isStored: boolean }) {
  return (
    <>
      <Side
        side="smtp"
        title="Sending (SMTP)"
        {...{ values, typed, errors }}
        userHelp={isStored ? 'As your provider gave it.' : 'Empty: the address.'}
        passwordHelp={isStored ? KEPT : 'An app password, where the provider has them.'}
      />
      <Side
        side="imap"
        title="Receiving (IMAP)"
        {...{ values, typed, errors }}
        userHelp={isStored ? 'As your provider gave it.' : 'Empty: the same as for sending.'}
        passwordHelp={isStored ? KEPT : 'Empty: the same as for sending.'}
      />
      <div className="grid gap-1.5">
        <Checkbox
          name="allowBadCertificate"
          defaultChecked={typedTick(typed, 'allowBadCertificate', values.allowBadCertificate)}
        >
          Accept a certificate that cannot be verified
        </Checkbox>
        <p className="text-12 leading-4.5 text-text-2">
          Only for a server of your own. Somebody on the way could then read the password.
        </p>
      </div>
    </>
  )
}

function Side({
  side,
  title,
  values,
  userHelp,
  passwordHelp,
  typed,
  errors = {},
}: Returned & {
  side: 'smtp' | 'imap'
  title: string
  values: Servers
  userHelp: string
  passwordHelp: string
}) {
  const text = (name: 'Host' | 'Port' | 'Security' | 'User') =>
    typedText(typed, `${side}${name}`, String(values[`${side}${name}`] || ''))
  return (
    <fieldset className="grid gap-4">
      <legend className="mb-3 text-13 font-semibold">{title}</legend>
      <div className="grid grid-cols-[minmax(0,1fr)_96px] items-start gap-4">
        <Field name={`${side}Host`} label="Server" error={errors[`${side}Host`]}>
          <TextInput
            autoCapitalize="none"
            spellCheck={false}
            placeholder={`${side}.example.com`}
            defaultValue={text('Host')}
          />
        </Field>
        <Field name={`${side}Port`} label="Port" error={errors[`${side}Port`]}>
          <TextInput inputMode="numeric" defaultValue={text('Port')} />
        </Field>
      </div>
      <Field name={`${side}Security`} label="Encryption" error={errors[`${side}Security`]}>
        <Select defaultValue={text('Security')}>
          {MAIL_SECURITIES.map((security) => (
            <option key={security} value={security}>
              {MAIL_SECURITY_WORDS[security]}
            </option>
          ))}
        </Select>
      </Field>
      <div className="grid items-start gap-4 wide:grid-cols-2">
        <Field name={`${side}User`} label="User name" help={userHelp} error={errors[`${side}User`]}>
          <TextInput
            autoCapitalize="none"
            autoComplete="off"
            spellCheck={false}
            defaultValue={text('User')}
          />
        </Field>
        <Field
          name={`${side}Password`}
          label="Password"
          help={passwordHelp}
          error={errors[`${side}Password`]}
        >
          <TextInput type="password" autoComplete="new-password" />
        </Field>
      </div>
    </fieldset>
  )
}
