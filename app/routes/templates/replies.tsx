import { MessageSquareText } from 'lucide-react'
import { Form, Link, redirect } from 'react-router'
import { z } from 'zod'
import { listSavedReplies, removeReply, saveReply } from '#app/domain/inbox/saved-replies.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Field } from '#app/ui/field.tsx'
import { TextArea, TextInput } from '#app/ui/inputs.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/replies.ts'

const id = z.coerce.number().int().positive()
const Change = z.union([
  z.object({ remove: id }),
  z.object({
    id: z.union([z.literal(''), id]).default(''),
    name: z.string().max(80),
    text: z.string().max(20_000),
  }),
])

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const replies = listSavedReplies(scope)
  const edit = Number(new URL(request.url).searchParams.get('edit'))
  return {
    base: `/p/${project.id}/templates`,
    replies,
    edited: replies.find((one) => one.id === edit) ?? null,
  }
}

/** Keeps, changes or removes a saved reply. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const here = `/p/${project.id}/templates/replies`
  const form = readForm(Change, await request.formData())
  if (!form.ok) return badForm(form)
  const { value } = form
  if ('remove' in value) {
    const gone = removeReply(scope, { id: value.remove })
    const undo = gone && { action: here, fields: { name: gone.name, text: gone.text } }
    const said = saying({ text: 'The saved reply is gone', ...(undo ? { undo } : {}) })
    return redirect(here, { headers: { 'Set-Cookie': said } })
  }
  const saved = saveReply(scope, { ...value, id: value.id === '' ? null : value.id })
  if (!saved.ok) return badForm(form, { [saved.problem.field]: saved.problem.says })
  return redirect(here, { headers: { 'Set-Cookie': saying({ text: `“${value.name.trim()}” is kept` }) } })
}

export const meta: Route.MetaFunction = () => [{ title: 'Saved replies · Linkwright' }]

export default function SavedRepliesScreen({ loaderData, actionData }: Route.ComponentProps) {
  const { base, replies, edited } = loaderData
  const errors = actionData?.errors ?? {}
  const typed = (field: 'name' | 'text') => `${actionData?.typed[field] ?? edited?.[field] ?? ''}`
  return (
    <>
      <PageBar title="Saved replies" crumb={{ label: 'Templates', to: base }} rule />
      <PageBody padded>
        <div className="grid gap-6 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]">
          <Form
            key={`${edited?.id ?? 'new'}:${replies.length}`}
            method="post"
            className="grid content-start gap-4"
          >
            <h2 className="text-14 font-semibold">{edited ? `Change “${edited.name}”` : 'A new one'}</h2>
            <input type="hidden" name="id" value={edited?.id ?? ''} />
            <Field name="name" label="Name" error={errors.name}>
              <TextInput defaultValue={typed('name')} required maxLength={80} />
            </Field>
            <Field
              name="text"
              label="Words"
              help="Merge fields work as in templates: {{contact.first_name}}, {{target.url}}, {{sender.first_name}}. What is not known stands open, and the answer does not go before it is written."
              error={errors.text}
            >
              <TextArea defaultValue={typed('text')} required rows={8} />
            </Field>
            <div className="flex gap-2">
              <Button look="primary">{edited ? 'Save the change' : 'Keep it'}</Button>
              {edited && (
                <ButtonLink look="quiet" to={`${base}/replies`}>
                  Leave it
                </ButtonLink>
              )}
            </div>
          </Form>
          {replies.length === 0 ? (
            <EmptyState icon={MessageSquareText}>
              Words that you write again and again stand here, and one choice puts them into an answer.
            </EmptyState>
          ) : (
            <ul aria-label="Saved replies" className="grid content-start gap-2 text-13">
              {replies.map((reply) => (
                <li key={reply.id} className="rounded-lg border border-line bg-surface px-4 py-3">
                  <div className="flex items-center gap-2">
                    <Link to={`?edit=${reply.id}`} className="min-w-0 truncate font-medium hover:underline">
                      {reply.name}
                    </Link>
                    <Form method="post" className="ml-auto">
                      <Button size="sm" look="quiet" name="remove" value={reply.id} formNoValidate>
                        Remove
                      </Button>
                    </Form>
                  </div>
                  <p className="mt-1 line-clamp-3 wrap-anywhere whitespace-pre-wrap text-text-2">
                    {reply.text}
                  </p>
                </li>
              ))}
            </ul>
          )}
        </div>
      </PageBody>
    </>
  )
}
