import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { SourceAccount } from '#app/components/discover/source-account.tsx'
import { listProviders, removeProvider, setProvider } from '#app/domain/discovery/provider-accounts.server.ts'
import { Forbidden } from '#app/domain/values/errors.ts'
import { readWebAddress } from '#app/domain/values/web-address.ts'
import { mayManage } from '#app/domain/workspaces/roles.ts'
import { HUNTER } from '#app/gateways/people/hunter.ts'
import { SEARCH_ENGINES } from '#app/gateways/search/engines.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireScope } from '#app/server/session.server.ts'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import type { Route } from './+types/data-sources.ts'

const SOURCES = [...SEARCH_ENGINES, HUNTER]

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const known = new Map(listProviders(scope).map((one) => [one.provider, one]))
  return {
    mayManage: mayManage(scope.user.role),
    sources: SOURCES.map(({ name, label, needs, help }) => ({
      name,
      label,
      needs,
      help,
      account: known.get(name) ?? null,
    })),
  }
}

const Account = z.object({
  source: z.enum(SOURCES.map(({ name }) => name)),
  do: z.enum(['save', 'remove']),
  secret: z.string().trim().default(''),
  endpoint: z.string().trim().default(''),
})

export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  if (!mayManage(scope.user.role))
    throw new Forbidden('Only owners and managers change the accounts of the team.')
  const form = readForm(Account, await request.formData())
  if (!form.ok) return badForm(form)
  const { source: provider, secret, endpoint } = form.value
  const { label, needs } = SOURCES.find(({ name }) => name === provider)!
  const say = (text: string) =>
    redirect('/settings/data-sources', { headers: { 'Set-Cookie': saying({ text }) } })
  if (form.value.do === 'remove') {
    removeProvider(scope, { provider })
    return say(`${label} is not asked any more`)
  }
  if (needs === 'key') {
    if (!secret) return badForm(form, { [`${provider}-secret`]: `Paste the key of ${label}` })
    setProvider(scope, { provider, key: secret, endpoint: null })
  } else {
    const url = readWebAddress(endpoint)
    if (!url)
      return badForm(form, { [`${provider}-endpoint`]: 'Enter its address, such as https://search.example' })
    setProvider(scope, { provider, key: null, endpoint: url.href })
  }
  return say(`${label} can be asked now`)
}

/** The team's accounts at services that are asked for data: search engines, and a directory of people. */
export default function DataSources({ loaderData, actionData }: Route.ComponentProps) {
  const { sources, mayManage } = loaderData
  return (
    <div className="grid max-w-measure gap-6">
      <p className="text-13 text-text-2">
        None is needed. Search engines are asked by Discover, Pages; a directory by the search for contacts.
        They use your own accounts. Keys are kept sealed and never shown again.
      </p>
      <ErrorSummary errors={actionData?.errors} />
      {sources.map((source) => (
        <FormSection
          key={`${source.name}-${source.account?.createdAt.getTime()}`}
          title={source.label}
          help={source.help}
        >
          <Form method="post" noValidate className="grid gap-3">
            <SourceAccount
              source={source}
              mayManage={mayManage}
              errors={actionData?.errors}
              typed={actionData?.typed}
            />
          </Form>
        </FormSection>
      ))}
    </div>
  )
}
