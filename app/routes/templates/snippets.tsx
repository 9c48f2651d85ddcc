import { TextQuote } from 'lucide-react'
import { Form, Link, redirect } from 'react-router'
import { z } from 'zod'
import { LintList } from '#app/components/templates/lint-list.tsx'
import { SEQUENCE_STATUS_WORDS } from '#app/components/words.ts'
import { removeSnippet, saveSnippet } from '#app/domain/sequences/save-snippet.server.ts'
import { openSnippetUses, type SnippetUses } from '#app/domain/sequences/snippet-uses.server.ts'
import { lint } from '#app/domain/templates/lint.ts'
import { listSnippets } from '#app/domain/templates/snippets.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { TextArea, TextInput } from '#app/ui/inputs.tsx'
import { counted } from '#app/ui/number.ts'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/snippets.ts'

const id = z.coerce.number().int().positive()
const Change = z.union([
  z.object({ remove: id }),
  z.object({ id: z.union([z.literal(''), id]).default(''), name: z.string(), text: z.string() }),
])

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const usesOf = openSnippetUses(scope)
  const snippets = listSnippets(scope).map((one) => ({
    id: one.id,
    name: one.name,
    text: one.text,
    uses: usesOf(one.name),
    lint: lintOf(one.text),
  }))
  const edit = Number(new URL(request.url).searchParams.get('edit'))
  return {
    base: `/p/${project.id}/templates`,
    snippets,
    edited: snippets.find((one) => one.id === edit) ?? null,
  }
}

/** What is to be mended in a snippet, with the examples of the fields. */
function lintOf(text: string) {
  const { words, problems } = lint({ subject: null, body: text, isFollowUp: true })
  return { words, problems }
}

/** Keeps, changes or removes a snippet. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const here = `/p/${project.id}/templates/snippets`
  const form = readForm(Change, await request.formData())
  if (!form.ok) return badForm(form)
  const { value } = form
  if ('remove' in value) {
    const gone = removeSnippet(scope, { id: value.remove })
    if (!gone.ok) return badForm(form, { form: gone.says })
    const { name, text } = gone
    const undo = { action: here, fields: { name, text } }
    // A cookie carries what is said: longer words do not fit.
    const isShort = Buffer.byteLength(text) < 2_000
    const said = saying({ text: `The snippet “${name}” is gone`, ...(isShort ? { undo } : {}) })
    return redirect(here, { headers: { 'Set-Cookie': said } })
  }
  const saved = saveSnippet(scope, { ...value, id: value.id === '' ? null : value.id })
  if (!saved.ok) return badForm(form, { [saved.field]: saved.says })
  return redirect(here, { headers: { 'Set-Cookie': saying({ text: `“${value.name.trim()}” is kept` }) } })
}

export const meta: Route.MetaFunction = () => [{ title: 'Snippets · Linkwright' }]

export default function SnippetsScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { base, snippets, edited } = loaderData
  const errors = actionData?.errors ?? {}
  const typed = (field: 'name' | 'text') => `${actionData?.typed[field] ?? edited?.[field] ?? ''}`
  return (
    <>
      <PageBar title="Snippets" crumb={{ label: 'Templates', to: base }} rule />
      <PageBody padded>
        <div className="grid gap-6 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <Form
            key={`${edited?.id ?? 'new'}:${snippets.length}`}
            method="post"
            className="grid content-start gap-4"
          >
            <h2 className="text-14 font-semibold">{edited ? `Change “${edited.name}”` : 'A new one'}</h2>
            <ErrorSummary errors={actionData?.errors} />
            <input type="hidden" name="id" value={edited?.id ?? ''} />
            <Field
              name="name"
              label="Name"
              help={'Templates and steps put it in by its name: {{snippet "who we are"}}.'}
              error={errors.name}
            >
              <TextInput defaultValue={typed('name')} required maxLength={60} />
            </Field>
            <Field
              name="text"
              label="Words"
              help="Merge fields work as in templates and are filled in for each recipient. Another snippet cannot stand in it."
              error={errors.text}
            >
              <TextArea defaultValue={typed('text')} required rows={8} maxLength={2000} />
            </Field>
            {edited && <WhatChanges uses={edited.uses} />}
            <div className="flex gap-2">
              <Button look="primary">{edited ? 'Save the change' : 'Keep it'}</Button>
              {edited && (
                <ButtonLink look="quiet" to={`${base}/snippets`}>
                  Leave it
                </ButtonLink>
              )}
            </div>
          </Form>
          {snippets.length === 0 ? (
            <EmptyState icon={TextQuote}>
              Words that stand in several templates, as who you are or what you offer, are kept here once and
              put in by name.
            </EmptyState>
          ) : (
            <ul aria-label="Snippets" className="grid content-start gap-2 text-13">
              {snippets.map((one) => (
                <li key={one.id} className="rounded-lg border border-line bg-surface px-4 py-3">
                  <div className="flex items-center gap-2">
                    <Link to={`?edit=${one.id}`} className="min-w-0 truncate font-medium hover:underline">
                      {one.name}
                    </Link>
                    <Form method="post" className="ml-auto">
                      <Button size="sm" look="quiet" name="remove" value={one.id} formNoValidate>
                        Remove
                      </Button>
                    </Form>
                  </div>
                  <p className="mt-1 line-clamp-3 wrap-anywhere whitespace-pre-wrap text-text-2">
                    {one.text}
                  </p>
                  <div className="mt-2">
                    <LintList lint={one.lint} />
                  </div>
                  <Uses uses={one.uses} base={base} />
                </li>
              ))}
            </ul>
          )}
        </div>
      </PageBody>
    </>
  )
}

/** Said before the change is saved: who gets other words by it. */
function WhatChanges({ uses }: { uses: SnippetUses }) {
  const running = uses.sequences.filter(({ live, status }) => live > 0 && status !== 'stopped')
  if (running.length === 0)
    return <p className="text-13 text-text-2">No message that waits to be sent has these words in it.</p>
  return (
    <div className="rounded-lg border border-line bg-surface px-4 py-3 text-13">
      <p className="font-medium">The change counts for every message that has not left yet, in:</p>
      <ul className="mt-1 text-text-2">
        {running.map(({ id, name, status, live, steps }) => (
          <li key={id}>
            {name} ({SEQUENCE_STATUS_WORDS[status].toLowerCase()}): {steps.length > 1 ? 'steps' : 'step'}{' '}
            {steps.join(', ')}, {counted(live, 'person', 'people')} not at its end
          </li>
        ))}
      </ul>
      <p className="mt-1 text-text-2">What was sent stays as it was sent.</p>
    </div>
  )
}

function Uses({ uses, base }: { uses: SnippetUses; base: string }) {
  const places = [
    ...uses.templates.map(({ id, name, isArchived }) => ({
      to: `${base}/${id}`,
      name: isArchived ? `${name} (archived)` : name,
    })),
    ...uses.sequences.map(({ id, projectId, name }) => ({ to: `/p/${projectId}/sequences/${id}`, name })),
  ]
  if (places.length === 0) return <p className="mt-1 text-12 text-text-3">Put in nowhere</p>
  return (
    <p className="mt-1 text-12 text-text-3">
      Put in by{' '}
      {places.map(({ to, name }, at) => (
        <span key={to}>
          {at > 0 && ', '}
          <Link to={to} className="hover:underline">
            {name}
          </Link>
        </span>
      ))}
    </p>
  )
}
