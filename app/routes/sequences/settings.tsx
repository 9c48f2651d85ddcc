import { CircleStop } from 'lucide-react'
import { Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { listMailboxes } from '#app/domain/mailboxes/get-mailbox.server.ts'
import { liveCount, renameSequence } from '#app/domain/sequences/edit-sequence.server.ts'
import { getSequence } from '#app/domain/sequences/get-sequence.server.ts'
import { otherSenders, setTurns } from '#app/domain/sequences/turns.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Dialog } from '#app/ui/dialog.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field, FieldGroup } from '#app/ui/field.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import { Checkbox, Select, TextInput } from '#app/ui/inputs.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBody } from '#app/ui/page-bar.tsx'
import { typedText, typedTick } from '#app/ui/typed.ts'
import type { Route } from './+types/settings.ts'

const Settings = z.object({
  name: z.string().trim().min(1, 'Give the sequence a name').max(120),
  mailbox: z.coerce.number().int().positive().nullable().catch(null),
  others: z
    .union([z.string(), z.array(z.string())])
    .optional()
    .transform((ids) => (ids === undefined ? [] : [ids].flat().map(Number))),
  dailyCap: z.union(
    [z.literal('').transform(() => null), z.coerce.number().int().min(1).max(5000)],
    'A whole number from 1 to 5000, or nothing for what the mailboxes may',
  ),
})

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id, name, status, mailboxId, dailyCap } = getSequence(scope, {
    sequenceId: Number(params.sequenceId),
    projectId: project.id,
  })
  return {
    base: `/p/${project.id}/sequences/${id}`,
    name,
    status,
    mailboxId,
    dailyCap,
    others: otherSenders(scope, id).map((one) => one.id),
    live: liveCount(scope, id),
    mailboxes: listMailboxes(scope).map((one) => ({ id: one.id, email: one.email })),
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id } = getSequence(scope, { sequenceId: Number(params.sequenceId), projectId: project.id })
  const form = readForm(Settings, await request.formData())
  if (!form.ok) return badForm(form)
  const { others, dailyCap, mailbox } = form.value
  renameSequence(scope, { sequenceId: id, name: form.value.name, mailboxId: mailbox })
  setTurns(scope, { sequenceId: id, others: mailbox === null ? [] : others, dailyCap })
  return redirect(`/p/${project.id}/sequences/${id}/settings`, {
    headers: { 'Set-Cookie': saying({ text: 'The settings are saved' }) },
  })
}

export default function SettingsTab({ loaderData, actionData }: Route.ComponentProps) {
  const { base, name, status, mailboxId, others, dailyCap, mailboxes, live } = loaderData
  const busy = useNavigation().state === 'submitting' && 'Saving…'
  const typed = actionData?.typed
  return (
    <PageBody padded>
      <div className="grid max-w-measure gap-8">
        <Form method="post" className="grid gap-4">
          <ErrorSummary errors={actionData?.errors} />
          <Field name="name" label="Name" error={actionData?.errors?.name}>
            <TextInput defaultValue={typedText(typed, 'name', name)} />
          </Field>
          <Field
            name="mailbox"
            label="Sends from"
            help="For people added from now on. Whoever was written to already stays with their mailbox."
          >
            <Select defaultValue={typedText(typed, 'mailbox', String(mailboxId ?? ''))}>
              <option value="">No mailbox</option>
              {mailboxes.map((one) => (
                <option key={one.id} value={one.id}>
                  {one.email}
                </option>
              ))}
            </Select>
          </Field>
          {mailboxes.length > 1 && (
            <FieldGroup
              legend="Takes turns with"
              help="People added from now on go to whichever has the fewest on the way for what it may send. Everybody stays with their mailbox to the last step."
            >
              <div className="grid gap-2">
                {mailboxes
                  .filter((one) => one.id !== mailboxId)
                  .map((one) => (
                    <Checkbox
                      key={one.id}
                      name="others"
                      value={one.id}
                      defaultChecked={typedTick(typed, 'others', others.includes(one.id), String(one.id))}
                    >
                      {one.email}
                    </Checkbox>
                  ))}
              </div>
            </FieldGroup>
          )}
          <Field
            name="dailyCap"
            label="Messages a day, at most"
            help="From all its mailboxes together, by the day of each. Nothing: as many as the mailboxes may."
            error={actionData?.errors?.dailyCap}
          >
            <TextInput
              inputMode="numeric"
              className="max-w-28"
              defaultValue={typedText(typed, 'dailyCap', String(dailyCap ?? ''))}
            />
          </Field>
          <div className="flex gap-2">
            <Button look="primary" busy={busy}>
              Save settings
            </Button>
            {mailboxes.length === 0 && (
              <ButtonLink to="/settings/mailboxes/new">Connect a mailbox</ButtonLink>
            )}
          </div>
        </Form>
        {status !== 'stopped' && (
          <FormSection title="Stop this sequence" help="For good. To hold it for a while, pause it instead.">
            <Dialog
              title="Stop this sequence for good?"
              trigger={(opens) => (
                <Button look="danger" icon={CircleStop} {...opens}>
                  Stop the sequence
                </Button>
              )}
            >
              <p>
                {live === 0
                  ? 'Nobody is on the way in it.'
                  : `It ends for ${counted(live, 'person', 'people')}.`}{' '}
                No further message goes out. What was sent, and every thread, stays.
              </p>
              <Form method="post" action={`${base}/status`} className="mt-4">
                <Button look="danger" name="to" value="stopped">
                  Stop the sequence
                </Button>
              </Form>
            </Dialog>
          </FormSection>
        )}
      </div>
    </PageBody>
  )
}
