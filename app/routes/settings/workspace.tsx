import { data, Form, useNavigation } from 'react-router'
import { z } from 'zod'
import { FatigueFields } from '#app/components/sequences/fatigue-fields.tsx'
import { StopAll } from '#app/components/sequences/stop-all.tsx'
import { ROLE_WORDS } from '#app/components/words.ts'
import { PaymentFields } from '#app/components/workspace/payment-fields.tsx'
import { PaymentForm } from '#app/domain/inbox/payment-policy.ts'
import { paymentPolicy, setPaymentPolicy } from '#app/domain/inbox/payment-policy.server.ts'
import { keepPagesFor, pageKeeping } from '#app/domain/links/drop-old-pages.server.ts'
import { FatigueForm } from '#app/domain/outbox/fatigue-form.ts'
import { fatigueLimits, setFatigueLimits } from '#app/domain/outbox/fatigue.server.ts'
import { sendingStop } from '#app/domain/sequences/stop-sending.server.ts'
import { Forbidden } from '#app/domain/values/errors.ts'
import { listPeople, renameWorkspace } from '#app/domain/workspaces/edit-workspace.server.ts'
import { mayManage } from '#app/domain/workspaces/roles.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireScope } from '#app/server/session.server.ts'
import { Avatar } from '#app/ui/avatar.tsx'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/workspace.ts'

const Action = z.discriminatedUnion('intent', [
  FatigueForm,
  PaymentForm,
  z.object({ intent: z.literal('rename'), name: z.string().trim().min(1, 'Enter the name of your team') }),
  z.object({
    intent: z.literal('keeping'),
    days: z.union(
      [z.literal('').transform(() => null), z.coerce.number().int().min(1).max(3650)],
      'A whole number of days from 1 to 3650, or nothing to keep pages for good',
    ),
  }),
])

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  return {
    name: scope.user.workspaceName,
    people: listPeople(scope),
    isStopped: sendingStop(scope) !== null,
    keeping: pageKeeping(scope),
    fatigue: fatigueLimits(scope),
    payment: paymentPolicy(scope),
    mayManage: mayManage(scope.user.role),
  }
}

export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  if (!mayManage(scope.user.role)) throw new Forbidden('Only owners and managers change the workspace.')
  const form = readForm(Action, await request.formData())
  if (!form.ok) return badForm(form)
  if (form.value.intent === 'rename') {
    renameWorkspace(scope, { name: form.value.name })
    return done(`The workspace is called ${form.value.name}`)
  }
  if (form.value.intent === 'fatigue') {
    const { fatigueDays: days, perPerson, perSite } = form.value
    setFatigueLimits(scope, { days, perPerson, perSite })
    return done('Saved')
  }
  if (form.value.intent === 'payment') {
    const problem = setPaymentPolicy(scope, form.value)
    return problem ? badForm(form, { reply: problem }) : done('Saved')
  }
  keepPagesFor(scope, { days: form.value.days })
  return done('Saved')
}

/** @param text said only where the screen itself does not show what happened */
function done(text?: string) {
  const headers: HeadersInit = text ? { 'Set-Cookie': saying({ text }) } : {}
  return data({ ok: true as const, errors: undefined, typed: undefined }, { headers })
}

export default function WorkspaceSettings({ loaderData, actionData }: Route.ComponentProps) {
  const { name, people, isStopped, keeping } = loaderData
  const intent = useNavigation().formData?.get('intent')
  const offBecause = !loaderData.mayManage && 'Only owners and managers change the workspace'
  return (
    <div className="grid max-w-measure gap-8">
      <FormSection title="Workspace">
        <Form method="post" noValidate className="grid max-w-80 gap-5">
          <input type="hidden" name="intent" value="rename" />
          <ErrorSummary errors={actionData?.errors} />
          <Field name="name" label="Name of your team" error={actionData?.errors?.name}>
            <TextInput defaultValue={typedText(actionData?.typed, 'name', name)} />
          </Field>
          <div>
            <Button busy={intent === 'rename' && 'Saving…'} offBecause={offBecause}>
              Save the name
            </Button>
          </div>
        </Form>
      </FormSection>
      <FormSection
        title="Sending"
        help="One switch over all mailboxes and sequences. Reading and checking go on."
      >
        {isStopped ? (
          <p className="text-13">No mail leaves; above stands who stopped it and why.</p>
        ) : (
          <div>
            <StopAll />
          </div>
        )}
      </FormSection>
      <FormSection
        title="Fatigue limits"
        help="First messages of sequences, counted over all projects. Who is above a limit is not enrolled; what is planned already waits, with the cause shown. A manager can let one go with a reason."
      >
        <FatigueFields
          limits={loaderData.fatigue}
          errors={actionData?.errors}
          typed={actionData?.typed}
          isBusy={intent === 'fatigue'}
          offBecause={offBecause}
        />
      </FormSection>
      <FormSection
        title="Who asks for payment"
        help="Links are not bought here: a request for payment is marked at the prospect and its site, and answered by your policy."
      >
        <PaymentFields
          payment={loaderData.payment}
          errors={actionData?.errors}
          typed={actionData?.typed}
          isBusy={intent === 'payment'}
          offBecause={offBecause}
        />
      </FormSection>
      <FormSection
        title="Evidence"
        help={`The HTML of checked pages: ${keeping.copies} kept, ${megabytes(keeping.bytes)}. A link’s first and last look, and every look that changed its status, are always kept.`}
      >
        <Form method="post" noValidate className="grid max-w-80 gap-5">
          <input type="hidden" name="intent" value="keeping" />
          <Field
            name="days"
            label="Days to keep pages"
            help="Nothing: for good. Verdicts, headers and the link’s HTML are never deleted."
            error={actionData?.errors?.days}
          >
            <TextInput
              inputMode="numeric"
              defaultValue={typedText(actionData?.typed, 'days', String(keeping.days ?? ''))}
            />
          </Field>
          <div>
            <Button busy={intent === 'keeping' && 'Saving…'} offBecause={offBecause}>
              Save the days
            </Button>
          </div>
        </Form>
      </FormSection>
      <FormSection
        title="People"
        help={
          <>
            Added on the command line: <code className="font-mono">npm run cli -- user create</code>.
          </>
        }
      >
        <ul className="rounded-lg border border-line">
          {people.map((person) => (
            <li
              key={person.id}
              className="flex items-center gap-3 px-4 py-2.5 text-13 not-first:border-t not-first:border-line"
            >
              <Avatar name={person.name} />
              <span className="min-w-0 flex-1 truncate">
                <b className="font-medium">{person.name}</b>{' '}
                <span className="text-text-2">{person.email}</span>
              </span>
              <span className="text-12 text-text-3">{ROLE_WORDS[person.role]}</span>
            </li>
          ))}
        </ul>
      </FormSection>
    </div>
  )
}

function megabytes(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.ceil(bytes / 1_000)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
