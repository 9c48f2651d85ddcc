import { redirect, useOutletContext } from 'react-router'
import { z } from 'zod'
import { sameList } from '#app/components/prospects/list-url.ts'
import type { RecordFacts } from '#app/components/prospects/prospect-record.tsx'
import { PanelForm } from '#app/components/prospects/panel-form.tsx'
import { editProspect } from '#app/domain/prospects/edit-prospect.server.ts'
import { readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Field } from '#app/ui/field.tsx'
import { Select, TextArea, TextInput } from '#app/ui/inputs.tsx'
import type { Route } from './+types/facts.ts'

const Line = z.string().trim().max(2000).catch('')
const Facts = z.object({
  pageTitle: Line,
  target: z.union([z.literal(''), z.string().regex(/^\d+$/)]).catch(''),
  deadUrl: Line,
  deadAnchor: Line,
  archiveUrl: Line,
  paragraph: Line,
  mention: Line,
  note: Line,
})

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Facts, await request.formData())
  const record = `/p/${project.id}/prospects/${params.prospectId}${sameList(new URL(request.url).searchParams)}`
  if (!form.ok) return redirect(record)
  const { pageTitle, target, ...facts } = form.value
  editProspect(scope, {
    prospectId: Number(params.prospectId),
    pageTitle,
    targetPageId: target ? Number(target) : null,
    facts,
  })
  return redirect(record)
}

/** Changes what we know of the page and why we write. */
export default function EditFacts() {
  const { panel, choices, projectId, search } = useOutletContext<RecordFacts>()
  const { prospect } = panel
  const { facts } = prospect
  const isBroken = prospect.tactic === 'broken_link' || facts.deadUrl !== undefined
  return (
    <PanelForm
      title="Why we write"
      save="Save facts"
      back={`/p/${projectId}/prospects/${prospect.id}${search}`}
    >
      <Field name="pageTitle" label="Title of the page">
        <TextInput defaultValue={prospect.pageTitle ?? ''} />
      </Field>
      <Field name="target" label="We offer" help="The page of ours that fits theirs.">
        <Select defaultValue={prospect.targetPageId ?? ''}>
          <option value="">Nothing chosen</option>
          {choices.targets.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {isBroken && (
        <>
          <Field name="deadUrl" label="Dead link on their page" optional>
            <TextInput defaultValue={facts.deadUrl ?? ''} inputMode="url" />
          </Field>
          <Field name="deadAnchor" label="Its anchor" optional>
            <TextInput defaultValue={facts.deadAnchor ?? ''} />
          </Field>
          <Field name="archiveUrl" label="Archived copy" optional>
            <TextInput defaultValue={facts.archiveUrl ?? ''} inputMode="url" />
          </Field>
        </>
      )}
      <Field name="paragraph" label="Paragraph of theirs" optional help="Quoted word for word.">
        <TextArea rows={3} defaultValue={facts.paragraph ?? ''} />
      </Field>
      {(prospect.tactic === 'unlinked_mention' || facts.mention) && (
        <Field name="mention" label="Their mention of us" optional>
          <TextArea rows={2} defaultValue={facts.mention ?? ''} />
        </Field>
      )}
      <Field name="note" label="Note" optional>
        <TextArea rows={3} defaultValue={facts.note ?? ''} />
      </Field>
    </PanelForm>
  )
}
