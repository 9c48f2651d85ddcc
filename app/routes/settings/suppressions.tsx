import { Ban, Download } from 'lucide-react'
import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { FileDrop } from '#app/components/imports/file-drop.tsx'
import { SuppressionsTable } from '#app/components/suppressions-table.tsx'
import { addSuppressions } from '#app/domain/sites/add-suppressions.server.ts'
import { countSuppressions, listSuppressions } from '#app/domain/sites/suppression-list.server.ts'
import { unsuppress } from '#app/domain/sites/suppression.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { safePath } from '#app/server/safe-path.ts'
import { requireScope } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { TextArea, TextInput } from '#app/ui/inputs.tsx'
import { counted } from '#app/ui/number.ts'
import { SearchInput } from '#app/ui/search-input.tsx'
import type { Route } from './+types/suppressions.ts'

const PAGE_SIZE = 50

const Add = z.object({
  intent: z.literal('add'),
  values: z.string().trim().min(1, 'Enter an address or a domain, one a line'),
  because: z.string().trim().max(200).catch(''),
  to: z.string().optional(),
})
const Remove = z.object({ intent: z.literal('remove'), id: z.string().regex(/^\d+$/).transform(Number) })

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const params = new URL(request.url).searchParams
  const search = (params.get('q') ?? '').trim()
  const before = Number(params.get('before')) || null
  return {
    ...listSuppressions(scope, { search, before, pageSize: PAGE_SIZE }),
    total: countSuppressions(scope),
    search,
  }
}

export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  const form = readForm(z.discriminatedUnion('intent', [Add, Remove]), await request.formData())
  if (!form.ok) return badForm(form)
  if (form.value.intent === 'remove') {
    const removed = unsuppress(scope, { id: form.value.id })
    if (removed.ok) return redirect('/settings/suppressions')
    return badForm(form, { form: 'A complaint and an erasure are permanent: this stays on the list.' })
  }
  const { values, because, to } = form.value
  const added = addSuppressions(scope, {
    text: values,
    because: because || `added by ${scope.user.userName}`,
  })
  if (!added.ok)
    return badForm(form, {
      values: `Not an address or a domain: ${added.unusable.slice(0, 5).join(', ')}. Nothing was added.`,
    })
  const text = `${counted(added.count, 'entry', 'entries')} on the list.`
  return redirect(safePath(to ?? '/settings/suppressions'), { headers: { 'Set-Cookie': saying({ text }) } })
}

export const meta: Route.MetaFunction = () => [{ title: 'Do not contact · Linkwright' }]

export default function Suppressions({ loaderData, actionData }: Route.ComponentProps) {
  const { rows, next, total, search } = loaderData
  return (
    <div className="grid max-w-content gap-4 wide:grid-cols-[minmax(0,1fr)_340px]">
      <Card
        padded={false}
        title={
          total === 0
            ? 'Nobody is on the list'
            : `${counted(total, 'address or domain', 'addresses and domains')} never written to`
        }
        side={
          total > 0 && (
            <div className="flex items-center gap-2">
              <search>
                <Form>
                  <SearchInput label="Address or domain" defaultValue={search} key={search} />
                </Form>
              </search>
              <ButtonLink to="/settings/suppressions/export.csv" reloadDocument size="sm" icon={Download}>
                Export
              </ButtonLink>
            </div>
          )
        }
      >
        {rows.length > 0 ? (
          <SuppressionsTable rows={rows} next={next} search={search} />
        ) : (
          <EmptyState icon={Ban}>
            {search
              ? `No entry begins with “${search}”.`
              : 'Whoever unsubscribes, bounces or complains stands here, with the reason, and gets no more mail from any mailbox of the team.'}
          </EmptyState>
        )}
      </Card>
      <div className="grid content-start gap-4">
        <Card title="Add to the list">
          <Form method="post" className="grid gap-4">
            <input type="hidden" name="intent" value="add" />
            <ErrorSummary errors={actionData?.errors} />
            <Field
              name="values"
              label="Addresses or domains"
              help="One a line. A domain covers everybody there."
              error={actionData?.errors.values}
            >
              <TextArea rows={4} defaultValue={String(actionData?.typed.values ?? '')} />
            </Field>
            <Field name="because" label="Why" optional>
              <TextInput maxLength={200} defaultValue={String(actionData?.typed.because ?? '')} />
            </Field>
            <div>
              <Button look="primary">Add to the list</Button>
            </div>
          </Form>
        </Card>
        <Card title="Erase a person">
          <p className="mb-3 text-13 text-text-2">
            Takes somebody out of everything when they ask for it, and keeps only a hash of the address here.
          </p>
          <ButtonLink to="/settings/erase">See what is known</ButtonLink>
        </Card>
        <Card title="Bring a list">
          <Form
            method="post"
            action="/settings/suppressions/file"
            encType="multipart/form-data"
            className="grid gap-4"
          >
            <Field
              name="file"
              label="Export of another tool, or of Linkwright"
              help="Reasons are kept: unsubscribed, bounced, complained. Nobody is taken off the list by it."
            >
              <FileDrop accept=".csv,.tsv,.txt,.xlsx,.gz,.zip" />
            </Field>
            <div>
              <Button>Bring the list</Button>
            </div>
          </Form>
        </Card>
      </div>
    </div>
  )
}
