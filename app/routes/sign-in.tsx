import { Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { NarrowPage } from '#app/components/frame/narrow-page.tsx'
import { signIn } from '#app/domain/workspaces/sign-in.server.ts'
import { rememberZone } from '#app/domain/workspaces/remember-zone.server.ts'
import { needsSetUp } from '#app/domain/workspaces/set-up.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { safePath } from '#app/server/safe-path.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { findUser, sessionHeaders, visitorOf } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { tooManyTries } from '#app/domain/workspaces/attempts.ts'
import { ErrorSummary, WHOLE_FORM } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { typedText } from '#app/ui/typed.ts'
import { TextInput } from '#app/ui/inputs.tsx'
import type { Route } from './+types/sign-in.ts'

export const meta: Route.MetaFunction = () => [{ title: 'Sign in · Linkwright' }]

const SignIn = z.object({
  email: z.string().trim().min(1, 'Enter your e-mail address'),
  password: z.string().min(1, 'Enter your password'),
  to: z.string().optional(),
})

export async function loader({ request }: Route.LoaderArgs) {
  const { db, env } = instanceOf()
  if (needsSetUp(db)) throw redirect('/setup')
  if (await findUser(request)) throw redirect('/')
  const to = safePath(new URL(request.url).searchParams.get('to'))
  // Nobody has a password of the sandbox, and nobody needs one.
  if (env.isSandbox) throw redirect(`/sandbox?next=${encodeURIComponent(to)}`)
  return { to }
}

export async function action({ request }: Route.ActionArgs) {
  const form = readForm(SignIn, await request.formData())
  if (!form.ok) return badForm(form)
  const { email, password, to } = form.value
  const visitor = visitorOf(request)
  const { db } = instanceOf()
  const signed = await signIn(db, { email, password, visitor, wall: new Date() })
  if (signed.ok) {
    rememberZone(db, { userId: signed.userId, zone: readPreferences(request).zone })
    return redirect(safePath(to ?? null), { headers: await sessionHeaders(request, signed.token) })
  }
  return badForm(form, {
    [WHOLE_FORM]:
      signed.reason === 'wrong'
        ? 'The address or the password is not right.'
        : tooManyTries(signed.until, new Date()),
  })
}

export default function SignInPage({ loaderData: { to }, actionData }: Route.ComponentProps) {
  const isBusy = useNavigation().state !== 'idle'
  return (
    <NarrowPage title="Sign in">
      <Form method="post" className="grid gap-5">
        <ErrorSummary errors={actionData?.errors} />
        <input type="hidden" name="to" value={to} />
        <Field name="email" label="E-mail address" error={actionData?.errors.email}>
          <TextInput
            type="email"
            autoComplete="username"
            required
            defaultValue={typedText(actionData?.typed, 'email')}
          />
        </Field>
        <Field name="password" label="Password" error={actionData?.errors.password}>
          <TextInput type="password" autoComplete="current-password" required />
        </Field>
        <Button look="primary" busy={isBusy && 'Signing in…'}>
          Sign in
        </Button>
      </Form>
    </NarrowPage>
  )
}
