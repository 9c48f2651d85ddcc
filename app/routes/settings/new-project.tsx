import { Form, redirect, useNavigation } from 'react-router'
import { ProjectFields } from '#app/components/project-fields.tsx'
import { ProjectFields as ProjectForm } from '#app/domain/projects/project-form.ts'
import { addProject, problemsOf } from '#app/domain/projects/projects.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireScope } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import type { Route } from './+types/new-project.ts'

export async function loader({ request }: Route.LoaderArgs) {
  await requireScope(request)
  return null
}

export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  const form = readForm(ProjectForm, await request.formData())
  if (!form.ok) return badForm(form)
  const problems = problemsOf(form.value)
  if (Object.keys(problems).length > 0) return badForm(form, problems)
  const { id } = addProject(scope, form.value)
  return redirect(`/p/${id}/today`)
}

export default function NewProject({ actionData }: Route.ComponentProps) {
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <div className="max-w-measure">
      <FormSection title="A new project" help="One client site, with its own prospects, sequences and links.">
        <Form method="post" noValidate className="grid gap-5">
          <ErrorSummary errors={actionData?.errors} />
          <ProjectFields typed={actionData?.typed} errors={actionData?.errors} />
          <div>
            <Button look="primary" busy={isBusy && 'Making the project…'}>
              Make the project
            </Button>
          </div>
        </Form>
      </FormSection>
    </div>
  )
}
