import { data, Form, useNavigation, useRouteLoaderData } from 'react-router'
import { z } from 'zod'
import { ThemeChoice } from '#app/components/theme-choice.tsx'
import { SessionList } from '#app/components/session-list.tsx'
import { tooManyTries } from '#app/domain/workspaces/attempts.ts'
import { PASSWORD_LEAST_LENGTH } from '#app/domain/workspaces/password.server.ts'
import { listSessions, revokeOtherSessions, revokeSession } from '#app/domain/workspaces/sessions.server.ts'
import { changePassword } from '#app/domain/workspaces/sign-in.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireScope } from '#app/server/session.server.ts'
import type { loader as rootLoader } from '#app/root.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Fact, Facts } from '#app/ui/facts.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import type { Route } from './+types/account.ts'

const Action = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('password'),
    currentPassword: z.string().min(1, 'Enter the password you have now'),
    newPassword: z.string().min(PASSWORD_LEAST_LENGTH, `Choose at least ${PASSWORD_LEAST_LENGTH} characters`),
  }),
  z.object({ intent: z.literal('end-session'), sessionId: z.coerce.number().int() }),
  z.object({ intent: z.literal('end-others') }),
])

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const { userId, userName, email, id } = scope.user
  return {
    user: { name: userName, email },
    sessions: listSessions(scope, { userId, wall: new Date() }).map((session) => ({
      ...session,
      isThis: session.id === id,
    })),
    passwordLength: PASSWORD_LEAST_LENGTH,
    wall: Date.now(),
  }
}

export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  const form = readForm(Action, await request.formData())
  if (!form.ok) return badForm(form)
  const { userId, id: keep } = scope.user
  switch (form.value.intent) {
    case 'password': {
      const { currentPassword: current, newPassword: next } = form.value
      const wall = new Date()
      const changed = await changePassword(scope.db, { userId, current, next, wall })
      if (!changed.ok)
        return badForm(form, {
          currentPassword:
            changed.reason === 'wrong'
              ? 'This is not the password you have now'
              : tooManyTries(changed.until, wall),
        })
      revokeOtherSessions(scope, { userId, keep })
      return done('The password is changed. Other browsers were signed out.')
    }
    case 'end-session':
      revokeSession(scope, { userId, sessionId: form.value.sessionId })
      return done()
    case 'end-others':
      revokeOtherSessions(scope, { userId, keep })
      return done()
  }
}

/** @param text said only where the screen itself does not show what happened */
function done(text?: string) {
  const headers: HeadersInit = text ? { 'Set-Cookie': saying({ text }) } : {}
  return data({ ok: true as const, errors: undefined }, { headers })
}

export default function Account({
  loaderData: { user, sessions, passwordLength, wall },
  actionData,
}: Route.ComponentProps) {
  const isBusy = useNavigation().formData?.get('intent') === 'password'
  const theme = useRouteLoaderData<typeof rootLoader>('root')?.theme ?? 'system'
  const errors = actionData?.errors
  return (
    <div className="grid max-w-measure gap-8">
      <FormSection title="You">
        <Facts>
          <Fact label="Name">{user.name}</Fact>
          <Fact label="Signs in as">{user.email}</Fact>
        </Facts>
      </FormSection>
      <FormSection title="Theme" help="Kept in this browser.">
        <ThemeChoice theme={theme} />
      </FormSection>
      <FormSection title="Password" help="Changing it signs you out everywhere else.">
        <Form
          method="post"
          noValidate
          className="grid max-w-80 gap-5"
          key={actionData?.ok ? 'changed' : 'typed'}
        >
          <input type="hidden" name="intent" value="password" />
          <input type="hidden" name="username" autoComplete="username" value={user.email} />
          <ErrorSummary errors={errors} />
          <Field name="currentPassword" label="The password you have now" error={errors?.currentPassword}>
            <TextInput type="password" autoComplete="current-password" />
          </Field>
          <Field
            name="newPassword"
            label="The new one"
            help={`At least ${passwordLength} characters.`}
            error={errors?.newPassword}
          >
            <TextInput type="password" autoComplete="new-password" />
          </Field>
          <div>
            <Button busy={isBusy && 'Changing…'}>Change the password</Button>
          </div>
        </Form>
      </FormSection>
      <FormSection title="Signed-in browsers" help="End the ones you do not know.">
        <SessionList sessions={sessions} wall={wall} />
      </FormSection>
    </div>
  )
}
