import { redirect } from 'react-router'
import { listProjects } from '#app/domain/projects/projects.server.ts'
import { readPreferences } from '#app/server/preferences.ts'
import { requireScope } from '#app/server/session.server.ts'
import type { Route } from './+types/home.ts'

/** The start: today's work in the project last looked at, or the set-up of the first one. */
export async function loader({ request }: Route.LoaderArgs) {
  const scope = await requireScope(request)
  const projects = listProjects(scope)
  const last = readPreferences(request).projectId
  const project = projects.find(({ id }) => id === last) ?? projects[0]
  return redirect(project ? `/p/${project.id}/today` : '/setup/project')
}
