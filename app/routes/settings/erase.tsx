import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { ErasureTable } from '#app/components/workspace/erasure-table.tsx'
import { erasePerson, listForErasure } from '#app/domain/inbox/erase-person.server.ts'
import { Forbidden } from '#app/domain/values/errors.ts'
import { mayManage } from '#app/domain/workspaces/roles.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireScope } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { TextInput } from '#app/ui/inputs.tsx'
import type { Route } from './+types/erase.ts'

const Erase = z.object({ address: z.string().trim(), confirm: z.string().trim() })

const REFUSALS = {
  no_address: 'This is not one e-mail address.',
  leaving: 'A message to them is leaving at this moment. Try again in a minute.',
}

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const asked = (new URL(request.url).searchParams.get('address') ?? '').trim()
  return {
    asked,
    list: asked ? listForErasure(scope, asked) : null,
    mayManage: mayManage(scope.user.role),
  }
}

/** Erases the person; the address has to be typed once more, because nothing brings them back. */
export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  if (!mayManage(scope.user.role)) throw new Forbidden('Only owners and managers erase people.')
  const form = readForm(Erase, await request.formData())
  if (!form.ok) return badForm(form)
  const { address, confirm } = form.value
  if (confirm.toLowerCase() !== address.toLowerCase())
    return badForm(form, { confirm: `Type ${address} to confirm: this cannot be undone.` })
  const done = erasePerson(scope, address)
  if (!done.ok) return badForm(form, { confirm: REFUSALS[done.reason] })
  const text = 'Erased. A hash of the address stays on the list, so that they are not written to again.'
  return redirect('/settings/suppressions', { headers: { 'Set-Cookie': saying({ text }) } })
}

export const meta: Route.MetaFunction = () => [{ title: 'Erase a person · Linkwright' }]

export default function EraseScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { asked, list } = loaderData
  const offBecause = !loaderData.mayManage && 'Only owners and managers erase people'
  return (
    <div className="grid max-w-measure gap-8">
      <FormSection
        title="Erase a person"
        help="When somebody asks for it (GDPR, article 17). First you see what is known of them."
      >
        <Form className="grid max-w-80 gap-5">
          <Field
            name="address"
            label="Their e-mail address"
            error={asked && !list ? REFUSALS.no_address : undefined}
          >
            <TextInput type="email" defaultValue={asked} key={asked} required />
          </Field>
          <div>
            <Button>Show what is known</Button>
          </div>
        </Form>
      </FormSection>
      {list && (
        <FormSection
          title={`What is known of ${list.address}`}
          help="Erased are names, addresses and words. That mail left, when, and what became of the prospect stays, without the person."
        >
          <ErasureTable list={list} />
          <Form method="post" noValidate className="mt-5 grid max-w-80 gap-5">
            <ErrorSummary errors={actionData?.errors} />
            <input type="hidden" name="address" value={list.address} />
            <Field
              name="confirm"
              label="The address once more"
              help="This cannot be undone."
              error={actionData?.errors.confirm}
            >
              <TextInput defaultValue={String(actionData?.typed.confirm ?? '')} autoComplete="off" />
            </Field>
            <div className="flex gap-2">
              <Button look="danger" offBecause={offBecause}>
                Erase this person
              </Button>
              <ButtonLink look="quiet" to="/settings/suppressions">
                Leave it
              </ButtonLink>
            </div>
          </Form>
        </FormSection>
      )}
    </div>
  )
}
