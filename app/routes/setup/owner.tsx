import { Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { SetupHead, SetupShell } from '#app/components/frame/setup-shell.tsx'
import { Conflict } from '#app/domain/values/errors.ts'
import { readEmailAddress } from '#app/domain/values/email-address.ts'
import { PASSWORD_LEAST_LENGTH } from '#app/domain/workspaces/password.server.ts'
import { isSetUpToken, needsSetUp, setUp } from '#app/domain/workspaces/set-up.server.ts'
import { rememberZone } from '#app/domain/workspaces/remember-zone.server.ts'
import { openSession } from '#app/domain/workspaces/sessions.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { sessionHeaders, visitorOf } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/owner.ts'

export const meta: Route.MetaFunction = () => [{ title: 'Set up · Linkwright' }]

const Owner = z.object({
  code: z.string().trim().min(1, 'Enter the token that the start printed'),
  name: z.string().trim().min(1, 'Enter your name'),
  email: z.string().transform((text, context) => {
    const address = readEmailAddress(text)
    if (!address) context.addIssue('Enter an e-mail address, such as mei@fernhill.example')
    return address ?? ''
  }),
  password: z.string().min(PASSWORD_LEAST_LENGTH, `Choose at least ${PASSWORD_LEAST_LENGTH} characters`),
  workspaceName: z.string().trim().min(1, 'Enter the name of your team'),
})

export function loader({ request }: Route.LoaderArgs) {
  if (!needsSetUp(instanceOf().db)) throw redirect('/')
  return { code: new URL(request.url).searchParams.get('token') ?? '', passwordLength: PASSWORD_LEAST_LENGTH }
}

export async function action({ request }: Route.ActionArgs) {
  const { db } = instanceOf()
  if (!needsSetUp(db)) throw new Conflict('This installation is already set up. Sign in instead.')
  const form = readForm(Owner, await request.formData())
  if (!form.ok) return badForm(form)
  const { code, ...owner } = form.value
  if (!isSetUpToken(db, code))
    return badForm(form, { code: 'This is not the token of this start. The newest one counts.' })
  const wall = new Date()
  const made = await setUp(db, { ...owner, wall })
  rememberZone(db, { userId: made.userId, zone: readPreferences(request).zone })
  const token = openSession(db, { ...made, visitor: visitorOf(request), wall })
  return redirect('/setup/project', { headers: await sessionHeaders(request, token) })
}

export default function SetupOwner({
  loaderData: { code, passwordLength },
  actionData,
}: Route.ComponentProps) {
  const isBusy = useNavigation().state !== 'idle'
  const { typed, errors } = actionData ?? {}
  return (
    <SetupShell step={1} aside={<SandboxOffer />}>
      <SetupHead title="Owner account">
        The first person of your team. Others are added later; this one can do everything.
      </SetupHead>
      <Form method="post" noValidate className="grid gap-5">
        <ErrorSummary errors={errors} />
        <Field
          name="code"
          label="Set-up token"
          help="Printed in the terminal by the start. It proves that this machine is yours, and works once."
          error={errors?.code}
        >
          <TextInput
            className="font-mono"
            autoComplete="off"
            spellCheck={false}
            defaultValue={typedText(typed, 'code', code)}
          />
        </Field>
        <Field name="name" label="Your name" help="As your colleagues see it." error={errors?.name}>
          <TextInput autoComplete="name" defaultValue={typedText(typed, 'name')} />
        </Field>
        <Field name="email" label="E-mail address" help="To sign in, and for alerts." error={errors?.email}>
          <TextInput type="email" autoComplete="username" defaultValue={typedText(typed, 'email')} />
        </Field>
        <Field
          name="password"
          label="Password"
          help={`At least ${passwordLength} characters; a sentence is fine.`}
          error={errors?.password}
        >
          <TextInput type="password" autoComplete="new-password" />
        </Field>
        <Field
          name="workspaceName"
          label="Workspace"
          help="The name of your team or agency."
          error={errors?.workspaceName}
        >
          <TextInput autoComplete="organization" defaultValue={typedText(typed, 'workspaceName')} />
        </Field>
        <div>
          <Button look="primary" busy={isBusy && 'Making the account…'}>
            Make the account
          </Button>
        </div>
      </Form>
    </SetupShell>
  )
}

function SandboxOffer() {
  return (
    <section>
      <h2 className="mb-2 text-12 font-semibold text-text-2">Only looking?</h2>
      <p className="mb-3 text-12 leading-4.5 text-text-2">
        The sandbox is a small internet on this machine, with sites and people who answer, promise, publish
        and remove links. Ten minutes show the whole line. It keeps its own data.
      </p>
      <Form method="post" action="/sandbox" reloadDocument>
        <input type="hidden" name="to" value="in" />
        <Button size="sm">Try the sandbox</Button>
      </Form>
    </section>
  )
}
