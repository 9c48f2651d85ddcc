import { data, Form, useNavigation } from 'react-router'
import { ProjectFields } from '#app/components/project-fields.tsx'
import { listBrands } from '#app/domain/projects/brands.server.ts'
import { ProjectFields as ProjectForm } from '#app/domain/projects/project-form.ts'
import {
  editProject,
  listCompetitors,
  listTargetPages,
  problemsOf,
} from '#app/domain/projects/projects.server.ts'
import { weighAllAgain } from '#app/domain/scores/settings.server.ts'
import { saying } from '#app/server/flash.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireProject } from '#app/server/session.server.ts'
import { Button, ButtonLink } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import { FormSection } from '#app/ui/form-section.tsx'
import type { Route } from './+types/project.ts'

export async function loader({ request, params }: Route.LoaderArgs) {
  const { scope, project } = await requireProject(request, params)
  return {
    id: project.id,
    values: {
      name: project.name,
      siteUrl: project.siteUrl,
      targetUrls: listTargetPages(scope, project.id).map(({ url }) => url),
      competitors: listCompetitors(scope, project.id).map(({ domain }) => domain),
      brands: listBrands(scope, project.id),
    },
  }
}

export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const form = readForm(ProjectForm, await request.formData())
  if (!form.ok) return badForm(form)
  const problems = problemsOf(form.value)
  if (Object.keys(problems).length > 0) return badForm(form, problems)
  editProject(scope, { projectId: project.id, ...form.value })
  weighAllAgain(scope, { projectId: project.id })
  return data(
    { ok: true as const, errors: undefined, typed: undefined },
    { headers: { 'Set-Cookie': saying({ text: `${form.value.name} is saved` }) } },
  )
}

export default function ProjectSettings({ loaderData: { id, values }, actionData }: Route.ComponentProps) {
  const isBusy = useNavigation().formMethod === 'POST'
  return (
    <div className="max-w-measure">
      <FormSection title={values.name}>
        <Form method="post" noValidate key={id} className="grid gap-5">
          <ErrorSummary errors={actionData?.errors} />
          <ProjectFields values={values} typed={actionData?.typed} errors={actionData?.errors} />
          <div className="flex gap-3">
            <Button look="primary" busy={isBusy && 'Saving…'}>
              Save the project
            </Button>
            <ButtonLink to={`/settings/project/${id}/score`} look="quiet">
              Weights of the score
            </ButtonLink>
          </div>
        </Form>
      </FormSection>
    </div>
  )
}
