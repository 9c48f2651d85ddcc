import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { DraftingAccount } from '#app/components/discover/drafting-account.tsx'
import { SourceAccount } from '#app/components/discover/source-account.tsx'
import {
  listProviders,
  providerAccount,
  removeProvider,
  setProvider,
} from '#app/domain/discovery/provider-accounts.server.ts'
import { DRAFTING } from '#app/domain/sequences/draft-opener.server.ts'
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
    drafting: known.get(DRAFTING) ?? null,
    sources: SOURCES.map(({ name, label, needs, help }) => ({
      name,
      label,
      needs,
      help,
      account: known.get(name) ?? null,
    })),
  }
}

const Drafting = z.object({
  source: z.literal('drafting'),
  do: z.enum(['save', 'remove']),
  secret: z.string().trim().default(''),
  address: z.string().trim().default(''),
  model: z.string().trim().max(200, 'A name of 200 letters at most').default(''),
})
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
  const posted = await request.formData()
  if (posted.get('source') === DRAFTING) return changeDrafting(scope, posted)
  const form = readForm(Account, posted)
  if (!form.ok) return badForm(form)
  const { source: provider, secret, endpoint } = form.value
  const { label, needs } = SOURCES.find(({ name }) => name === provider)!
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

/** Sets whom drafts of openers are asked of, or nobody. A blank key keeps the one before, for the same service only. */
function changeDrafting(scope: Parameters<typeof setProvider>[0], posted: FormData) {
  const form = readForm(Drafting, posted)
  if (!form.ok) return badForm(form)
  const { secret, address, model } = form.value
  if (form.value.do === 'remove') {
    removeProvider(scope, { provider: DRAFTING })
    return say('No openers are drafted any more')
  }
  const url = readWebAddress(address.replace(/\/chat\/completions\/?$/, ''))
  if (!url) return badForm(form, { address: 'Enter its address, such as https://api.example/v1' })
  if (!model) return badForm(form, { model: 'Name the model to ask' })
  const before = providerAccount(scope, { provider: DRAFTING })
  const isSame = before?.endpoint && new URL(before.endpoint).origin === url.origin
  const key = secret || (isSame ? before.key : null)
  if (key && url.protocol !== 'https:')
    return badForm(form, {
      address: 'A key is only sent by https: correct the address, or leave the key out',
    })
  setProvider(scope, { provider: DRAFTING, key, endpoint: url.href, model })
  return say(`Openers can be drafted by ${model} now`)
}

function say(text: string) {
  return redirect('/settings/data-sources', { headers: { 'Set-Cookie': saying({ text }) } })
}

/** The team's accounts at services that are asked for data: search engines, and a directory of people. */
export default function DataSources({ loaderData, actionData }: Route.ComponentProps) {
  const { sources, mayManage, drafting } = loaderData
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
      <FormSection
        key={`drafting-${drafting?.createdAt.getTime()}`}
        title="Drafts of openers"
        help="Off until you set it. A service that speaks as OpenAI’s does (POST …/chat/completions), with your own key. It is asked only when somebody presses “Draft an opener”, and told the title of the page, your quote or a few of its paragraphs, and the title of your page. A draft never leaves before a person has changed or read it."
      >
        <Form method="post" noValidate className="grid gap-3">
          <DraftingAccount
            account={drafting}
            mayManage={mayManage}
            errors={actionData?.errors}
            typed={actionData?.typed}
          />
        </Form>
      </FormSection>
    </div>
  )
}
