import { Form, redirect } from 'react-router'
import { z } from 'zod'
import { TACTICS } from '#db/vocabulary.ts'
import { REFUSED_CONTACT } from '#app/components/prospects/typed-contact.ts'
import { TACTIC_WORDS } from '#app/components/words.ts'
import { addByHand } from '#app/domain/prospects/add-by-hand.server.ts'
import { choicesOf } from '#app/domain/prospects/choices.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm, type FormErrors, type Typed } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { Card } from '#app/ui/card.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { Field } from '#app/ui/field.tsx'
import { Select, TextArea, TextInput } from '#app/ui/inputs.tsx'
import { PageBar, PageBody } from '#app/ui/page-bar.tsx'
import type { Route } from './+types/add.ts'

const Line = z.string().trim().max(500).catch('')
const Typing = z.object({
  page: z.string().trim().min(1, 'Enter a page or a domain, such as soilschool.example/resources'),
  pageTitle: Line,
  tactic: z.enum(TACTICS),
  target: z.union([z.literal(''), z.string().regex(/^\d+$/)]).catch(''),
  note: Line,
  email: Line,
  firstName: Line,
  lastName: Line,
})

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return { projectId: project.id, targets: choicesOf(scope, { projectId: project.id }).targets }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(Typing, await request.formData())
  if (!form.ok) return badForm(form)
  const { target, ...typed } = form.value
  const added = addByHand(scope, {
    ...typed,
    projectId: project.id,
    targetPageId: target ? Number(target) : null,
  })
  if (!added.ok && added.reason === 'not-a-page')
    return badForm(form, { page: 'Enter a page or a domain, such as soilschool.example/resources' })
  if (!added.ok && added.reason === 'banned')
    return badForm(form, { page: `Not added: ${added.because}. The list is under Settings, Blacklist.` })
  if (!added.ok) return badForm(form, { email: REFUSED_CONTACT['not-an-address'] })
  const record = `/p/${project.id}/prospects/${added.id}`
  if (added.outcome === 'created') return redirect(record)
  return redirect(record, {
    headers: { 'Set-Cookie': saying({ text: 'This prospect was here already; it was left as it is.' }) },
  })
}

export const meta: Route.MetaFunction = () => [{ title: 'Add prospects · Linkwright' }]

export default function AddProspects({
  loaderData: { projectId, targets },
  actionData,
}: Route.ComponentProps) {
  return (
    <>
      <PageBar title="Add prospects" crumb={{ label: 'Prospects', to: `/p/${projectId}/prospects` }} rule />
      <PageBody padded>
        <div className="grid max-w-measure gap-4">
          <ErrorSummary errors={actionData?.errors} />
          <OneForm targets={targets} errors={actionData?.errors} typed={actionData?.typed} />
          <PasteForm projectId={projectId} />
        </div>
      </PageBody>
    </>
  )
}

function OneForm({
  targets,
  errors,
  typed,
}: {
  targets: { id: number; name: string }[]
  errors?: FormErrors
  typed?: Typed
}) {
  const value = (name: string) => String(typed?.[name] ?? '')
  return (
    <Card title="One prospect">
      <Form method="post" className="grid gap-4">
        <Field
          name="page"
          label="Page or domain"
          help="The page that should link to you; a domain alone means the site as a whole."
          error={errors?.page}
        >
          <TextInput
            inputMode="url"
            autoComplete="off"
            defaultValue={value('page')}
            placeholder="soilschool.example/resources"
          />
        </Field>
        <Field name="pageTitle" label="Title of the page" optional>
          <TextInput autoComplete="off" defaultValue={value('pageTitle')} />
        </Field>
        <div className="grid gap-4 wide:grid-cols-2">
          <Field name="tactic" label="Tactic" error={errors?.tactic}>
            <Select defaultValue={value('tactic') || 'resource_page'}>
              {TACTICS.map((tactic) => (
                <option key={tactic} value={tactic}>
                  {TACTIC_WORDS[tactic]}
                </option>
              ))}
            </Select>
          </Field>
          <Field name="target" label="We offer">
            <Select defaultValue={value('target')}>
              <option value="">Nothing chosen</option>
              {targets.map(({ id, name }) => (
                <option key={id} value={id}>
                  {name}
                </option>
              ))}
            </Select>
          </Field>
        </div>
        <Field name="email" label="Contact’s e-mail address" optional error={errors?.email}>
          <TextInput type="email" autoComplete="off" defaultValue={value('email')} />
        </Field>
        <div className="grid gap-4 wide:grid-cols-2">
          <Field name="firstName" label="First name" optional>
            <TextInput autoComplete="off" defaultValue={value('firstName')} />
          </Field>
          <Field name="lastName" label="Last name" optional>
            <TextInput autoComplete="off" defaultValue={value('lastName')} />
          </Field>
        </div>
        <Field name="note" label="Note" optional>
          <TextArea rows={2} defaultValue={value('note')} />
        </Field>
        <div>
          <Button look="primary">Add prospect</Button>
        </div>
      </Form>
    </Card>
  )
}

/** Pasted rows take the way of a file: columns are guessed, shown and tried before anything is written. */
function PasteForm({ projectId }: { projectId: number }) {
  return (
    <Card title="Many, from a spreadsheet">
      <Form
        method="post"
        action={`/p/${projectId}/imports/new`}
        encType="multipart/form-data"
        className="grid gap-4"
      >
        <Field
          name="rows"
          label="Rows"
          help="Copy the cells with their headings, or one page a line. You see what each column is taken for, and what will happen to every row, before anything is written."
        >
          <TextArea
            mono
            rows={8}
            required
            placeholder={
              'URL\tPage title\tE-mail\nhttps://soilschool.example/resources\tResources for schools\t'
            }
          />
        </Field>
        <div>
          <Button>Look at these rows</Button>
        </div>
      </Form>
    </Card>
  )
}
