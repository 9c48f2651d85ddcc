import { redirect } from 'react-router'
import { getImport } from '#app/domain/imports/get-import.server.ts'
import { forgetMapping } from '#app/domain/imports/remembered.server.ts'
import {
  backToColumns,
  cancelImport,
  confirmImport,
  undoImport,
} from '#app/domain/imports/steer-import.server.ts'
import { NotFound } from '#app/domain/values/errors.ts'
import { saying } from '#app/server/flash.ts'
import { instanceOf } from '#app/server/instance.server.ts'
import { requireProject } from '#app/server/session.server.ts'
import type { Route } from './+types/step.ts'

const STEPS = {
  columns: backToColumns,
  start: confirmImport,
  cancel: cancelImport,
  undo: undoImport,
  forget: forgetMapping,
}

/** `POST …/imports/7/start`: the next step of an import. One that came too late says so on the import's page. */
export async function action({ request, params }: Route.ActionArgs) {
  const { scope, project } = await requireProject(request, params)
  const { id } = getImport(scope, Number(params.importId) || 0, { projectId: project.id })
  const step = Object.hasOwn(STEPS, params.step) ? STEPS[params.step as keyof typeof STEPS] : undefined
  if (!step) throw new NotFound('An import has no such step.')
  const taken = await step(scope, { importId: id, dataFolder: instanceOf().env.dataFolder })
  const headers = taken.ok ? undefined : { 'Set-Cookie': saying({ text: `${taken.reason}.`, isError: true }) }
  return redirect(`/p/${project.id}/imports/${id}`, { headers })
}

/** Somebody loaded the address of a step: its import is meant. */
export async function loader({ params }: Route.LoaderArgs) {
  return redirect(`/p/${params.projectId}/imports/${params.importId}`)
}
