import { Form, redirect, useNavigation } from 'react-router'
import { SetupHead, SetupShell } from '#app/components/frame/setup-shell.tsx'
import { ProjectFields } from '#app/components/project-fields.tsx'
import { StatusMeanings } from '#app/components/status-meanings.tsx'
import { ProjectFields as ProjectForm } from '#app/domain/projects/project-form.ts'
import { addProject, listProjects, problemsOf } from '#app/domain/projects/projects.server.ts'
import { addStarters } from '#app/domain/templates/starter.server.ts'
import { badForm, readForm } from '#app/server/forms.ts'
import { requireScope } from '#app/server/session.server.ts'
import { Button } from '#app/ui/button.tsx'
import { ErrorSummary } from '#app/ui/error-summary.tsx'
import type { Route } from './+types/project.ts'

export const meta: Route.MetaFunction = () => [{ title: 'Set up · Linkwright' }]

export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  if (listProjects(scope).length > 0) throw redirect('/')
  return { owner: scope.user.email }
}

export async function action({ request }: Route.ActionArgs) {
  const scope = await requireScope(request)
  const form = readForm(ProjectForm, await request.formData())
  if (!form.ok) return badForm(form)
  const problems = problemsOf(form.value)
  if (Object.keys(problems).length > 0) return badForm(form, problems)
  addStarters(scope)
  addProject(scope, form.value)
  return redirect('/setup/next')
}

export default function SetupProject({ loaderData: { owner }, actionData }: Route.ComponentProps) {
  const isBusy = useNavigation().state !== 'idle'
  return (
    <SetupShell step={2} owner={owner} aside={<StatusMeanings />}>
      <SetupHead title="Your site">
        The first project: one site, the pages that should earn links, and who they compete with. All of it
        can be changed later.
      </SetupHead>
      <Form method="post" noValidate className="grid gap-5">
        <ErrorSummary errors={actionData?.errors} />
        <ProjectFields typed={actionData?.typed} errors={actionData?.errors} />
        <div>
          <Button look="primary" busy={isBusy && 'Making the project…'}>
            Make the project
          </Button>
        </div>
      </Form>
    </SetupShell>
  )
}
