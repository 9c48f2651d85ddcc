import { UserSearch } from 'lucide-react'
import { Form, redirect } from 'react-router'
import { ContactSearchProgress } from '#app/components/prospects/contact-search-progress.tsx'
import { FormToFill } from '#app/components/prospects/form-to-fill.tsx'
import { settleForm } from '#app/domain/discovery/settle-form.server.ts'
import {
  cancelContactSearch,
  contactSearchBatchesOf,
  formsToFill,
} from '#app/domain/discovery/start-contact-search.server.ts'
import { formPitch, pitchTemplates } from '#app/domain/sequences/form-pitch.server.ts'
import { saying } from '#app/server/flash.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { GroupHead } from '#app/ui/card.tsx'
import { EmptyState } from '#app/ui/empty-state.tsx'
import { Select } from '#app/ui/inputs.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/contact-searches.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  const templates = pitchTemplates(scope)
  const asked = Number(new URL(request.url).searchParams.get('template'))
  const templateId = (templates.find(({ id }) => id === asked) ?? templates[0])?.id ?? null
  const forms = formsToFill(scope, { projectId: project.id })
  return {
    base: `/p/${project.id}`,
    batches: contactSearchBatchesOf(scope, { projectId: project.id }),
    templates,
    templateId,
    total: forms.total,
    forms: forms.rows.map((row) => ({
      ...row,
      pitch: templateId === null ? null : formPitch(scope, { prospectId: row.prospectId, templateId }),
    })),
  }
}

export const meta: Route.MetaFunction = () => [{ title: 'Contacts · Linkwright' }]

/** `cancel:7` ends a search, `written:9` and `aside:9` settle a form. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = await request.formData()
  const [verb = '', id] = String(form.get('do') ?? '').split(':')
  const back = `/p/${project.id}/contacts${new URL(request.url).search}`
  if (verb === 'cancel') {
    cancelContactSearch(scope, { batchId: Number(id) || 0, projectId: project.id })
    return redirect(back)
  }
  const wasWritten = verb === 'written'
  const isSettled = settleForm(scope, { searchId: Number(id) || 0, projectId: project.id, wasWritten })
  const text = !isSettled
    ? 'Somebody settled this form before.'
    : wasWritten
      ? 'Noted: written to through the form, stage is Contacted'
      : 'Put aside'
  return redirect(back, { headers: { 'Set-Cookie': saying({ text, isError: !isSettled }) } })
}

/** Searches for contacts with how far each is, and the forms that a person must write through. */
export default function ContactSearches({ loaderData }: Route.ComponentProps) {
  const { base, batches, forms, total, templates, templateId } = loaderData
  return (
    <>
      <PageBar title="Contacts" sub="looked for on their sites" rule>
        <ButtonLink to={`${base}/prospects`} look="quiet">
          Prospects
        </ButtonLink>
      </PageBar>
      <PageBody padded>
        <div className="grid max-w-measure gap-6">
          {batches.length === 0 && (
            <EmptyState
              icon={UserSearch}
              action={<ButtonLink to={`${base}/prospects`}>Choose prospects</ButtonLink>}
            >
              Tick prospects in the grid and choose Find, Contacts: their sites are read for whom to write to.
            </EmptyState>
          )}
          {batches.map((batch) => (
            <ContactSearchProgress key={batch.id} batch={batch} />
          ))}
          {forms.length > 0 && (
            <section>
              <GroupHead
                title="Forms to write through"
                count={total}
                side={templates.length > 0 && <TemplateChoice {...{ templates, templateId }} />}
              />
              <div className="grid gap-4">
                {forms.map((form) => (
                  <FormToFill key={`${form.id}-${templateId}`} form={form} base={base} />
                ))}
              </div>
            </section>
          )}
        </div>
      </PageBody>
    </>
  )
}

function TemplateChoice({
  templates,
  templateId,
}: {
  templates: { id: number; name: string }[]
  templateId: number | null
}) {
  return (
    <Form method="get" className="flex items-center gap-2">
      <Select name="template" aria-label="Template of the text" defaultValue={templateId ?? undefined}>
        {templates.map(({ id, name }) => (
          <option key={id} value={id}>
            {name}
          </option>
        ))}
      </Select>
      <Button size="sm">Use</Button>
    </Form>
  )
}
