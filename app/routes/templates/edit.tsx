import { Archive } from 'lucide-react'
import { useRef } from 'react'
import { Form, redirect, useNavigation } from 'react-router'
import { z } from 'zod'
import { TACTICS } from '#db/vocabulary.ts'
import { FieldList } from '#app/components/templates/field-list.tsx'
import { PreviewColumn, useLivePreview } from '#app/components/templates/preview-column.tsx'
import { TemplateFields, type TemplateValues } from '#app/components/templates/template-fields.tsx'
import { useInsert } from '#app/components/templates/use-insert.ts'
import { previewTemplate, tryOutChoices } from '#app/domain/sequences/preview.server.ts'
import { getTemplate } from '#app/domain/templates/queries.server.ts'
import { archiveTemplate, saveTemplate } from '#app/domain/templates/save-template.server.ts'
import { listSnippets } from '#app/domain/templates/snippets.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm, type Typed } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import { typedText } from '#app/ui/typed.ts'
import type { Route } from './+types/edit.ts'

const Text = {
  name: z.string().trim().max(120).catch(''),
  tactic: z.enum(TACTICS).nullable().catch(null),
  followUp: z
    .literal('yes')
    .optional()
    .catch(undefined)
    .transform((value) => value === 'yes'),
  subject: z.string().trim().catch(''),
  body: z.string().catch(''),
  prospect: z.coerce.number().int().positive().nullable().catch(null),
}
const Action = z.discriminatedUnion('intent', [
  z.object({
    intent: z.literal('save'),
    ...Text,
    name: z.string().trim().min(1, 'Give the template a name').max(120, 'A name of 120 letters at most'),
    body: z.string().trim().min(1, 'Write the text of the mail'),
  }),
  z.object({ intent: z.literal('preview'), ...Text }),
  z.object({ intent: z.literal('archive') }),
  z.object({ intent: z.literal('restore') }),
])
const EMPTY = { name: '', tactic: null, isFollowUp: false, subject: '', body: '' }

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const id = readId(params)
  const template = id === null ? EMPTY : getTemplate(scope, id)
  const choices = tryOutChoices(scope, { projectId: project.id, tactic: template.tactic })
  const { name, tactic, isFollowUp, subject, body } = template
  return {
    projectId: project.id,
    id,
    template: { name, tactic: tactic ?? '', isFollowUp, subject, body },
    snippets: listSnippets(scope).map(({ name, text }) => ({ name, text })),
    choices: choices.map(({ prospectId, domain, pageTitle }) => ({ prospectId, domain, pageTitle })),
    preview: previewTemplate(scope, template, choices[0]?.prospectId ?? null),
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const list = `/p/${project.id}/templates`
  const form = readForm(Action, await request.formData())
  if (!form.ok) return badForm(form)
  const { value } = form
  if (value.intent === 'archive' || value.intent === 'restore')
    return archive(scope, { id: readId(params)!, isArchived: value.intent === 'archive', list })
  const text = { ...value, isFollowUp: value.followUp }
  if (value.intent === 'preview')
    return {
      ok: true as const,
      preview: previewTemplate(scope, text, value.prospect),
      typed: form.typed,
      errors: undefined,
    }
  const { name, tactic, isFollowUp, subject, body } = text
  if (!subject && !isFollowUp) return badForm(form, { subject: 'A first mail needs a subject' })
  const saved = saveTemplate(scope, {
    id: readId(params) ?? undefined,
    name,
    tactic,
    isFollowUp,
    subject,
    body,
  })
  if (!saved.ok)
    return badForm(form, {
      [saved.field]: `Line ${saved.error.line}, column ${saved.error.column}: ${saved.error.message}`,
    })
  return redirect(`${list}/${saved.id}`, {
    headers: { 'Set-Cookie': saying({ text: `“${name}” is saved` }) },
  })
}

function archive(
  scope: Parameters<typeof archiveTemplate>[0],
  { id, isArchived, list }: { id: number; isArchived: boolean; list: string },
) {
  archiveTemplate(scope, { id, isArchived })
  if (!isArchived) return redirect(`${list}/${id}`)
  const undo = { action: `${list}/${id}`, fields: { intent: 'restore' } }
  return redirect(list, { headers: { 'Set-Cookie': saying({ text: 'The template is archived', undo }) } })
}

function readId({ templateId }: { templateId?: string }): number | null {
  return templateId ? Number(templateId) || 0 : null
}

export default function EditTemplate({ loaderData, actionData }: Route.ComponentProps) {
  const { projectId, id, template, choices } = loaderData
  const values = valuesOf(template, actionData?.typed)
  const form = useRef<HTMLFormElement>(null)
  const { noteFocus, insert } = useInsert('body')
  const { live, previewSoon } = useLivePreview(form)
  const busy = useNavigation().formData?.get('intent') === 'save' && 'Saving…'
  const shown =
    live ?? (actionData && 'preview' in actionData ? actionData.preview : null) ?? loaderData.preview
  return (
    <>
      <PageBar
        title={id === null ? 'New template' : template.name}
        crumb={{ label: 'Templates', to: `/p/${projectId}/templates` }}
        rule
      >
        {id !== null && (
          <Form method="post">
            <Button name="intent" value="archive" size="sm" look="quiet" icon={Archive}>
              Archive
            </Button>
          </Form>
        )}
        <Button form="template" name="intent" value="save" size="sm" look="primary" busy={busy}>
          Save template
        </Button>
      </PageBar>
      <PageBody padded>
        <Form
          id="template"
          key={id}
          ref={form}
          method="post"
          className="grid max-w-content grid-cols-1 gap-6 wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)]"
          onInput={previewSoon}
          onFocus={(event) => noteFocus(event.target)}
        >
          <div className="grid grid-cols-1 content-start gap-4">
            <ErrorSummary errors={actionData?.errors} />
            <TemplateFields values={values} errors={actionData?.errors} />
            <FieldList snippets={loaderData.snippets} onInsert={insert} />
          </div>
          <PreviewColumn
            shown={shown}
            choices={choices}
            chosen={typedText(actionData?.typed, 'prospect', String(choices[0]?.prospectId ?? ''))}
          />
        </Form>
      </PageBody>
    </>
  )
}

function valuesOf(template: TemplateValues, typed: Typed | undefined): TemplateValues {
  if (!typed || typed.body === undefined) return template
  return {
    name: typedText(typed, 'name', template.name),
    tactic: typedText(typed, 'tactic', template.tactic),
    isFollowUp: typed.followUp === 'yes',
    subject: typedText(typed, 'subject', template.subject),
    body: typedText(typed, 'body', template.body),
  }
}
