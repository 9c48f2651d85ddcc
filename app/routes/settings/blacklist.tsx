import { Download, ListX } from 'lucide-react'
import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { BlacklistTable } from '#app/components/blacklist-table.tsx'
import { FileDrop } from '#app/components/imports/file-drop.tsx'
import { banSites } from '#app/domain/prospects/ban-sites.server.ts'
import { countBlacklist, listBlacklist, unban } from '#app/domain/sites/blacklist.server.ts'
import { PATTERN_HELP } from '#app/domain/sites/blacklist.ts'
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
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/blacklist.ts'

const PAGE_SIZE = 50

const Add = z.object({
  intent: z.literal('add'),
  values: z.string().trim().min(1, 'Enter a site, an address or a pattern, one a line'),
  reason: z.string().trim().min(1, 'Say why, for those who meet it later').max(200, 'At most 200 characters'),
  to: z.string().optional(),
})
const Remove = z.object({ intent: z.literal('remove'), id: z.string().regex(/^\d+$/).transform(Number) })

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const params = new URL(request.url).searchParams
  const search = (params.get('q') ?? '').trim()
  const before = Number(params.get('before')) || null
  return {
    ...listBlacklist(scope, { search, before, pageSize: PAGE_SIZE }),
    total: countBlacklist(scope),
    search,
  }
}

export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  const form = readForm(z.discriminatedUnion('intent', [Add, Remove]), await request.formData())
  if (!form.ok) return badForm(form)
  if (form.value.intent === 'remove') {
    unban(scope, { id: form.value.id })
    return redirect('/settings/blacklist', { headers: { 'Set-Cookie': saying({ text: 'Taken off.' }) } })
  }
  const { values, reason, to } = form.value
  const banned = banSites(scope, { text: values, reason, origin: scope.user.userName })
  if (!banned.ok) {
    const which = banned.unusable.slice(0, 5).join(', ')
    return badForm(form, {
      values: `Not a site, an address or a pattern with three letters: ${which}. Nothing was added.`,
    })
  }
  const { count, disqualified } = banned
  const moved = disqualified > 0 ? `, ${counted(disqualified, 'open prospect')} disqualified` : ''
  const text = `${counted(count, 'new entry', 'new entries')} on the blacklist${moved}.`
  return redirect(safePath(to ?? '/settings/blacklist'), { headers: { 'Set-Cookie': saying({ text }) } })
}

export const meta: Route.MetaFunction = () => [{ title: 'Blacklist · Linkwright' }]

export default function Blacklist({ loaderData, actionData }: Route.ComponentProps) {
  const { rows, next, total, search } = loaderData
  return (
    <div className="grid max-w-content gap-4 wide:grid-cols-[minmax(0,1fr)_340px]">
      <Card
        padded={false}
        title={
          total === 0
            ? 'The blacklist is empty'
            : `${counted(total, 'entry', 'entries')} never to be prospects`
        }
        side={
          total > 0 && (
            <div className="flex items-center gap-2">
              <search>
                <Form>
                  <SearchInput label="Site, address or reason" defaultValue={search} key={search} />
                </Form>
              </search>
              <ButtonLink to="/settings/blacklist/export.csv" reloadDocument size="sm" icon={Download}>
                Export
              </ButtonLink>
            </div>
          )
        }
      >
        {rows.length > 0 ? (
          <BlacklistTable rows={rows} next={next} search={search} />
        ) : (
          <EmptyState icon={ListX}>
            {search
              ? `No entry has “${search}” in it.`
              : 'Sites, addresses and patterns that no project wants. Imports, finds and sequences leave them out and say why.'}
          </EmptyState>
        )}
      </Card>
      <div className="grid content-start gap-4">
        <Card title="Add to the blacklist">
          <Form method="post" noValidate className="grid gap-4">
            <input type="hidden" name="intent" value="add" />
            <ErrorSummary errors={actionData?.errors} />
            <Field
              name="values"
              label="Sites, addresses or patterns"
              help={`One a line. A star stands for anything: ${PATTERN_HELP}. Prospects that nobody has written to are disqualified.`}
              error={actionData?.errors.values}
            >
              <TextArea rows={4} defaultValue={typedText(actionData?.typed, 'values')} />
            </Field>
            <Field name="reason" label="Why" error={actionData?.errors.reason}>
              <TextInput maxLength={200} defaultValue={typedText(actionData?.typed, 'reason')} />
            </Field>
            <div>
              <Button look="primary">Add to the blacklist</Button>
            </div>
          </Form>
        </Card>
        <Card title="Bring a list">
          <Form
            method="post"
            action="/settings/blacklist/file"
            encType="multipart/form-data"
            className="grid gap-4"
          >
            <Field
              name="file"
              label="A table with sites, addresses or patterns"
              help="A column named Reason gives the reasons. Nothing is taken off the list by it."
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
